// The one part of a pull request's body that changes after it was opened: which other drafts it meets, and in which order to
// merge. Puts it in, replaces it, takes it out; the rest of the body keeps its words.
import { MOST_BODY_CHARS, MOST_MERGE_PLAN_CHARS } from "./body-room.ts";
import { breakKeys, capText } from "./markdown.ts";

const BEGIN = "<!-- linear-to-pr:merge-plan -->";
const END = "<!-- /linear-to-pr:merge-plan -->";
/** Markers and the blank lines around the section. */
const FRAME_CHARS = BEGIN.length + END.length + 6;
/** In less than this nothing useful can be said. */
const LEAST_TEXT_CHARS = 100;

interface Parts {
  readonly above: string;
  /** Undefined when there is no section. */
  readonly text: string | undefined;
  /** The marker line and what follows it; empty without one. */
  readonly below: string;
}

/** Text of the section, undefined when there is none. Given to `withMergePlan` with the same body, it changes nothing. */
export function mergePlanOf(body: string): string | undefined {
  return takeApart(body).text;
}

/**
 * The body with this section before its marker line, or without one. Twice equals once. A body of at most 65,536 characters stays
 * within them: the section is cut, or left out when there is no room at all.
 * @param text Markdown, or undefined to take the section out. Every ticket key in it loses its hyphen to a look-alike: a key that
 * Linear reads here would tie another ticket to this pull request.
 */
export function withMergePlan(body: string, text: string | undefined): string {
  const parts = takeApart(body);
  const above = withoutMarkers(parts.above);
  const rest = joined([above, parts.below]);
  const wanted = text === undefined ? undefined : fitted(text, MOST_BODY_CHARS - rest.length);
  if (wanted === parts.text) return body;
  return wanted === undefined ? rest : joined([above, `${BEGIN}\n${wanted}\n${END}`, parts.below]);
}

function fitted(text: string, roomChars: number): string | undefined {
  // A plan holds no comment at all: neither our markers nor what would hide the rest of the body.
  const clean = breakKeys(text.replace(/\r\n?/g, "\n").replaceAll("<!--", "&lt;!--")).trim();
  const room = Math.min(MOST_MERGE_PLAN_CHARS, roomChars) - FRAME_CHARS;
  if (clean === "" || (clean.length > room && room < LEAST_TEXT_CHARS)) return undefined;
  return capText(clean, room, "\n\n… (cut)").trim();
}

/** Ours is the section that ends right above the last marker line, or at the end of a body without one; no other is believed. */
function takeApart(body: string): Parts {
  const marker = [...body.matchAll(/^<!-- linear-to-pr \{.{1,400}\} -->\r?$/gm)].at(-1)?.index ?? body.length;
  const above = body.slice(0, marker).trimEnd();
  const below = body.slice(marker).trimEnd();
  const begin = above.endsWith(`\n${END}`) ? above.lastIndexOf(BEGIN) : -1;
  if (begin < 0 || (begin > 0 && above[begin - 1] !== "\n")) return { above, text: undefined, below };
  const text = above
    .slice(begin + BEGIN.length, -END.length)
    .replace(/\r\n?/g, "\n")
    .trim();
  return { above: above.slice(0, begin).trimEnd(), text, below };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Our markers as plain text: an HTML comment begins with a real `<`. */
function withoutMarkers(text: string): string {
  return text.replace(/<(?=!--[ \t]*\/?linear-to-pr:merge-plan)/gi, "&lt;");
}
