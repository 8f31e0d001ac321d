// scaffold: a task → a brief. Opens the working directory, prepares it, picks patterns from the base tree, writes the prompt.

import type { Brief } from "../core/brief.ts";
import { copiedFiles, WORKTREE_INCLUDE_PATH } from "../core/copied-files.ts";
import { hexSha256 } from "../core/names.ts";
import type { Task } from "../core/plan.ts";
import { composePrompt, promptInput } from "../core/prompt/prompt.ts";
import { assertSetUp } from "../core/set-up.ts";
import type { Settings } from "../core/settings.ts";
import { NO_USAGE, type Usage } from "../core/usage.ts";
import type { Ports, TreeEntry, Workdir } from "../ports.ts";
import { queryOf } from "../retrieval/enrichment.ts";
import { createContext } from "../retrieval/patterns.ts";
import { mentionsOf } from "../retrieval/predict.ts";
import type { PatternQuery } from "../retrieval/query.ts";
import type { RankedFile } from "../retrieval/ranker.ts";
import { shownForRerank } from "../retrieval/rerank.ts";
import { readSources, type Shown, show } from "../retrieval/shown.ts";

type ScaffoldPorts = Pick<Ports, "workspace" | "trees" | "files" | "setUp" | "reranker" | "log" | "clock">;

/** Share of a ticket's money that knowing better what to show may cost; the rest is the agent's. */
const RERANK_SHARE = 0.1;

/** @throws SETUP_FAILED, PROMPT_TEMPLATE_INVALID, SANDBOX_UNAVAILABLE, GIT_FAILED, DISK_FULL. */
export async function scaffold(
  task: Task,
  ports: ScaffoldPorts,
  settings: Settings,
  signal: AbortSignal,
): Promise<Brief> {
  const entries = await ports.trees.list(settings.base.tree);
  // git writes files while we read others: neither waits for the other.
  const [workdir, { patterns, docs, guides, spent }] = await Promise.all([
    openClean(task, ports, settings.base.commit),
    chooseShown(task, entries, ports, { settings, signal }),
  ]);
  const copied = await copyIgnoredFiles(workdir, ports, settings);
  const commandsMs = await prepare(task, workdir, ports, { settings, signal });
  const prompt = composePrompt(
    promptInput({
      task,
      patterns,
      docs,
      guides,
      commands: settings.commands,
      round: 1,
      complaints: [],
      delimiter: hexSha256(`${task.snapshot} ${settings.base.commit}`).slice(0, 16),
    }),
    settings.template,
  );
  ports.log.info("scaffold", { ticket: task.ticket.key, patterns: patterns.length, promptChars: prompt.length });
  return {
    ...task,
    workdir: workdir.path,
    baseCommit: settings.base.commit,
    patterns,
    copied,
    docs,
    guides,
    prompt,
    round: 1,
    complaints: [],
    expansions: [],
    spent,
    metered: true,
    agentMs: 0,
    commandsMs,
  };
}

/** A working directory that a dead run left is emptied into a bundle first: nothing it did is lost, nothing of it leaks in. */
async function openClean(task: Task, { workspace, log, clock }: ScaffoldPorts, commit: string): Promise<Workdir> {
  const name = task.ticket.key.toLowerCase();
  const workdir = await workspace.open(name, commit);
  if (workdir.fresh) return workdir;
  const left = await workspace.collect(workdir);
  if (left.files.length > 0) {
    const message = `${task.ticket.key}: left by an earlier run\n`;
    const leftover = await workspace.commit({ tree: left.tree, parent: commit, message, date: clock.now() });
    // Named by its commit: what the run before that one left stays too.
    const kept = await workspace.salvage(`${name}-left-over-${leftover.slice(0, 9)}`, leftover);
    log.warn("left-over", { ticket: task.ticket.key, kept });
  }
  await workspace.release(name);
  return workspace.open(name, commit);
}

