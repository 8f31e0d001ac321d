// Door: `linear-to-pr demo`. Makes the example in a folder, then does what anyone could type: `all --tickets … --forge local`.
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createSilentBoard } from "../adapters/board/silent.ts";
import { createTerminalLog } from "../adapters/log/terminal.ts";
import { createShell } from "../adapters/machine/process.ts";
import { parseOptions } from "../core/options.ts";
import type { Outcome } from "../core/outcome.ts";
import { batchJson, batchTable } from "../core/words/batch-report.ts";
import { type ExitCode, PipelineError } from "../errors.ts";
import type { Shell } from "../ports.ts";
import { type Session, session } from "../session.ts";
import { VERSION } from "../version.ts";
import { watch } from "../watch.ts";
import { AGENT, SHOP, TICKETS } from "./shop.ts";

/** What each ticket of the example must come to; anything else is a fault of ours and the demo says so. */
const EXPECTED: readonly Outcome[] = [
  "delivered",
  "delivered",
  "no-change",
  "refused",
  "delivered",
  "delivered",
  "skipped",
  "delivered",
  "delivered",
];

export async function demo(args: readonly string[]): Promise<ExitCode> {
  const { dir, json, isFresh } = readArguments(args);
  if (isFresh) await rm(dir, { recursive: true, force: true });
  const shop = await makeExample(dir, createShell());
  const done = await walk(dir, shop, json);
  if (json) process.stdout.write(`${JSON.stringify(batchJson(done.report), null, 2)}\n`);
  else tell(dir, done);
  const isExpected = endingsOf(done).every(({ outcome }, index) => outcome === EXPECTED[index]);
  return isExpected && done.ended.length === EXPECTED.length ? 0 : 1;
}

const endingsOf = ({ ended }: Session) => ended.map(({ ending }) => ending);

function readArguments(args: readonly string[]): { dir: string; json: boolean; isFresh: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { dir: { type: "string" }, json: { type: "boolean" }, fresh: { type: "boolean" } },
    });
    return { dir: path.resolve(values.dir ?? ".demo"), json: values.json === true, isFresh: values.fresh === true };
  } catch (cause) {
    throw new PipelineError(
      "USAGE",
      `demo: ${cause instanceof Error ? cause.message : cause}; allowed: --dir DIR --fresh --json`,
      { cause },
    );
  }
}

/** The example repository, made once; a second run finds it and must change nothing. */
async function makeExample(dir: string, shell: Shell): Promise<string> {
  const shop = path.join(dir, "shop");
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, "tickets.yml"), TICKETS);
  await writeFile(path.join(dir, "agent.mjs"), AGENT);
  if (existsSync(path.join(shop, ".git"))) return shop;
  for (const [name, text] of Object.entries(SHOP)) {
    await mkdir(path.dirname(path.join(shop, name)), { recursive: true });
    await writeFile(path.join(shop, name), text);
  }
  await git(shell, shop, ["init", "--quiet", "--initial-branch=main"]);
  await git(shell, shop, ["add", "--all"]);
  await git(shell, shop, ["commit", "--quiet", "--message=A shop"]);
  return shop;
}

async function git(shell: Shell, cwd: string, args: readonly string[]): Promise<void> {
  const who = {
    GIT_AUTHOR_NAME: "Demo",
    GIT_AUTHOR_EMAIL: "demo@example.com",
    GIT_COMMITTER_NAME: "Demo",
    GIT_COMMITTER_EMAIL: "demo@example.com",
  };
  const env = { PATH: process.env.PATH ?? "", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...who };
  const done = await shell.run({ file: "git", args, cwd, env, timeoutMs: 20_000 });
  if (!done.started) throw new PipelineError("GIT_NOT_FOUND", "git is not on PATH");
  if (done.exitCode !== 0) throw new PipelineError("GIT_FAILED", `git ${args[0]}: ${done.stderr.trim()}`);
}

function walk(dir: string, shop: string, json: boolean): Promise<Session> {
  const { log, board } = json
    ? { log: createTerminalLog({ write: () => undefined, level: "error" }), board: createSilentBoard() }
    : watch({ json, verbose: false });
  const options = parseOptions(
    {
      stage: "all",
      slots: "4",
      tickets: path.join(dir, "tickets.yml"),
      repo: shop,
      forge: "local",
      "forge-dir": path.join(dir, "pull-requests"),
      "state-dir": path.join(dir, "state"),
      agent: "command",
      isolation: "none",
      "agent-command": `"${process.execPath}" "${path.join(dir, "agent.mjs")}"`,
    },
    "USAGE",
    (name) => `--${name}`,
  );
  // The checks of the example call `node` and `npm`: the ones beside the Node that runs us.
  const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ""}` };
  const signal = AbortSignal.timeout(120_000);
  return session(options, { source: "ticket-file", keys: [] }, { env, log, board, version: VERSION, signal });
}

function tell(dir: string, done: Session): void {
  const near = (file: string) => path.relative(process.cwd(), file) || ".";
  process.stdout.write(`
${batchTable(done.report, process.stdout.columns ?? 100)}
drafts     ${near(path.join(dir, "pull-requests"))}/
comments   ${near(path.join(dir, "tickets.yml.comments"))}/
branches   git -C ${near(path.join(dir, "shop"))} log --oneline --all
again      the same command: what is delivered stays as it is
`);
}
