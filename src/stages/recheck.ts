// recheck: a verdict from a machine that ran an agent → a verdict of our own. What can be told from trees is looked at again
// here, what cannot is marked as told. Runs nothing of the repository and never makes a "stop" better.
import type { Change } from "../core/change.ts";
import { examine } from "../core/checks/examine.ts";
import { findNoChange, noChangeCheck } from "../core/checks/no-change.ts";
import { isProtectedPath } from "../core/checks/protected-path.ts";
import { conclude } from "../core/checks/result.ts";
import { grantedTooLate } from "../core/checks/scope-requests.ts";
import { copiedFiles, WORKTREE_INCLUDE_PATH } from "../core/copied-files.ts";
import type { Expansion } from "../core/expansion.ts";
import { decideExpansions, withGrants } from "../core/expansion-decision.ts";
import type { Task } from "../core/plan.ts";
import { commandsAsTold, type RanOn, spokenTexts, withholding, withinBounds } from "../core/reported.ts";
import type { Settings } from "../core/settings.ts";
import type { Verdict } from "../core/verdict.ts";
import { blockingFailures, decide } from "../core/verdict-decision.ts";
import { PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

type RecheckPorts = Pick<Ports, "trees" | "scanner" | "workspace" | "log">;

type RecheckSettings = Pick<Settings, "config" | "base" | "trusted" | "commands">;

/** What another machine handed over. */
export interface Reported {
  readonly verdict: Verdict;
  /** The same task as this machine has it: from its own plan, started (`standsOn`, `siblings`) by itself. */
  readonly task: Task;
  /** Absolute path of the bundle with the work; undefined when nothing came with the verdict. */
  readonly bundle: string | undefined;
  /** Where the results of the repository's commands are from. */
  readonly ranOn: RanOn;
}

/**
 * Imports the work and judges it again: the change from our own store, every static check with our own configuration and
 * territory. "deliver" stays only when everything blocking passes; any other decision is "stop". Afterwards the tree is in
 * the store. Repeatable.
 * @param settings.base where the task starts, as this machine knows it.
 * @throws ARTEFACT_INVALID for a bundle or a verdict that is not what it says; CHECKOUT_SHALLOW, GIT_*.
 */
export async function recheck(reported: Reported, ports: RecheckPorts, settings: RecheckSettings): Promise<Verdict> {
  const told = await withoutSecrets(withinBounds(reported.verdict, reported.task), ports);
  const verdict = await judgeAgain(told, reported, ports, settings);
  ports.log.info("recheck", { ticket: verdict.ticket.key, decision: verdict.decision, reason: verdict.reason });
  return verdict;
}

async function judgeAgain(
  told: Verdict,
  reported: Reported,
  ports: RecheckPorts,
  settings: RecheckSettings,
): Promise<Verdict> {
  if (told.decision !== "deliver") {
    const expansions = await decideAgain(told, [settings.base.tree], ports, settings);
    return { ...told, expansions, decision: "stop" };
  }
  const commands = commandsAsTold(told.checks, settings.commands, reported.ranOn);
  if (await isOnBase(told.baseCommit, ports, settings)) {
    const looked = await lookAgain(told, await takeIn(reported, ports, settings), ports, settings);
    // Where there is no change, no command says anything about it.
    return judged(looked.noChange === undefined ? { ...looked, checks: [...looked.checks, ...commands] } : looked);
  }
  const status = { status: "fail", summary: "the work stands on a commit that is not of the base branch" } as const;
  const base = conclude({ name: "base", weight: "blocking", fixable: false }, status);
  return judged({ ...told, expansions: [], checks: [base, ...commands] });
}

/** Everything that trees can tell of a change, with our own configuration; `told.territory` is the plan's. */
async function lookAgain(
  told: Verdict,
  change: Change,
  ports: RecheckPorts,
  settings: RecheckSettings,
): Promise<Verdict> {
  const expansions = await decideAgain(told, [change.tree, change.baseTree], ports, settings);
  const territory = withGrants(told.territory, expansions);
  const copied = [...new Set([...told.copied, ...(await copiedElsewhere(change, ports, settings))])];
  const { texts, checks } = await examine(
    { change, territory, copied, settings: settings.config.verify },
    {
      blobs: (ids) => ports.trees.blobs(ids),
      paths: async () => (await ports.trees.list(change.tree)).map(({ path }) => path),
      scan: (all) => ports.scanner.scan(all),
    },
  );
  const looked = { ...told, change, expansions, territory, copied };
  const seen = { change, texts, attempt: told };
  const noChange = findNoChange(seen);
  if (noChange !== undefined) return { ...looked, noChange, checks: [noChangeCheck(seen)] };
  return { ...looked, checks: [...checks, ...grantedTooLate(change, expansions)] };
}

/** Nobody here can ask the agent for another round: what is not good now is refused. */
function judged(verdict: Verdict): Verdict {
  const { checks, outcome, noChange, round } = verdict;
  const { decision, reason } = decide({ checks, outcome, noChange, round, rounds: 0, costLeftUsd: 0 });
  if (decision === "deliver" || noChange !== undefined || outcome !== "finished")
    return { ...verdict, decision, reason };
  const failed = blockingFailures(checks).map(({ name, status }) =>
    status === "not-run" ? `${name} did not run` : `${name} failed`,
  );
  return { ...verdict, decision: "stop", reason: `looked at again before delivery: ${failed.join(", ") || reason}` };
}

async function withoutSecrets(told: Verdict, { scanner }: RecheckPorts): Promise<Verdict> {
  const found = await scanner.scan(spokenTexts(told));
  return withholding(told, (path) => found === "not-run" || found.some((finding) => finding.path === path));
}

/**
 * What is published stands on this commit, with all it brings. The base branch may have moved on since the work began; merged
 * into it, an older commit of it changes nothing, and anything else would bring what nobody checked.
 */
async function isOnBase(
  commit: string,
  { trees }: RecheckPorts,
  { base, trusted }: Pick<Settings, "base" | "trusted">,
): Promise<boolean> {
  if (commit === base.commit || commit === trusted.commit) return true;
  const merged = await trees.merge(base.commit, commit);
  return merged.tree === base.tree;
}

/** The work in our own store, and what it changes as our own store tells it. */
async function takeIn(
  { verdict, task, bundle }: Reported,
  { trees, workspace, log }: RecheckPorts,
  { base }: Pick<Settings, "base">,
): Promise<Change> {
  if (bundle === undefined)
    throw new PipelineError("ARTEFACT_INVALID", "verdict: says deliver, but no bundle is with it");
  const { baseCommit } = verdict;
  const { tree } = verdict.change;
  await workspace.adopt(bundle, { parent: baseCommit, tree });
  const files = await trees.diff(baseCommit, tree);
  const baseTree = baseCommit === base.commit ? base.tree : verdict.change.baseTree;
  if (baseCommit !== base.commit && !(await isSameTree(baseCommit, baseTree, trees)))
    throw new PipelineError("ARTEFACT_INVALID", "verdict: change.baseTree is not the tree of its base commit");
  const toldPaths = new Set(verdict.change.files.map(({ path }) => path));
  const isAsTold = files.length === verdict.change.files.length && files.every(({ path }) => toldPaths.has(path));
  if (!isAsTold)
    log.warn("not-as-told", { ticket: task.ticket.key, told: verdict.change.files.length, found: files.length });
  return { baseCommit, baseTree, tree, files, hazards: [] };
}

async function isSameTree(commit: string, tree: string, trees: RecheckPorts["trees"]): Promise<boolean> {
  return /^[0-9a-f]{40}$/.test(tree) && (await trees.diff(commit, tree)).length === 0;
}

/** A file counts as granted when that was told and when we would grant it too; all other words about it are ours. */
async function decideAgain(
  { expansions: told, territory }: Pick<Verdict, "expansions" | "territory">,
  trees: readonly string[],
  ports: RecheckPorts,
  { config }: Pick<Settings, "config">,
): Promise<Expansion[]> {
  if (told.length === 0) return [];
  const entries = await Promise.all(trees.map((tree) => ports.trees.list(tree)));
  const paths = entries.flat().map(({ path }) => path);
  const decided = decideExpansions({
    // Those that were granted first: others must not use up what may be granted.
    requests: [...told].sort((a, b) => Number(b.decision === "granted") - Number(a.decision === "granted")),
    territory,
    policy: config.plan.expansions,
    isProtected: (path) => isProtectedPath(path, config.verify.allowProtected),
    isFolder: (path) => paths.some((other) => other.startsWith(`${path}/`)),
    earlier: [],
  });
  const wereGranted = new Set(told.filter(({ decision }) => decision === "granted").map(({ path }) => path));
  return decided.map((one) =>
    one.decision === "granted" && !wereGranted.has(one.path)
      ? { ...one, decision: "rejected", why: "it was not granted while the agent worked" }
      : one,
  );
}

/** Added files that are local ones wherever there is a checkout: which are, is for the trusted tree to say. */
async function copiedElsewhere(
  { files }: Change,
  { trees }: RecheckPorts,
  { config, trusted }: Pick<Settings, "config" | "trusted">,
): Promise<string[]> {
  const entries = await trees.list(trusted.tree);
  const listed = entries.filter(({ path }) => path === WORKTREE_INCLUDE_PATH);
  if (listed.length === 0 && config.scaffold.copy.length === 0) return [];
  const gitignores = entries.filter(({ path }) => path === ".gitignore" || path.endsWith("/.gitignore"));
  const texts = await trees.blobs([...listed, ...gitignores].map(({ blob }) => blob));
  return copiedFiles({
    paths: files.filter(({ status }) => status === "added").map(({ path }) => path),
    include: [...listed.map(({ blob }) => texts.get(blob) ?? ""), ...config.scaffold.copy].join("\n"),
    gitignores: new Map(gitignores.map(({ path, blob }) => [path, texts.get(blob) ?? ""])),
  });
}
