// Talking to the remote: what it holds, fetching one commit, and what a failure means. Only here is anything tried again.
// Whether a failure is a matter of rights or of the network is asked of the server, never read from git's words.
import { access } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { PipelineError } from "../../errors.ts";
import type { Finished } from "../../ports.ts";
import { gitFailure, words } from "./git-command.ts";
import type { Remote } from "./remote-address.ts";
import type { Store } from "./store.ts";

export interface RemoteRefs {
  /** Commit ids by full ref name. */
  readonly refs: ReadonlyMap<string, string>;
  /** The branch its HEAD is on. */
  readonly head: string | undefined;
}

type Service = "git-upload-pack" | "git-receive-pack";
type Diagnosis = "unauthorized" | "unavailable" | "answers";

export const TRIES = 3;
const FIRST_WAIT_MS = 300;
const PROBE_MS = 10_000;

/** The refs named by `patterns`, exactly; `HEAD` among them also tells its branch. Repeatable. @throws GIT_UNAUTHORIZED, GIT_UNAVAILABLE, GIT_FAILED */
export async function listRefs(store: Store, remote: Remote, patterns: readonly string[]): Promise<RemoteRefs> {
  // Asked for branches alone, a server leaves out the refs of every pull request there ever was.
  const only = patterns.every((pattern) => pattern.startsWith("refs/heads/")) ? ["--heads"] : [];
  const stdout = await ask(store, remote, ["ls-remote", "--symref", ...only, "--", remote.url, ...patterns]);
  const refs = new Map<string, string>();
  let head: string | undefined;
  for (const line of stdout.split("\n")) {
    const [value = "", name = ""] = line.split("\t");
    if (value.startsWith("ref: refs/heads/") && name === "HEAD") head = value.slice("ref: refs/heads/".length);
    else if (/^[0-9a-f]{40}$/.test(value)) refs.set(name, value);
  }
  return { refs, head };
}

/**
 * Brings `source` (a full ref or a commit id) into the store, under `target`: with `depth` commits, or what lies between it and a
 * commit that we `have`. Repeatable. @throws as listRefs
 */
export async function fetchRef(
  store: Store,
  remote: Remote,
  { source, target, ...much }: Fetched & ({ readonly depth: number } | { readonly have: string }),
): Promise<void> {
  const quiet = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];
  const limit = "depth" in much ? `--depth=${much.depth}` : `--negotiation-tip=${much.have}`;
  await ask(store, remote, ["fetch", ...quiet, limit, "--", remote.url, `+${source}:${target}`]);
}

interface Fetched {
  readonly source: string;
  readonly target: string;
}

/** A question that may be asked again: up to three times. */
async function ask(store: Store, remote: Remote, args: readonly string[]): Promise<string> {
  const call = { args, gitDir: store.dir, config: remote.config };
  for (let attempt = 1; ; attempt += 1) {
    const finished = await store.git.run(call);
    if (finished.exitCode === 0) return finished.stdout;
    const diagnosis = await diagnose(remote, "git-upload-pack", finished);
    if (diagnosis === "unauthorized") throw unauthorized(remote, finished);
    const isGone = diagnosis === "unavailable" && remote.transport === "path";
    if (attempt < TRIES && !isGone) {
      await waitBefore(attempt + 1);
      continue;
    }
    if (isGone || remote.transport !== "path") throw unavailable(remote, finished);
    throw await gitFailure(call, { ...finished, stderr: words(finished.stderr, remote.secrets) }, store.stateDir);
  }
}

export async function waitBefore(attempt: number): Promise<void> {
  await sleep(FIRST_WAIT_MS * 2 ** (attempt - 2));
}

/** Why a call failed, by asking the server itself. Over ssh nobody can be asked: there git's words have to do. */
export async function diagnose(remote: Remote, service: Service, finished: Finished): Promise<Diagnosis> {
  if (remote.transport === "path") return (await exists(remote.url)) ? "answers" : "unavailable";
  if (remote.transport === "ssh") return /permission denied/i.test(finished.stderr) ? "unauthorized" : "unavailable";
  const headers = remote.authorization === undefined ? {} : { authorization: remote.authorization };
  const address = `${remote.url.replace(/\/$/, "")}/info/refs?service=${service}`;
  return fetch(address, { headers, signal: AbortSignal.timeout(PROBE_MS) }).then(
    async (response) => {
      await response.body?.cancel();
      if ([401, 403, 404].includes(response.status)) return "unauthorized";
      return response.ok ? "answers" : "unavailable";
    },
    () => "unavailable",
  );
}

export function unauthorized(remote: Remote, finished: Finished): PipelineError {
  const said = words(finished.stderr, remote.secrets);
  return new PipelineError("GIT_UNAUTHORIZED", `${shownUrl(remote)} does not let us in: ${said}`);
}

export function unavailable(remote: Remote, finished: Finished): PipelineError {
  const said = finished.timedOut ? "no answer in time" : words(finished.stderr, remote.secrets);
  return new PipelineError("GIT_UNAVAILABLE", `${shownUrl(remote)}: ${said}`);
}

function shownUrl(remote: Remote): string {
  return words(remote.url, remote.secrets);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
