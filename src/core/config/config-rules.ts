// Rules of the configuration that join several keys, or that a pattern cannot say. They read what was written, valid or
// not, so that a person sees these problems together with all others.
import { DEFAULT_CONFIG } from "./config.ts";
import { showValue } from "./problem.ts";
import { valueAt } from "./yaml-check.ts";
import type { Path } from "./yaml-source.ts";

export interface RuleBreach {
  readonly path: Path;
  readonly text: string;
}

/** @param written the file's value before any default is filled in. */
export function configBreaches(written: unknown): RuleBreach[] {
  return [commandWithoutLine, stallBeyondTimeout, repeatedNames, secretNames, hostsMissing, loops].flatMap((rule) =>
    rule(written),
  );
}

function commandWithoutLine(written: unknown): RuleBreach[] {
  const path = ["run", "agent"];
  if (valueAt(written, path) !== "command" || valueAt(written, ["run", "command"]) !== undefined) return [];
  return [{ path, text: "`command` needs run.command: the command line of the agent" }];
}

function stallBeyondTimeout(written: unknown): RuleBreach[] {
  const path = ["run", "stallMinutes"];
  const stall = valueAt(written, path);
  const timeout = valueAt(written, ["run", "timeoutMinutes"]) ?? DEFAULT_CONFIG.run.timeoutMinutes;
  if (typeof stall !== "number" || typeof timeout !== "number" || stall <= timeout) return [];
  return [{ path, text: `${stall} is not allowed: at most run.timeoutMinutes, which is ${timeout}` }];
}

function repeatedNames(written: unknown): RuleBreach[] {
  const seen = new Map<string, number>();
  return listAt(written, ["verify", "commands"]).flatMap((command, index) => {
    const name = valueAt(command, ["name"]);
    if (typeof name !== "string") return [];
    const first = seen.get(name.toLowerCase());
    if (first === undefined) seen.set(name.toLowerCase(), index);
    const text = `${showValue(name)} is not allowed: verify.commands[${first}] has this name already`;
    return first === undefined ? [] : [{ path: ["verify", "commands", index, "name"], text }];
  });
}

const ENGINE_NAMES = /^(?:ACTIONS_|GITHUB_|INPUT_|LINEAR_|CLAUDE)/i;
const SECRET_NAMES =
  /(?:TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL)S?$|_(?:TOKEN|SECRET|KEY|PASSWORD|CREDENTIAL)S?_|^(?:TOKEN|SECRET|KEY|PASSWORD)S?_/i;

function secretNames(written: unknown): RuleBreach[] {
  return listAt(written, ["run", "env"]).flatMap((name, index) => {
    if (typeof name !== "string") return [];
    const why = ENGINE_NAMES.test(name)
      ? "ACTIONS_*, GITHUB_*, INPUT_*, LINEAR_* and CLAUDE* never reach an agent"
      : "the name looks like a secret, and secrets never reach an agent";
    const isRefused = ENGINE_NAMES.test(name) || SECRET_NAMES.test(name.replace(/=.*/s, ""));
    return isRefused
      ? [{ path: ["run", "env", index], text: `${showValue(name.replace(/=.*/s, "=…"))} is not allowed: ${why}` }]
      : [];
  });
}

function hostsMissing(written: unknown): RuleBreach[] {
  const path = ["verify", "network"];
  if (valueAt(written, path) !== "allow-hosts" || listAt(written, ["run", "allowHosts"]).length > 0) return [];
  return [{ path, text: "`allow-hosts` needs at least one host in run.allowHosts" }];
}

/** A ticket that we move into a state that starts work would start work again, for ever. */
function loops(written: unknown): RuleBreach[] {
  const starting = listAt(written, ["trigger", "states"]);
  return ["delivered", "failed"].flatMap((end) => {
    const path = ["deliver", "states", end];
    const state = valueAt(written, path);
    if (typeof state !== "string" || !starting.includes(state)) return [];
    return [
      {
        path,
        text: `${showValue(state)} is not allowed: it is one of trigger.states and would start the ticket again`,
      },
    ];
  });
}

function listAt(written: unknown, path: Path): readonly unknown[] {
  const value = valueAt(written, path);
  return Array.isArray(value) ? value : [];
}
