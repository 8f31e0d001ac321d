// A set-up that runs once for all working directories with the same lockfiles: the first one's dependencies are kept before
// any agent is near them, the others take them over. When in doubt a directory runs its own set-up.
import { isManifest, setUpFingerprint } from "../../core/set-up.ts";
import { isPipelineError } from "../../errors.ts";
import type { Prepared, SetUp, Trees, Workdir } from "../../ports.ts";
import { createDirectSetUp, type DirectSetUpSettings, overTrusted, type Ran, runLine } from "./direct.ts";
import { findKept, type Kept, type KeptSettings, keep, removeUnused } from "./kept.ts";
import { findMade, listDirectory } from "./made.ts";
import { takeOver } from "./take-over.ts";

export interface SharedSetUpSettings extends DirectSetUpSettings, KeptSettings {
  readonly trees: Pick<Trees, "list" | "blobs">;
}

/** Another one for every run, and no program's business. */
const NO_INPUT = ["RUNNER_TRACKING_ID"];

/**
 * What is kept stays out of every cell's reach, in `<stateDir>/prepared`. With `share: "link"` it is not: an agent that edits
 * an installed file in place edits it for every directory, those of later runs too; with `"copy"` it edits its own.
 * @param settings.stateDir absolute; the working directories lie in it.
 * @param settings.env the environment the set-up line gets.
 * @returns the port; `ms` of `shared` is the whole time, waiting for the first one's set-up included.
 */
export function createSharedSetUp(settings: SharedSetUpSettings): SetUp {
  const { line } = settings;
  if (line === undefined) return createDirectSetUp(settings);
  const tellRefusal = createRefusalTeller(settings);
  let fingerprint: Promise<string> | undefined;
  let leading: Promise<void> | undefined;

  const find = async (wanted: Wanted) => {
    const kept = await findKept(settings, wanted.fingerprint);
    tellRefusal(kept);
    return kept;
  };
  const lead = async (wanted: Wanted): Promise<Prepared> => {
    const first = prepareFirst(settings, wanted);
    leading = first.then(nothing, nothing);
    const ran = await first.finally(() => {
      leading = undefined;
    });
    await find(wanted);
    return ran;
  };
  const readOnce = () => {
    fingerprint ??= removeUnused(settings)
      .then(() => readFingerprint(settings, line))
      .catch((error: unknown) => {
        fingerprint = undefined;
        throw error;
      });
    return fingerprint;
  };
  return {
    async prepare(workdir, tree, signal): Promise<Prepared> {
      const begunMs = performance.now();
      const wanted = { workdir, tree, signal, line, fingerprint: await readOnce() };
      const known = await find(wanted);
      if (known === undefined && leading === undefined && workdir.fresh) return lead(wanted);
      if (known === undefined) await endOf(leading, signal);
      return prepareNext(settings, { ...wanted, begunMs, kept: known ?? (await find(wanted)) });
    },
  };
}

interface Wanted {
  readonly workdir: Workdir;
  readonly tree: string;
  readonly signal: AbortSignal;
  readonly line: string;
  readonly fingerprint: string;
}

async function readFingerprint({ trees, trusted, env }: SharedSetUpSettings, line: string): Promise<string> {
  const entries = await trees.list(trusted.tree);
  const manifests = entries.filter(isManifest).map(({ blob }) => blob);
  const texts = await trees.blobs(manifests);
  const environment = Object.entries(env).filter(([name]) => !NO_INPUT.includes(name));
  return setUpFingerprint({
    line,
    tree: trusted.tree,
    entries,
    manifests: manifests.map((blob) => texts.get(blob) ?? ""),
    machine: [process.platform, process.arch, process.version, JSON.stringify(environment.sort())],
  });
}

/** Kept while the directory still holds nothing but the trusted tree and what the set-up made of it. */
function prepareFirst(settings: SharedSetUpSettings, wanted: Wanted): Promise<Ran> {
  const work = async () => {
    const before = await listDirectory(wanted.workdir.path);
    const ran = await runLine(settings, wanted);
    if (ran.finished.exitCode === 0 && !ran.finished.cancelled) await keepFirst(settings, wanted, before);
    return ran;
  };
  return overTrusted(settings, { ...wanted, work });
}

/** When it cannot take over what is kept, it runs its own set-up: the directory still holds the trusted tree then. */
function prepareNext(
  settings: SharedSetUpSettings,
  wanted: Wanted & { readonly kept: Kept | undefined; readonly begunMs: number },
): Promise<Prepared> {
  const { kept, begunMs } = wanted;
  const work = async (): Promise<Prepared> => {
    if (kept === undefined || "why" in kept || !(await tryTakeOver(settings, kept, wanted)))
      return runLine(settings, wanted);
    return { how: "shared", ms: performance.now() - begunMs };
  };
  return overTrusted(settings, { ...wanted, work });
}

/** Never throws: this directory is prepared, whatever becomes of the copy. */
async function keepFirst(
  settings: SharedSetUpSettings,
  { workdir, fingerprint, signal }: Wanted,
  before: Awaited<ReturnType<typeof listDirectory>>,
): Promise<void> {
  try {
    const made = await findMade(workdir.path, before, await settings.trees.list(settings.trusted.tree));
    await keep(settings, { fingerprint, origin: workdir.path, made, signal });
  } catch (error) {
    if (!signal.aborted) settings.log.warn("set-up-not-kept", { why: String(error) });
  }
}

/** @throws DISK_FULL; whatever else goes wrong, the directory can still run its own set-up. */
async function tryTakeOver(
  settings: SharedSetUpSettings,
  kept: Exclude<Kept, { readonly why: string }>,
  { workdir, signal }: Wanted,
): Promise<boolean> {
  try {
    return await takeOver(settings, { kept, root: workdir.path, signal });
  } catch (error) {
    if (isPipelineError(error)) throw error;
    if (!signal.aborted) settings.log.warn("set-up-not-shared", { why: String(error) });
    return false;
  }
}

/** Returns early when the signal fires. */
async function endOf(work: Promise<void> | undefined, signal: AbortSignal): Promise<void> {
  if (work === undefined || signal.aborted) return;
  let stop = nothing;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener("abort", stop, { once: true });
  });
  await Promise.race([work, stopped]);
  signal.removeEventListener("abort", stop);
}

/** Says once why nothing is shared. */
function createRefusalTeller({ log }: KeptSettings): (kept: Kept | undefined) => void {
  let isTold = false;
  return (kept) => {
    if (isTold || kept === undefined || !("why" in kept)) return;
    isTold = true;
    log.info("set-up-not-shared", { why: kept.why });
  };
}

function nothing(): void {}
