// What was seen in Linear, and of the relay → a judgement. Pure. A name that is not on a list we have only in part is `unknown`.
import type { Config } from "../config/config.ts";
import { isSameName } from "../ticket-filter.ts";
import { type Judgement, missing, ok, unknown, warning } from "./finding.ts";
import type { SeenNames, SeenRelay, SeenViewer, SeenWebhook } from "./seen.ts";

export function judgeViewer({ name, workspace }: SeenViewer): Judgement {
  return ok(`${name} of ${workspace}`);
}

const has = (names: readonly string[], wanted: string) => names.some((name) => isSameName(name, wanted));

export function judgeTeams({ trigger }: Config, seen: SeenNames): Judgement {
  const absent = trigger.teams.filter((key) => !has(seen.teams, key));
  if (absent.length > 0) return absentNames({ what: "trigger.teams", absent, there: seen.teams, seen });
  if (seen.teams.length === 0)
    return missing("the key can read no team", "Give the Linear key access to the tickets' team.");
  return ok(trigger.teams.length > 0 ? trigger.teams.join(", ") : `every team the key can read: ${some(seen.teams)}`);
}

/** States of the teams that are meant; a state that starts work must be there, one that work ends in is only missed. */
export function judgeStates({ trigger, deliver }: Config, seen: SeenNames): Judgement {
  const meant = seen.states.filter(({ team }) => trigger.teams.length === 0 || has(trigger.teams, team));
  const there = [...new Set(meant.map(({ name }) => name))];
  const isThere = (wanted: string) => has(there, wanted) || meant.some(({ id }) => id === wanted);
  const absent = trigger.states.filter((name) => !isThere(name));
  if (absent.length > 0) return absentNames({ what: "trigger.states", absent, there, seen });
  const ends = Object.values(deliver.states).filter((name) => name !== undefined);
  const lost = ends.filter((name) => !isThere(name));
  if (lost.length > 0) {
    const judged = absentNames({ what: "deliver.states", absent: lost, there, seen });
    return judged.status === "missing" ? { ...judged, status: "warning" } : judged;
  }
  const starts = trigger.states.length > 0 ? trigger.states.join(", ") : "every state of the type `started`";
  return ok([`starts at ${starts}`, ...ends.map((name) => `moves to ${name}`)].join("; "));
}

export function judgeLabels({ trigger }: Config, seen: SeenNames): Judgement {
  const { labels } = trigger;
  if (labels.length === 0)
    return warning("trigger.labels is empty", "Every ticket starts an agent, also one a person took; name a label.");
  const absent = labels.filter((name) => !has(seen.labels, name));
  // One of them is enough for a ticket to be taken.
  if (absent.length === labels.length) return absentNames({ what: "trigger.labels", absent, there: seen.labels, seen });
  return absent.length > 0
    ? warning(`no label ${absent.join(", ")}`, "Create it in Linear, or take it out of trigger.labels.")
    : ok(labels.join(", "));
}

function absentNames(of: {
  readonly what: string;
  readonly absent: readonly string[];
  readonly there: readonly string[];
  readonly seen: SeenNames;
}): Judgement {
  const { what, absent, there, seen } = of;
  const words = `${what}: nothing in Linear is called ${absent.map((name) => `"${name}"`).join(", ")}`;
  if (!seen.isComplete)
    return unknown(`${words}, as far as was looked`, "There are more names than one page; look in Linear.");
  return missing(
    words,
    `Create it in Linear, or correct ${what}; there ${there.length === 0 ? "is none" : `are ${some(there)}`}.`,
  );
}

const SHOWN = 10;

function some(names: readonly string[]): string {
  return [...names.slice(0, SHOWN), ...(names.length > SHOWN ? ["…"] : [])].join(", ");
}

/** @param relay address of the relay, undefined when none was named. */
export function judgeWebhook(
  hooks: readonly SeenWebhook[],
  relay: string | undefined,
  teams: readonly string[],
): Judgement {
  if (relay === undefined) {
    const active = hooks.filter(({ enabled, resourceTypes }) => enabled && resourceTypes.includes("Issue"));
    const urls = active.map(({ url }) => placeOf(url ?? "") ?? "an app's own");
    return unknown(
      urls.length === 0 ? "none for issues" : `for issues: ${some(urls)}`,
      "Say --relay URL to know which is ours.",
    );
  }
  const ours = hooks.filter(({ url }) => url !== undefined && isAt(url, relay));
  if (ours.length === 0)
    return missing(`none points to ${placeOf(relay)}`, "Create it: `linear-to-pr webhook create`.");
  const enabled = ours.filter((hook) => hook.enabled);
  if (enabled.length === 0)
    return missing(
      "there, and disabled",
      "Enable it in Linear; it is disabled after repeated failures, so look at the relay first.",
    );
  const forIssues = enabled.filter(({ resourceTypes }) => resourceTypes.includes("Issue"));
  if (forIssues.length === 0) return missing("enabled, and not for issues", "Let it send the events of issues.");
  const deaf = teams.filter((key) => !forIssues.some(({ team }) => team === undefined || isSameName(team, key)));
  if (deaf.length > 0)
    return missing(`enabled, and not for team ${deaf.join(", ")}`, "Let it send the events of that team too.");
  const only = forIssues.every(({ team }) => team !== undefined) && teams.length === 0;
  const told = forIssues.map(({ team }) => team ?? "every team").join(", ");
  return only
    ? warning(`enabled for ${told} only`, "Name the teams in trigger.teams, or send the events of all.")
    : ok(`enabled, for ${told}`);
}

/** At the relay's host, and below its path where it has one. */
function isAt(url: string, relay: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(relay)) return false;
  const [hook, ours] = [new URL(url), new URL(relay)];
  const below = ours.pathname.replace(/\/+$/, "");
  return hook.host === ours.host && (hook.pathname === below || hook.pathname.startsWith(`${below}/`));
}

/** Without query and login: there may be a secret in either. */
function placeOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

export function judgeRelay({ status }: SeenRelay): Judgement {
  return status === 200
    ? ok("answers")
    : missing(`/healthz answers ${status}`, "Look at the relay's log; is the address the relay's?");
}

/** Undefined: an address that may be asked. Linear itself delivers to https only. */
export function refuseRelayAddress(url: string): Judgement | undefined {
  const wrong = missing(
    "not an https address",
    "Say the relay's address as https://host; Linear delivers to nothing else.",
  );
  if (!URL.canParse(url)) return wrong;
  const { protocol, hostname } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isHere) ? undefined : wrong;
}
