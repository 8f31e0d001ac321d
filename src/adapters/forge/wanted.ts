// What is still to be done to a pull request that exists. Pure; adds only, for what is there may be a person's.
import type { PullRequest } from "../../core/delivery.ts";
import type { Forge, WantedPullRequest } from "../../ports.ts";

/** Names of branches. */
export interface BaseMove {
  readonly from: string;
  readonly to: string;
}
export type MovedBase = Awaited<ReturnType<Forge["moveBase"]>>;

/** `moved` is still to be done; anything but our own base, and what is no longer open, stays. */
export function judgeMove({ base, status }: PullRequest, { from, to }: BaseMove): MovedBase {
  if (base === to) return "already-there";
  return status === "open" && base === from ? "moved" : "left";
}

/** Whether the texts differ for a reader: forges change line ends and blanks at the end on their own. */
export function hasOtherText(found: PullRequest, wanted: WantedPullRequest): boolean {
  return plain(found.title) !== plain(wanted.title) || plain(found.body) !== plain(wanted.body);
}

/** The wanted names that are not there yet, each once; forges do not tell upper from lower case in labels and logins. */
export function missingNames(present: readonly string[], wanted: readonly string[]): string[] {
  const seen = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter((name) => {
    const isNew = !seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isNew;
  });
}

function plain(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
