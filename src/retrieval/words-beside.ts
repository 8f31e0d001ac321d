// What hangs on a ticket, in words: its sub-issues and attachments. Little of each, because people write them for other ends.
// Untrusted like the rest of the ticket; helps to find a place and is never shown to an agent.
import { parseMentions } from "../core/mentions.ts";
import type { Ticket } from "../core/ticket.ts";
import { sanitize } from "../core/words/sanitize.ts";

/** UTF-16 units of one sub-issue or attachment, and of all of them. */
const MAX_CHARS = 2000;
const MAX_CHARS_OF_ALL = 6000;
/** What comes of the work says nothing about where it begins; our own draft is among it. */
const RESULT = /^https?:\/\/[^?#]{1,300}\/(?:pull|merge_requests|pull-requests|commit)\/[0-9a-f]+/;

/** One text each, sub-issues first; 6,000 characters together, the last one cut. What is a ticket of the task itself is left out. */
export function wordsBeside(tickets: readonly Ticket[]): string[] {
  const keys = new Set(tickets.map(({ key }) => key));
  const parts = tickets.flatMap(({ children }) => children.filter(({ key }) => !keys.has(key)));
  const texts = [
    ...parts.map(({ title, description = "" }) => `${title}\n${description}`),
    ...tickets.flatMap(({ attachments }) => attachments.flatMap(attachmentWords)),
  ];
  let left = MAX_CHARS_OF_ALL;
  return texts.flatMap((text) => {
    const words = sanitize(text, { maxChars: Math.min(MAX_CHARS, left) }).trim();
    left -= words.length;
    return words === "" ? [] : [words];
  });
}

/** An address is words only when it leads to a file of a repository; any other one is noise. */
function attachmentWords({ title, subtitle = "", url }: Ticket["attachments"][number]): string[] {
  if (RESULT.test(url)) return [];
  const link = parseMentions(url).some(({ repository }) => repository !== undefined) ? url : "";
  return [[title, subtitle, link].filter((line) => line !== "").join("\n")];
}
