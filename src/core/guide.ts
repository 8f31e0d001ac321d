// A document of the repository that tells people and agents how to work here, by reference: what it is about, when to read it and
// where. Its text stays in the file; the agent opens it when it needs it.
import { z } from "zod";
import { oneLine } from "./words/sanitize.ts";

export const Guide = z.object({
  path: z.string(),
  /** Title and first sentence, on one line, at most 200 characters; sanitised. */
  summary: z.string(),
  /** Words that follow "read it": `before you begin`, `before you change packages/ui/`. */
  when: z.string(),
  /** Sections that seem to be about the ticket, in the order of the file; lines from 1. */
  sections: z.array(z.object({ title: z.string(), line: z.number() })),
});
export type Guide = z.infer<typeof Guide>;

const MOST_SECTION_CHARS = 60;
const MOST_LINE_CHARS = 600;

/** `AGENTS.md, before you begin: Working here. Use pnpm. See "Tests" (line 12), "Style" (line 40)`; on one line, without the bullet. */
export function guideLine({ path, summary, when, sections }: Guide): string {
  const named = sections.map(({ title, line }) => `"${oneLine(title, MOST_SECTION_CHARS)}" (line ${line})`);
  const see = named.length === 0 ? "" : ` See ${named.join(", ")}`;
  const about = summary === "" ? (see === "" ? "" : ".") : `: ${/[.!?…]$/.test(summary) ? summary : `${summary}.`}`;
  return oneLine(`${path}, ${when}${about}${see}`, MOST_LINE_CHARS);
}