/** Which local files are copied is for the trusted tree to say: an agent's `.worktreeinclude` could name any of them. */
async function copyIgnoredFiles(
  workdir: Workdir,
  { trees, files, log }: ScaffoldPorts,
  { checkout, config, trusted }: Settings,
): Promise<string[]> {
  const entries = await trees.list(trusted.tree);
  const listed = entries.filter((entry) => entry.path === WORKTREE_INCLUDE_PATH);
  if (checkout === undefined || (listed.length === 0 && config.scaffold.copy.length === 0)) return [];
  const gitignores = entries.filter(({ path }) => path === ".gitignore" || path.endsWith("/.gitignore"));
  const texts = await trees.blobs([...listed, ...gitignores].map(({ blob }) => blob));
  const tracked = new Set(entries.map(({ path }) => path));
  const untracked = (await files.list(checkout, ["node_modules"])).filter((path) => !tracked.has(path));
  const wanted = copiedFiles({
    paths: untracked,
    include: [...listed.map(({ blob }) => texts.get(blob) ?? ""), ...config.scaffold.copy].join("\n"),
    gitignores: new Map(gitignores.map(({ path, blob }) => [path, texts.get(blob) ?? ""])),
  });
  const copied = await files.copy(checkout, workdir.path, wanted);
  log.info("copy", { files: copied.length });
  return copied;
}

/** Brings the dependencies there; returns the milliseconds it took. */
async function prepare(
  task: Task,
  workdir: Workdir,
  { setUp, log }: ScaffoldPorts,
  { settings, signal }: { settings: Settings; signal: AbortSignal },
): Promise<number> {
  const prepared = await setUp.prepare(workdir, settings.base.tree, signal);
  const { how, ms } = prepared;
  if (how === "nothing-to-do") return ms;
  const exitCode = how === "ran" ? prepared.finished.exitCode : undefined;
  log.info("setup", { ticket: task.ticket.key, how, exitCode, ms: Math.round(ms) });
  if (how === "ran") assertSetUp(prepared.line, prepared.finished);
  return ms;
}

async function chooseShown(
  task: Task,
  entries: readonly TreeEntry[],
  ports: ScaffoldPorts,
  { settings, signal }: { settings: Settings; signal: AbortSignal },
): Promise<Pick<Shown, "patterns" | "docs" | "guides"> & { spent: Usage }> {
  const { config, repository } = settings;
  const { code, documents } = await readSources(entries, config.scaffold.docs, (ids) => ports.trees.blobs(ids));
  const query = queryOf([task.ticket]);
  const asked = { query, mentions: mentionsOf(query, repository) };
  const context = createContext(code);
  const isReranked = config.scaffold.rerank === "model" && config.scaffold.tokenBudget > 0;
  const { first, spent } = isReranked
    ? await rerank(task, context.rank(asked), ports, { query, signal })
    : { first: [], spent: NO_USAGE };
  const { territory } = task;
  const { patterns, docs, guides } = show({ ...asked, territory, first }, { context, documents }, config.scaffold);
  return { patterns, docs, guides, spent };
}

/** The ranking's best as a model orders them; without its answer nothing comes first, and the work goes on. */
async function rerank(
  { ticket, limits }: Task,
  ranked: readonly RankedFile[],
  { reranker, log }: ScaffoldPorts,
  { query, signal }: { query: PatternQuery; signal: AbortSignal },
): Promise<{ first: string[]; spent: Usage }> {
  const { order, usage, trouble } = await reranker.rank(
    { ticket: `${query.title}\n\n${query.description}`, files: shownForRerank(ranked) },
    { maxCostUsd: limits.maxCostUsd * RERANK_SHARE, signal },
  );
  const { costUsd, durationMs: ms } = usage;
  if (trouble === undefined) log.info("rerank", { ticket: ticket.key, files: order.length, costUsd, ms });
  else log.warn("rerank", { ticket: ticket.key, why: trouble, costUsd, ms });
  return { first: order.flatMap((index) => ranked[index]?.file.path ?? []), spent: usage };
}
