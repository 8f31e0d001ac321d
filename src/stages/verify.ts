// verify: an attempt → a verdict. Cheap checks on trees first, then the repository's own commands, then the decision.
import { blobIds, type FileTexts, fileTexts } from "../core/added-lines.ts";
import type { Attempt } from "../core/attempt.ts";
import { costLeft } from "../core/budget.ts";
import { commandCheck, needsBaseline } from "../core/checks/command.ts";
import { findNoChange, noChangeCheck } from "../core/checks/no-change.ts";
import { isProtectedPath } from "../core/checks/protected-path.ts";
import { runStaticChecks } from "../core/checks/registry.ts";
import { conclude as concludeCheck } from "../core/checks/result.ts";
import { grantedTooLate, scopeRequestsCheck } from "../core/checks/scope-requests.ts";
import { scannable } from "../core/checks/secrets.ts";
import { sizeCheck } from "../core/checks/size.ts";
import type { VerifyCommand } from "../core/config/config.ts";
import { type Expansion, SCOPE_REQUEST_PATH } from "../core/expansion.ts";
import { decideExpansions, withDecisions, withGrants } from "../core/expansion-decision.ts";
import { parseScopeRequest, type ScopeRequest } from "../core/scope-request.ts";
import { assertSetUp } from "../core/set-up.ts";
import { minutesToMs, type Settings } from "../core/settings.ts";
import type { CheckResult, Verdict } from "../core/verdict.ts";
import { decide } from "../core/verdict-decision.ts";
import { PipelineError } from "../errors.ts";
import type { Finished, Ports, Workdir } from "../ports.ts";

type VerifyPorts = Pick<Ports, "workspace" | "trees" | "commands" | "setUp" | "scanner" | "log">;

/**
 * Everything the change does wrong is in the verdict.
 * @throws GIT_FAILED, SANDBOX_UNAVAILABLE, CANCELLED; SETUP_FAILED on a machine that cannot be prepared.
 */
export async function verify(
  given: Attempt,
  ports: VerifyPorts,
  settings: Settings,
  signal: AbortSignal,
): Promise<Verdict> {
  const { attempt, asked } = await settleRequests(given, ports, settings);
  const texts = await readTexts(attempt, ports, settings);
  const nothing = judgeNoChange(attempt, texts);
  if (nothing !== undefined) {
    // Who was given a file just now had a good reason to change nothing yet.
    const goesOn = judge(attempt, asked, settings).decision === "fix";
    const verdict = goesOn
      ? { ...attempt, checks: asked }
      : { ...attempt, ...nothing, checks: [...nothing.checks, ...asked] };
    return conclude(verdict, ports, settings);
  }
  const checks = [...(await checkTree(attempt, texts, ports, settings)), ...asked];
  // Commands cost time and run the agent's code: a change that is refused anyway does not get that far.
  if (judge(attempt, checks, settings).decision === "stop") {
    const left = settings.commands.map(({ name }) => notRun(name));
    const verdict = conclude({ ...attempt, checks }, ports, settings);
    return { ...verdict, checks: [...checks, ...left] };
  }
  const ran = await runCommands(attempt, ports, settings, signal);
  const commandsMs = attempt.commandsMs + ran.ms;
  const verdict = conclude({ ...attempt, commandsMs, checks: [...checks, ...ran.checks] }, ports, settings);
  // What a build or a test dropped must not become part of the next round's change.
  if (verdict.decision === "fix") await ports.workspace.restore(ran.workdir, attempt.change.tree);
  return verdict;
}

/** Decides about the files the agent asks for before anything is judged: what is granted now is in the territory now. */
async function settleRequests(
  given: Attempt,
  ports: VerifyPorts,
  settings: Settings,
): Promise<{ attempt: Attempt; asked: CheckResult[] }> {
  const decided = await decideRequests(given, ports, settings);
  if (decided.length === 0) return { attempt: given, asked: [] };
  const attempt = {
    ...given,
    territory: withGrants(given.territory, decided),
    expansions: withDecisions(given.expansions, decided),
  };
  const asked = scopeRequestsCheck(given.change, decided);
  const isWaiting = asked.some(({ status }) => status === "fail");
  const isLate = isWaiting && judge(attempt, asked, settings).decision !== "fix";
  return { attempt, asked: isLate ? grantedTooLate(given.change, decided) : asked };
}

