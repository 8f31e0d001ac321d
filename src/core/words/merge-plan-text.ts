// What a draft says about the other drafts of its batch: numbers only, since a key in a pull request would tie it to a ticket.
import type { MergePlan } from "../batch/merge-order.ts";
import { codeWord } from "./check-text.ts";

const MOST_FILES = 10;

/**
 * Undefined when there is nothing to warn of.
 * @param numbers pull request numbers by ticket key.
 */
export function mergePlanText(
  key: string,
  { order, conflicts, behindBase }: MergePlan,
  numbers: ReadonlyMap<string, number>,
): string | undefined {
  const numbered = (other: string) => `#${numbers.get(other) ?? "?"}`;
  const withOthers = conflicts
    .filter(({ one, two }) => one === key || two === key)
    .map(({ one, two, files }) => `- with ${numbered(one === key ? two : one)} in ${fileList(files)}`);
  const withBase = behindBase
    .filter((behind) => behind.key === key)
    .map(({ files }) => `- with the base branch as it is now, in ${fileList(files)}`);
  const lines = [...withBase, ...withOthers];
  if (lines.length === 0) return undefined;
  const place = order.map((other) => (other === key ? "**this one**" : numbered(other))).join(", ");
  return `### Would conflict\n\n${lines.join("\n")}\n\nBest order of merging: ${place}.`;
}

function fileList(files: readonly string[]): string {
  const shown = files
    .slice(0, MOST_FILES)
    .map((file) => codeWord(file))
    .join(", ");
  return files.length > MOST_FILES ? `${shown} and ${files.length - MOST_FILES} more` : shown;
}
