// verify: an attempt → a verdict. Cheap checks on trees first, then the repository's own commands, then the decision.
import { blobIds, type FileTexts, fileTexts } from "../core/added-lines.ts";
import type { Attempt } from "../core/attempt.ts";
import { costLeft } from "../core/budget.ts";
import { commandCheck, needsBaseline } from "../core/checks/command.ts";
import { findNoChange, noChangeCheck } from "../core/checks/no-change.ts";
import { runStaticChecks } from "../core/checks/registry.ts";
import { conclude as concludeCheck } from "../core/checks/result.ts";
import { scannable } from "../core/checks/secrets.ts";
import { sizeCheck } from "../core/checks/size.ts";
import type { VerifyCommand } from "../core/config/config.ts";
import { assertSetUp, setUpOf } from "../core/set-up.ts";
import { minutesToMs, type Settings } from "../core/settings.ts";
import type { CheckResult, Verdict } from "../core/verdict.ts";
import { decide } from "../core/verdict-decision.ts";
import { PipelineError } from "../errors.ts";
import type { Finished, Ports, Workdir } from "../ports.ts";

type VerifyPorts = Pick<Ports, "workspace" | "trees" | "commands" | "scanner" | "log">;

/**
 * Everything the change does wrong is in the verdict.
 * @throws GIT_FAILED, SANDBOX_UNAVAILABLE, CANCELLED; SETUP_FAILED on a machine that cannot be prepared.
 */
export async function verify(
  attempt: Attempt,
  ports: VerifyPorts,
  settings: Settings,
  signal: AbortSignal,
): Promise<Verdict> {
  const texts = await readTexts(attempt, ports, settings);
  const noChange = findNoChange({ change: attempt.change, texts, attempt });
  if (noChange !== undefined) {
    const checks = [noChangeCheck({ change: attempt.change, texts, attempt })];
    return conclude({ ...attempt, noChange, checks }, ports, settings);
  }
  const checks = await checkTree(attempt, texts, ports, settings);
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

/** On another machine: set-up first, which may reach any host and so must see base code only; then the agent's tree. */
async function prepareElsewhere(attempt: Attempt, place: Place): Promise<number> {
  const finished = await setUp(place);
  if (finished !== undefined) assertSetUp(place.settings.setup ?? "", finished);
  await place.ports.workspace.restore(place.workdir, attempt.change.tree);
  return finished?.durationMs ?? 0;
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
    name: command.name,
    exitCode: finished.exitCode,
    ms: Math.round(finished.durationMs),
  });
  return finished;
}

async function setUp({ workdir, ports, settings, signal }: Place): Promise<Finished | undefined> {
  const wanted = setUpOf(settings, workdir);
  return wanted === undefined ? undefined : ports.commands.run(wanted, signal);
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
        workdir = await ports.workspace.open(name, attempt.baseCommit);
        if (!workdir.fresh) await ports.workspace.restore(workdir, attempt.change.baseTree);
        const prepared = await setUp({ workdir, ports, settings, signal });
        isReady = prepared === undefined || (prepared.exitCode === 0 && !prepared.cancelled);
        ms += prepared?.durationMs ?? 0;
      }
      ports.log.info("baseline", { name: command.name, ready: isReady });
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

function judge(attempt: Attempt, checks: readonly CheckResult[], { config }: Settings, noChange?: Verdict["noChange"]) {
  return decide({
    checks,
    outcome: attempt.outcome,
    noChange,
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
