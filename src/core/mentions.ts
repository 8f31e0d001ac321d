// The places in the repository that a text points at: paths, lines, links, stack frames, and what is to happen with them.
// Works on untrusted text of any size in linear time. Knows no tree: whether a path exists is for the reader to find out.
import { z } from "zod";
import { CodeKind, type CodeName, findCodeName, thingsToFollow } from "./mention-code.ts";
import { Intent, intentOf } from "./mention-intent.ts";
import { findPlace, isSpacedPath, type Place } from "./mention-place.ts";
import { type Piece, piecesOf, unframe, wordsOf } from "./mention-words.ts";

export const Mention = z.object({
  /**
   * As written, with `/`, without `./` and leading slashes. May be a bare file name, may carry folders of another machine or the
   * rest of a branch's name in front (stack frames, links), ends with `/` where a folder was written so. When `names` is given,
   * no place but what it names: `UserService.create`, `--dry-run`, `GET /orders/:id`, `order list page`.
   */
  path: z.string(),
  /** Undefined for a place; else the kind of thing in the code that `path` is the name of. */
  names: CodeKind.optional(),
  /** First and last line, from 1, both included; both or neither. */
  startLine: z.number().optional(),
  endLine: z.number().optional(),
  /** `owner/name`, in lower case, where a link said so: the path counts from its root. */
  repository: z.string().optional(),
  intent: Intent,
});
export type Mention = z.infer<typeof Mention>;

/** 256 Ki characters hold every ticket seen; whoever writes more names nothing more. */
const MAX_CHARS = 256 * 1024;
const MAX_MENTIONS = 200;

const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s/;

/**
 * Everything a text names, in order, each once (the stronger intent wins); at most 200.
 * Understands `a/b.ts`, `a/b.ts:12`, `a/b.ts:12-30`, `a/b.ts#L12-L30`, `a/b.ts(12,5)`, `a/b.ts, lines 12-30`, links to files and
 * folders, frames of JavaScript, Python, Go, Java, Rust, Ruby, PHP and C#, and code in backticks. Links to other sites name
 * nothing; a link to a repository names it along, and with `own` one to another repository names nothing.
 * @param own `owner/name` of the repository the text is about, where it is known.
 */
export function parseMentions(text: string, own?: string): Mention[] {
  const found = new Map<string, Mention>();
  let heading = "";
  for (const line of text.slice(0, MAX_CHARS).split(/\r\n|[\n\r]/)) {
    if (line === "") continue;
    for (const mention of mentionsOfLine(withoutForeign(line, own), heading)) add(found, mention);
    if (found.size >= MAX_MENTIONS) break;
    heading = leadIn(line) ?? heading;
  }
  return [...found.values()].slice(0, MAX_MENTIONS);
}

/** A link into another repository goes with the words it hides behind: they name that repository's file. */
function withoutForeign(line: string, own: string | undefined): string {
  if (own === undefined || !line.includes("://")) return line;
  return line.replace(/(?:\[[^\]]{0,300}\]\(<?)?(https?:\/\/[^\s)>`"']{1,800})/g, (all, link: string) => {
    const repository = findPlace(link, { code: false, after: "" })?.repository;
    return repository === undefined || repository === own.toLowerCase() ? all : " ".repeat(all.length);
  });
}

function add(found: Map<string, Mention>, mention: Mention): void {
  const key = `${mention.names ?? ""} ${mention.path}:${mention.startLine ?? ""}-${mention.endLine ?? ""}`;
  const known = found.get(key);
  if (known === undefined || known.intent === "mention") found.set(key, mention);
}

/** A heading or a line that ends with a colon speaks for the list below it; a line of prose ends that. */
function leadIn(line: string): string | undefined {
  if (BULLET.test(line) || line.trim() === "") return undefined;
  return line.startsWith("#") || /:\**\s*$/.test(line) ? line.slice(-160) : "";
}

interface Found {
  readonly what: Place | CodeName;
  readonly start: number;
  readonly end: number;
  /** A name in running text, which is one of the code base's only when it is to be followed. */
  readonly isOnlyExample: boolean;
}

function mentionsOfLine(written: string, heading: string): Mention[] {
  const line = unframe(written);
  const bullet = BULLET.exec(line)?.[0] ?? "";
  let lead = bullet === "" ? "" : `${heading} `;
  let from = bullet.length;
  let previous: Intent | undefined;
  const mentions: Mention[] = [];
  for (const { what, start, end, isOnlyExample } of piecesOf(line).flatMap((piece) => namedIn(piece, line))) {
    const sentence = lead + line.slice(from, start);
    // Code speaks of itself: "`create` in a.ts" creates nothing.
    const before = sentence.slice(-200).replace(/(`{1,3})[^`]{1,200}\1/g, "`_`");
    const intent = intentOf({ before, after: line.slice(end, end + 60), previous, line: line.slice(0, start) });
    if (isOnlyExample && intent !== "like") continue;
    mentions.push({ ...what, intent });
    if ("names" in what) continue;
    const closing = /^[`"']{1,3}/.exec(line.slice(end, end + 3))?.[0] ?? "";
    [lead, from, previous] = ["", end + closing.length, intent];
  }
  for (const name of thingsToFollow(line)) mentions.push({ ...name, intent: "like" });
  return mentions;
}

/** Code is a place, else a name; `GET /orders/:id` is a route even where it looks like a folder. */
function namedIn(piece: Piece, line: string): Found[] {
  const found = ({ start, end }: Piece, what: Place | CodeName): Found => ({ what, start, end, isOnlyExample: false });
  const placeOf = (word: Piece) =>
    findPlace(word.text, { code: word.kind !== "word", after: line.slice(word.end, word.end + 60) });
  const isWhole = piece.kind === "word" || isSpacedPath(piece.text);
  const places = (isWhole ? [piece] : wordsOf(piece)).flatMap((word) => {
    const place = placeOf(word);
    return place === undefined ? [] : [found(word, place)];
  });
  const name = piece.kind === "code" || piece.kind === "route" ? findCodeName(piece.text) : undefined;
  if (name?.names === "route" && (places.length === 0 || /^[A-Z]|[:{<*]/.test(name.path))) return [found(piece, name)];
  if (places.length > 0) return places;
  if (name !== undefined) return [found(piece, name)];
  if (piece.kind !== "word" || !isCodeName(piece.text)) return [];
  return [{ ...found(piece, { path: piece.text, names: "symbol" }), isOnlyExample: true }];
}

/** `CartSummary`, `build_report`: written by somebody who means a thing in the code. */
function isCodeName(text: string): boolean {
  return /^[A-Za-z_$][\w$-]{2,79}$/.test(text) && /[a-z0-9][A-Z]|\w_\w/.test(text);
}
