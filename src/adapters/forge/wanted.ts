// What is still missing on a pull request that exists. Pure; adds only, for what is there may be a person's.
import type { PullRequest } from "../../core/delivery.ts";
import type { WantedPullRequest } from "../../ports.ts";

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
