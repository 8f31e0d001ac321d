// The places in the repository that a text points at: paths, lines, links, stack frames, and what is to happen with them.
// Works on untrusted text of any size in linear time. Knows no tree: whether a path exists is for the reader to find out.
import { z } from "zod";
import { Intent, intentOf } from "./mention-intent.ts";
import { findPlace } from "./mention-place.ts";

export const Mention = z.object({
  /**
   * As written, with `/`, without `./` and leading slashes. May be a bare file name, may carry folders of another machine in
   * front (stack frames), ends with `/` where a folder was written so. With intent `like` also a bare name in code style.
   */
  path: z.string(),
  /** First and last line, from 1, both included; both or neither. */
  startLine: z.number().optional(),
  endLine: z.number().optional(),
  intent: Intent,
});
export type Mention = z.infer<typeof Mention>;

/** 256 Ki characters hold every ticket seen; whoever writes more names nothing more. */
const MAX_CHARS = 256 * 1024;
const MAX_MENTIONS = 200;

const BULLET = /^\s*(?:[-*+]|\d{1,3}[.)])\s/;

/**
 * Everything a text names, in order, each place once (the stronger intent wins); at most 200.
 * Understands `a/b.ts`, `a/b.ts:12`, `a/b.ts:12-30`, `a/b.ts#L12-L30`, `a/b.ts, lines 12-30`, links to blobs, and frames of
 * JavaScript, Python, Go and Java. Links to other sites name nothing.
 */
export function parseMentions(text: string): Mention[] {
  const found = new Map<string, Mention>();
  let heading = "";
  for (const line of text.slice(0, MAX_CHARS).split(/\r\n|[\n\r]/)) {
    for (const mention of mentionsOfLine(line, heading)) add(found, mention);
    if (found.size >= MAX_MENTIONS) break;
    heading = leadIn(line) ?? heading;
  }
  return [...found.values()].slice(0, MAX_MENTIONS);
}

function add(found: Map<string, Mention>, mention: Mention): void {
  const key = `${mention.path}:${mention.startLine ?? ""}-${mention.endLine ?? ""}`;
  const known = found.get(key);
  if (known === undefined || known.intent === "mention") found.set(key, mention);
}

/** A heading or a line that ends with a colon speaks for the list below it; a line of prose ends that. */
function leadIn(line: string): string | undefined {
  if (BULLET.test(line) || line.trim() === "") return undefined;
  return line.startsWith("#") || /:\**\s*$/.test(line) ? line.slice(-160) : "";
}

function mentionsOfLine(line: string, heading: string): Mention[] {
  const mentions: Mention[] = [];
  const bullet = BULLET.exec(line)?.[0];
  let before = bullet === undefined ? "" : `${heading} `;
  let from = bullet?.length ?? 0;
  for (const { text, start, end, code } of wordsOf(unframe(line))) {
    const after = line.slice(end, end + 60);
    const place = findPlace(text, { code, after });
    if (place === undefined && !isCodeName(text, code)) continue;
    const gap = before + line.slice(Math.max(from, start - 120), start);
    const intent = intentOf({ before: gap, after, previous: mentions.at(-1)?.intent });
    if (place === undefined && intent !== "like") continue;
    mentions.push({ ...(place ?? { path: text }), intent });
    from = end;
    before = "";
  }
  return mentions;
}

/** Frames whose path is not a word of its own, brought into the form `path:line`, at unchanged length. */
function unframe(line: string): string {
  const same = (text: string, length: number) => (text.length <= length ? text.padEnd(length) : undefined);
  return line
    .replace(
      /File "([^"\n]{1,300})", line (\d{1,7})/g,
      (all, path: string, at: string) => same(`${path}:${at}`, all.length) ?? all,
    )
    .replace(
      /\bat ([\w$.]{1,200})\((\w{1,80}\.(?:java|kt|scala|groovy)):(\d{1,7})\)/g,
      (all, name: string, file: string, at: string) => {
        const folders = name.split(".").filter((part) => /^[a-z_0-9]+$/.test(part));
        if (folders.length > 0 && name.endsWith(`.${folders.at(-1)}`)) folders.pop();
        return same([...folders, `${file}:${at}`].join("/"), all.length) ?? all;
      },
    );
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In backticks. */
  readonly code: boolean;
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let code = false;
  for (const match of line.matchAll(/`+|(?:(?!\]\()[^\s`"'<>|,;{}*])+/g)) {
    if (match[0].startsWith("`")) code = !code;
    else words.push(unwrap({ text: match[0], start: match.index, end: match.index + match[0].length, code }));
  }
  return words;
}

/** Takes off brackets and punctuation that belong to the sentence, not to the path: `(src/[id]/page.tsx).` → `src/[id]/page.tsx`. */
function unwrap(word: Word): Word {
  let { text, start } = word;
  for (let round = 0; round < 8; round += 1) {
    const first = text.at(0);
    const last = text.at(-1);
    if (last !== undefined && ".!?:…".includes(last)) text = text.slice(0, -1);
    else if ((last === ")" || last === "]") && !isBalanced(text)) text = text.slice(0, -1);
    else if ((first === "(" || first === "[") && (!isBalanced(text) || !/^[([][^)\]]*[)\]]\//.test(text))) {
      text = text.slice(1);
      start += 1;
    } else break;
  }
  return { ...word, text, start };
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "(" || char === "[") depth += 1;
    if (char === ")" || char === "]") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** `CartSummary`, `build_report`: written by somebody who means a thing in the code. */
function isCodeName(text: string, code: boolean): boolean {
  return /^[A-Za-z_$][\w$-]{2,79}$/.test(text) && (code || /[a-z0-9][A-Z]|\w_\w/.test(text));
}
