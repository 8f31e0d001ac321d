// What was seen on this machine → a judgement. Pure.
import type { Config } from "../config/config.ts";
import type { Finished } from "../finished.ts";
import { type Judgement, missing, ok, unknown, warning } from "./finding.ts";

/** `merge-tree --write-tree` came with it. */
const LEAST_GIT = [2, 38] as const;
/** The engine's floor, as package.json says. */
const LEAST_NODE = [20, 19] as const;

/** @param printed what `git --version` said, undefined when it could not be started. */
export function judgeGit(printed: string | undefined): Judgement {
  const found = printed === undefined ? undefined : versionIn(printed);
  if (printed === undefined) return missing("not found on PATH", "Install git 2.38 or newer.");
  if (found === undefined)
    return unknown(`"${printed}" names no version`, "Run `git --version`; 2.38 or newer is needed.");
  return isAtLeast(found, LEAST_GIT) ? ok(found) : missing(found, "Install git 2.38 or newer.");
}

/** @param version such as `v24.1.0`. */
export function judgeNode(version: string): Judgement {
  return isAtLeast(version, LEAST_NODE) ? ok(version) : missing(version, "Install Node 20.19 or newer.");
}

function versionIn(text: string): string | undefined {
  return /\d+\.\d+(?:\.\d+)?[\w.-]*/.exec(text)?.[0];
}

function isAtLeast(version: string, [least, leastMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  return major > least || (major === least && minor >= leastMinor);
}

/** @param seen.inCheckout whether the checkout has the configuration, committed or not. */
export function judgeConfiguration(seen: {
  readonly branch: string;
  readonly onBase: boolean;
  readonly inCheckout: boolean;
  readonly path: string;
}): Judgement {
  const { branch, onBase, inCheckout, path } = seen;
  if (onBase) return ok(`${path} on ${branch}`);
  return inCheckout
    ? warning(`${path} is not on ${branch} yet; until then the defaults hold`, `Commit it and push it to ${branch}.`)
    : warning(`no ${path} on ${branch}; the defaults take every ticket`, "Run `linear-to-pr init`.");
}

/** @param asked how `<program> --version` ended. */
export function judgeAgent(program: string, asked: Finished, wanted: string | undefined): Judgement {
  if (!asked.started)
    return missing(`${program} is not on PATH`, "Install the agent program, or set run.agent and run.command.");
  const found = versionIn(asked.stdout);
  if (asked.exitCode !== 0 || found === undefined) {
    return unknown(`\`${program} --version\` names no version`, `Run \`${program} --version\` by hand.`);
  }
  if (wanted === undefined || wanted === found) return ok(`${program} ${found}`);
  return missing(
    `${program} ${found}; run.agentVersion asks for ${wanted}`,
    `Install ${wanted}, or change run.agentVersion.`,
  );
}

/** The program a command line begins with; undefined when only a shell could tell. */
export function programOf(line: string): string | undefined {
  return /^\s*([\w./+-]+)(?=\s|$)/.exec(line)?.[1];
}

/** @param found where the program is; undefined when it is nowhere. */
export function judgeProgram(program: string | undefined, found: string | undefined): Judgement {
  if (program === undefined)
    return unknown("run.command begins with something only a shell understands", "Try the line by hand.");
  return found === undefined
    ? missing(`${program} of run.command is not found`, "Install it, or change run.command.")
    : ok(`${program} (${found})`);
}

/** A gap that only runs on this machine have: no gap in the path over GitHub's runners. */
export function judgeForRunsHere(judged: Judgement): Judgement {
  const { status, seen, todo = "" } = judged;
  return status === "missing" ? warning(`${seen}; only runs on this machine need it`, todo) : judged;
}

export function judgeIsolation(isolation: Config["run"]["isolation"]): Judgement {
  return isolation === "sandbox"
    ? ok("this machine can isolate")
    : warning(
        "run.isolation: none",
        "Agent and checks run without a cell; the risk is accepted by name. docs/security.md.",
      );
}
