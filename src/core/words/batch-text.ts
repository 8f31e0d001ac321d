// What a task has to do with the others of its batch, in words for pull requests and comments. Other tickets' keys never stand
// here as keys: Linear would relate them, or close them, with this one.

import type { Expansion } from "../expansion.ts";
import type { Standing } from "../plan.ts";
import { codeWord, words } from "./check-text.ts";
import { breakKeys, link } from "./markdown.ts";
import { countText } from "./quantity.ts";

const DECISION: Readonly<Record<Expansion["decision"], string>> = {
  granted: "granted",
  deferred: "left for after a sibling task",
  rejected: "rejected",
};
const MOST_EXPANSIONS = 40;

/** One sentence naming the pull requests to merge first, by number. Empty when the task stands on nothing. */
export function standingText(standsOn: readonly Standing[]): string {
  if (standsOn.length === 0) return "";
  const numbers = standsOn.map(({ pullRequest }) => link(`#${pullRequest.number}`, ownAddress(pullRequest.url)));
  return `Merge ${listText(numbers)} first; this draft's base follows.`;
}

/** An address that could be read as another ticket's key is left out: GitHub links the number by itself. */
function ownAddress(url: string): string | undefined {
  // After one of Linear's words keys count in lower case too.
  const named = `refs ${url}`;
  return breakKeys(named) === named ? url : undefined;
}

/** One list item a file, with what was decided; the agent's reason is quoted as its own. Empty without any. */
export function expansionsText(expansions: readonly Expansion[]): string {
  const items = expansions.slice(0, MOST_EXPANSIONS).map(({ path, decision, why, reason, smallest }) => {
    const said = [reason === "" ? "" : `asked for because: ${words(reason, 200)}`, change(decision, smallest)];
    return [
      `- ${codeWord(path)}: **${DECISION[decision]}**${whyText(decision, why)}`,
      ...said.filter((part) => part !== ""),
    ].join("; ");
  });
  const more = expansions.length - items.length;
  return [...items, ...(more > 0 ? [`- and ${countText(more, "more file")}`] : [])].join("\n");
}

/** What was not done shows what is still to do. */
function change(decision: Expansion["decision"], smallest: string): string {
  return decision === "granted" || smallest === "" ? "" : `it would have done: ${words(smallest, 200)}`;
}

function whyText(decision: Expansion["decision"], why: string): string {
  return decision === "deferred" || why === "" ? "" : ` (${words(why, 200)})`;
}

function listText(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
