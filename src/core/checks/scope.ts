// Whether the change stayed in its task's territory. What was forbidden stays forbidden; what was only guessed is only shown.

import { type FileTexts, removedLineCount } from "../added-lines.ts";
import type { Change } from "../change.ts";
import { createOwnerSearch, namesLiterally } from "../claimed.ts";
import { matcher } from "../globs.ts";
import type { Territory } from "../territory.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Finding, type Nature, type Policy, pass, turnedOff } from "./result.ts";

export const SCOPE: Nature = { name: "territory", weight: "blocking", fixable: false };

export interface ScopeInput {
  readonly change: Change;
  readonly texts: FileTexts;
  readonly territory: Territory;
  readonly settings: { readonly scope: Policy };
}

type Breach = Finding & { readonly grave: boolean };

export function scopeCheck({ change, texts, territory, settings }: ScopeInput): CheckResult {
  if (settings.scope === "off") return turnedOff(SCOPE, "verify.scope");
  const judge = judgeFile(territory, texts);
  const breaches = change.files.flatMap(({ path }) => judge(path) ?? []);
  if (breaches.length === 0) {
    return pass(SCOPE, territory.source === "unknown" ? "no territory given, nothing forbidden touched" : "kept");
  }
  const grave = breaches.filter((breach) => breach.grave);
  const summary =
    grave.length > 0
      ? `${countText(grave.length, "file")} outside the territory`
      : `needs review: ${countText(breaches.length, "file")}`;
  // Written so that an unknown policy blocks.
  const status = grave.length === 0 || settings.scope === "flag" ? "flagged" : "fail";
  return conclude(SCOPE, { status, summary, findings: breaches });
}

function judgeFile(territory: Territory, texts: FileTexts): (path: string) => Breach | undefined {
  const mayEdit = matcher(territory.mayEdit);
  const mayAppend = matcher(territory.mayAppend);
  const mustNotEdit = matcher(territory.mustNotEdit);
  const ownerOf = createOwnerSearch(territory.siblings);
  // A pattern of ours may be wider than what was meant; a file that is named, or shared, is ours in so many words.
  const isOursByName = (path: string) => namesLiterally(territory.mayEdit, path) || mayAppend(path);
  return (path) => {
    if (mustNotEdit(path)) return { path, text: "must not be edited", grave: true };
    if (ownerOf(path) !== undefined && !isOursByName(path)) {
      return { path, text: "belongs to a task that runs beside this one", grave: true };
    }
    if (territory.source === "unknown" || mayEdit(path)) return undefined;
    if (mayAppend(path)) return judgeAppend(path, texts);
    // A predicted territory misses about one right file in four: staying inside it cannot be demanded.
    if (territory.source === "prediction") return { path, text: "outside the predicted territory", grave: false };
    return { path, text: "outside the territory", grave: true };
  };
}

function judgeAppend(path: string, texts: FileTexts): Breach | undefined {
  const file = texts.find((text) => text.path === path);
  if (file === undefined || file.new === undefined)
    return { path, text: "may be added to, is gone or unreadable", grave: true };
  if (file.old === undefined) {
    return file.status === "added"
      ? undefined
      : { path, text: "may be added to, its old text is unknown", grave: false };
  }
  const removed = removedLineCount(file.old, file.new);
  return removed === 0
    ? undefined
    : { path, text: `may be added to, lost ${countText(removed, "line")}`, grave: false };
}
