// What was decided in this round about files the agent asked for. A file it was given and has not used yet is worth another
// round; everything else is only shown.

import type { Change } from "../change.ts";
import type { Expansion } from "../expansion.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Nature } from "./result.ts";

export const SCOPE_REQUESTS: Nature = { name: "scope requests", weight: "blocking", fixable: true };

const ORDER = ["granted", "deferred", "rejected"] as const;
const MEANING: Readonly<Record<Expansion["decision"], string>> = {
  granted: "granted, may be edited now",
  deferred: "not now, leave it alone",
  rejected: "rejected, leave it alone",
};

/** @param decided in this round; [] gives no result. */
export function scopeRequestsCheck(change: Change, decided: readonly Expansion[]): CheckResult[] {
  if (decided.length === 0) return [];
  const isWaiting = openGrants(change, decided).length > 0;
  const sorted = ORDER.flatMap((decision) => decided.filter((one) => one.decision === decision));
  const findings = sorted.map(({ path, decision, why }) => ({ path, text: `${MEANING[decision]}: ${why}` }));
  const summary = `${amounts(decided)}${isWaiting ? "; edit what was granted, leave the rest alone, and go on" : ""}`;
  if (isWaiting) return [conclude(SCOPE_REQUESTS, { status: "fail", summary, findings })];
  return [conclude({ ...SCOPE_REQUESTS, weight: "advisory" }, { status: "flagged", summary, findings })];
}

/** The same when no round is left to use what was granted: the change is judged as it is. */
export function grantedTooLate(change: Change, decided: readonly Expansion[]): CheckResult[] {
  const late = countText(openGrants(change, decided).length, "grant");
  return scopeRequestsCheck(change, decided).map((result) => ({
    ...result,
    weight: "advisory",
    status: "flagged",
    summary: `${amounts(decided)}; no round was left to use ${late}`,
  }));
}

function openGrants({ files }: Change, decided: readonly Expansion[]): Expansion[] {
  return decided.filter(({ path, decision }) => decision === "granted" && !files.some((file) => file.path === path));
}

/** `2 files granted, 1 rejected`. */
function amounts(decided: readonly Expansion[]): string {
  const parts = ORDER.map((decision) => [decision, decided.filter((one) => one.decision === decision).length] as const)
    .filter(([, count]) => count > 0)
    .map(([decision, count], index) => `${index === 0 ? countText(count, "file") : count} ${decision}`);
  return parts.join(", ");
}