async function decideRequests(
  { change, ...attempt }: Attempt,
  ports: VerifyPorts,
  { config }: Settings,
): Promise<Expansion[]> {
  const requests = await readRequests(change.scopeRequest, ports);
  if (requests.length === 0) return [];
  const entries = await Promise.all([change.tree, change.baseTree].map((tree) => ports.trees.list(tree)));
  const paths = entries.flat().map(({ path }) => path);
  const decided = decideExpansions({
    requests,
    territory: attempt.territory,
    policy: config.plan.expansions,
    isProtected: (path) => isProtectedPath(path, config.verify.allowProtected),
    isFolder: (path) => paths.some((other) => other.startsWith(`${path}/`)),
    earlier: attempt.expansions,
  });
  for (const { path, decision } of decided)
    ports.log.info("scope-request", { ticket: attempt.ticket.key, path, decision });
  return decided;
}

/** What the agent asks for. Its reasons go into comments and pull requests, so none is told that may hold a secret. */
async function readRequests(text: string | undefined, { scanner }: VerifyPorts): Promise<ScopeRequest[]> {
  const requests = parseScopeRequest(text ?? "");
  if (text === undefined || requests.length === 0) return requests;
  const secrets = await scanner.scan([{ path: SCOPE_REQUEST_PATH, text }]);
  if (secrets !== "not-run" && secrets.length === 0) return requests;
  return requests.map(({ path }) => ({ path, reason: "(withheld: it may hold a secret)", smallest: "" }));
}

/** Why there is no change to look at. An agent that waits for somebody else's file is blocked by that, whatever it says. */
function judgeNoChange(attempt: Attempt, texts: FileTexts): Pick<Verdict, "noChange" | "checks"> | undefined {
  const isWaiting = deferredPaths(attempt).length > 0;
  const seen = {
    change: attempt.change,
    texts,
    attempt: isWaiting ? { ...attempt, denials: [], closingWords: "" } : attempt,
  };
  const noChange = findNoChange(seen);
  return noChange === undefined ? undefined : { noChange, checks: [noChangeCheck(seen)] };
}

function deferredPaths({ expansions }: Attempt): string[] {
  return expansions.flatMap(({ path, decision }) => (decision === "deferred" ? [path] : []));
}

function notRun(name: string): CheckResult {
  const nature = { name, weight: "blocking" as const, fixable: false };
  return concludeCheck(nature, { status: "not-run", summary: "the change was refused before" });
}

/** Content of the changed files; none when there is more of it than anybody allowed. */
async function readTexts({ change }: Attempt, { trees }: VerifyPorts, { config }: Settings): Promise<FileTexts> {
  const tooLarge = sizeCheck({ change, settings: config.verify }).status === "fail";
  return tooLarge ? [] : fileTexts(change, await trees.blobs(blobIds(change)));
}

async function checkTree(
  attempt: Attempt,
  texts: FileTexts,
  ports: VerifyPorts,
  { config }: Settings,
): Promise<CheckResult[]> {
  const { change, territory, copied } = attempt;
  const input = { change, texts, territory, copied, settings: config.verify, findings: [] };
  const size = sizeCheck(input);
  // Nothing was read of a change that is too large: only what can be said from its entries is said.
  if (size.status === "fail") return [size];
  const paths = (await ports.trees.list(change.tree)).map(({ path }) => path);
  const findings = await ports.scanner.scan(scannable(texts));
  return runStaticChecks({ ...input, paths, findings });
}

async function runCommands(
  attempt: Attempt,
  ports: VerifyPorts,
  settings: Settings,
  signal: AbortSignal,
): Promise<{ checks: CheckResult[]; ms: number; workdir: Workdir }> {
  const workdir = await ports.workspace.open(attempt.ticket.key.toLowerCase(), attempt.baseCommit);
  const base = createBaseline(attempt, ports, settings, signal);
  const place: Place = { workdir, ports, settings, signal };
  let ms = workdir.fresh ? await prepareElsewhere(attempt, place) : 0;
  const checks: CheckResult[] = [];
  try {
    for (const command of settings.commands) {
      const finished = await runCommand(command, place);
      const baseline = needsBaseline(command, finished) ? await base.run(command) : undefined;
      checks.push(commandCheck({ command, finished, baseline, roots: [workdir.path, ...base.roots()] }));
      ms += finished.durationMs;
    }
  } finally {
    ms += await base.close();
  }
  if (signal.aborted) throw new PipelineError("CANCELLED", "stopped during verification");
  return { checks, workdir, ms };
}

/** On another machine: the dependencies first, then the agent's tree, which the set-up never sees. */
async function prepareElsewhere(attempt: Attempt, { workdir, ports, signal }: Place): Promise<number> {
  const prepared = await ports.setUp.prepare(workdir, attempt.change.tree, signal);
  if (prepared.how === "ran") assertSetUp(prepared.line, prepared.finished);
  return prepared.ms;
}

interface Place {
  readonly workdir: Workdir;
  readonly ports: VerifyPorts;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

async function runCommand(command: VerifyCommand, { workdir, ports, settings, signal }: Place): Promise<Finished> {
  const { network } = settings.config.verify;
  const allowHosts = network === "none" ? [] : settings.config.run.allowHosts;
  const timeoutMs = minutesToMs(command.timeoutMinutes);
  const finished = await ports.commands.run({ line: command.run, workdir, timeoutMs, allowHosts }, signal);
  ports.log.info("verify-command", {
    workdir: workdir.name,
    name: command.name,
    exitCode: finished.exitCode,
    ms: Math.round(finished.durationMs),
  });
  return finished;
}

/** The base commit in a directory of its own, made when the first command is red and gone afterwards (P20). */
function createBaseline(attempt: Attempt, ports: VerifyPorts, settings: Settings, signal: AbortSignal) {
  const name = `${attempt.ticket.key.toLowerCase()}-base`;
  let workdir: Workdir | undefined;
  let isReady = false;
  let ms = 0;
  return {
    /** "unknown" when the base could not be prepared: what is red there then says nothing. */
    async run(command: VerifyCommand): Promise<Finished | "unknown"> {
      if (workdir === undefined) {
        workdir = await openAnew(name, attempt.baseCommit, ports);
        const prepared = await ports.setUp.prepare(workdir, attempt.change.baseTree, signal);
        isReady = prepared.how !== "ran" || (prepared.finished.exitCode === 0 && !prepared.finished.cancelled);
        ms += prepared.ms;
      }
      ports.log.info("baseline", { workdir: name, name: command.name, ready: isReady });
      if (!isReady) return "unknown";
      const finished = await runCommand(command, { workdir, ports, settings, signal });
      ms += finished.durationMs;
      return finished;
    },
    roots: () => (workdir === undefined ? [] : [workdir.path]),
    /** @returns the time all baselines took. */
    async close(): Promise<number> {
      if (workdir !== undefined) await ports.workspace.release(name);
      return ms;
    },
  };
}

/** What a dead run's commands left there, ignored files too, is nothing that a set-up may find. */
async function openAnew(name: string, commit: string, { workspace }: VerifyPorts): Promise<Workdir> {
  const workdir = await workspace.open(name, commit);
  if (workdir.fresh) return workdir;
  await workspace.release(name);
  return workspace.open(name, commit);
}

function judge(attempt: Attempt, checks: readonly CheckResult[], { config }: Settings, noChange?: Verdict["noChange"]) {
  return decide({
    checks,
    outcome: attempt.outcome,
    noChange,
    waitsFor: noChange === "blocked" ? deferredPaths(attempt) : [],
    round: attempt.round,
    rounds: config.fix.rounds,
    costLeftUsd: costLeft(attempt.limits.maxCostUsd, attempt.totalUsage, attempt.metered),
  });
}

function conclude(checked: Omit<Verdict, "decision" | "reason">, { log }: VerifyPorts, settings: Settings): Verdict {
  const verdict = { ...checked, ...judge(checked, checked.checks, settings, checked.noChange) };
  log.info("verify", {
    ticket: verdict.ticket.key,
    round: verdict.round,
    decision: verdict.decision,
    reason: verdict.reason,
  });
  return verdict;
}
