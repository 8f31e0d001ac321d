// Documents a repository has for its agents and contributors → references to those that matter for one ticket. Reads texts,
// pastes none of them into a prompt; which documents are always shown whole is for core/contracts.ts.
import { findGlobProblem, matcher } from "../core/globs.ts";
import type { Guide } from "../core/guide.ts";
import { oneLine } from "../core/words/sanitize.ts";
import { symbolsOf } from "./symbols/symbols.ts";
import { baseName, folderOf } from "./tree.ts";

export interface GuideSource {
  readonly path: string;
  readonly text: string;
}
export interface GuidesAsked {
  /** Of the base tree; what is no guide is passed over, so all files may be given. Paths unique. */
  readonly files: readonly GuideSource[];
  /** Paths of documents the configuration names and that are not shown whole. */
  readonly docs: readonly string[];
  /** Paths the change probably touches: the territory, or the best ranked files. */
  readonly likely: readonly string[];
  /** The ticket's words, title first. */
  readonly words: string;
}

/** The file names agents and people look for. */
const AGENTS = /^(?:AGENTS|CLAUDE|GEMINI|COPILOT)\.md$/i;
const CONTRIBUTING = /^(?:(?:docs|\.github)\/)?CONTRIBUTING(?:\.(?:md|rst|adoc|txt))?$/i;
const ROOT_RULES = /^(?:\.cursorrules|\.windsurfrules|\.github\/copilot-instructions\.md)$/;
const RULE = /(?:^|\/)(?:\.cursor\/rules|\.github\/instructions)\/[^/]+\.(?:mdc|md)$/;

const MAX_GUIDES = 12;
const MAX_SECTIONS = 5;
const MAX_SUMMARY_CHARS = 200;
/** Of a document; what comes later is opened, not searched. */
const MAX_CHARS = 200_000;
/** Sections any change has a use for, when there is room. */
const ALWAYS_USEFUL = /\b(?:test|tests|testing|lint|linting|style|conventions?|commands?|formatting|verification)\b/i;

/** Whether the file may be a guide: for callers that read only what they need. */
export function isGuide(path: string): boolean {
  return AGENTS.test(baseName(path)) || CONTRIBUTING.test(path) || ROOT_RULES.test(path) || RULE.test(path);
}

/**
 * References to read, the general ones first; at most 12 and those of the configuration. One in a folder counts only where a likely file lies below that folder,
 * a rule for certain files only where one of them is likely. Of documents with one text the first is named.
 */
export function guidesFor({ files, docs, likely, words }: GuidesAsked): Guide[] {
  const terms = termsOf(words);
  const configured = new Set(docs);
  const wanted = files
    .flatMap((file) => {
      const when = configured.has(file.path) ? CONFIGURED : whenOf(file, likely);
      return when === undefined || isPointer(file.text) ? [] : [{ ...file, ...when }];
    })
    .sort((one, other) => one.rank - other.rank || (one.path < other.path ? -1 : 1));
  const texts = new Map(wanted.toReversed().map(({ text, path }) => [text.trim(), path]));
  return (
    wanted
      .filter(({ text, path }) => texts.get(text.trim()) === path)
      // What the configuration names is promised to be named.
      .filter(({ path }, at) => at < MAX_GUIDES || configured.has(path))
      .map(({ path, text, when }) => ({
        path,
        when,
        summary: summaryOf(path, text),
        sections: sectionsFor(text, terms),
      }))
  );
}

interface When {
  /** Smaller is more general. */
  readonly rank: number;
  readonly when: string;
}
const CONFIGURED: When = { rank: 900, when: "when the change touches what it describes" };
const BEFORE: When = { rank: 0, when: "before you begin" };

function whenOf({ path, text }: GuideSource, likely: readonly string[]): When | undefined {
  if (CONTRIBUTING.test(path)) return { rank: 800, when: "for how changes are made here" };
  if (ROOT_RULES.test(path)) return BEFORE;
  if (RULE.test(path)) return whenOfRule(path, text, likely);
  if (!AGENTS.test(baseName(path))) return undefined;
  return inFolder(folderOf(path), likely);
}

function inFolder(folder: string, likely: readonly string[]): When | undefined {
  if (folder === "" || folder === ".claude" || folder === ".github") return BEFORE;
  const isAbove = likely.some((path) => path.startsWith(`${folder}/`));
  return isAbove ? { rank: folder.split("/").length, when: `before you change ${folder}/` } : undefined;
}

/** A rule of an editor: its head says for which files, or that it always counts; one that says neither is chosen by a person. */
function whenOfRule(path: string, text: string, likely: readonly string[]): When | undefined {
  const place = inFolder(folderOf(path).replace(/(?:^|\/)(?:\.cursor\/rules|\.github\/instructions)$/, ""), likely);
  if (place === undefined) return undefined;
  const head = headOf(text);
  const globs = (/^(?:globs|applyTo):[ \t]*(.{1,500})$/m.exec(head)?.[1] ?? "")
    .split(",")
    .map((glob) => glob.replace(/[[\]"'\s]/g, ""))
    .filter((glob) => glob !== "" && findGlobProblem(glob) === undefined);
  if (/^alwaysApply:[ \t]*true\b/m.test(head)) return place;
  if (globs.length === 0) return { rank: 700, when: "when the change touches what it describes" };
  const isMatch = matcher(globs);
  const shown = oneLine(globs.slice(0, 3).join(", "), 80);
  return likely.some((each) => isMatch(each)) ? { rank: 600, when: `before you change ${shown}` } : undefined;
}

/** A file that only points at another one (`@AGENTS.md`, `See AGENTS.md`) says nothing itself. */
function isPointer(text: string): boolean {
  const bare = text.replace(/^#.*$/gm, "").trim();
  return (
    bare === "" || /^(?:see |read |@)?[`@[(]{0,3}[\w./-]{1,100}\.md[`\])]{0,3}(?:\([\w./-]{1,100}\))?\.?$/i.test(bare)
  );
}

function headOf(text: string): string {
  return /^\uFEFF?---\r?\n([\s\S]{0,4000}?)^---[ \t]*\r?$/m.exec(text.slice(0, 5000))?.[1] ?? "";
}

/** Title, else what its head says of it, and the first sentence that is neither heading, badge, list nor code. */
function summaryOf(path: string, text: string): string {
  const head = headOf(text);
  const described = /^description:[ \t]*["']?(.{1,400}?)["']?[ \t]*\r?$/m.exec(head)?.[1] ?? "";
  const body = (head === "" ? text : text.slice(text.indexOf(head) + head.length + 4))
    .slice(0, 20_000)
    .replace(/\r/g, "");
  const title = /^#{1,2}[ \t]+(.{1,200}?)[ \t#]*$/m.exec(body)?.[1] ?? "";
  const sentence = described === "" ? firstSentence(body) : described;
  const parts = [title, sentence].map((part) => plain(part)).filter((part) => part !== "" && part !== baseName(path));
  return oneLine(parts.join(". ").replace(/([.!?:])\. /g, "$1 "), MAX_SUMMARY_CHARS);
}

function firstSentence(body: string): string {
  const prose = body
    .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gm, "")
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/^#{1,6}[ \t].*$/gm, "")
        .replace(/^(?:=|-){3,}$/gm, "")
        .trim(),
    )
    .find((paragraph) => /^[\p{L}`*_[("“]/u.test(paragraph) && !/^\[?!\[|^[*-] |^\[[^\]]*\]: /.test(paragraph));
  // "Hi!" says nothing.
  return /^[\s\S]{20,400}?[.!?](?=\s|$)/.exec(prose ?? "")?.[0] ?? (prose ?? "").split("\n")[0] ?? "";
}

/** Markdown without its marks: links as their words. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,400}\)/g, "$1")
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, "")
    .trim();
}

/** Sections whose heading or text says what the ticket says, best five, in order; then those that help with any change. */
function sectionsFor(text: string, terms: ReadonlySet<string>): Guide["sections"] {
  const cut = text.slice(0, MAX_CHARS);
  const lines = cut.split("\n");
  const headings = symbolsOf("guide.md", cut).filter(({ kind }) => kind === "heading");
  // The title speaks for the whole file.
  const sections = headings.filter(({ line, depth }) => !(depth === 0 && line === headings[0]?.line));
  const own = sections.map(({ line, end }, at) => {
    const next = sections[at + 1]?.line ?? lines.length + 1;
    return termsOf(lines.slice(line, Math.min(end, next - 1)).join("\n"));
  });
  const scored = sections.map(({ name, line }, at) => {
    const title = termsOf(name);
    let score = ALWAYS_USEFUL.test(name) ? 0.5 : 0;
    for (const term of terms) {
      if (title.has(term)) score += 3;
      else if (own[at]?.has(term) === true) score += 1 / own.filter((words) => words.has(term)).length;
    }
    return { title: plain(oneLine(name, 100)), line, score };
  });
  return scored
    .filter(({ score }) => score >= 0.5)
    .sort((one, other) => other.score - one.score || one.line - other.line)
    .slice(0, MAX_SECTIONS)
    .sort((one, other) => one.line - other.line)
    .map(({ title, line }) => ({ title, line }));
}

const COMMON = new Set(
  "about after also because before been being both could does doing done each from have into more most must need only other over same should some such than that their them then there these they this those through under very want what when where which while will with without would your make made used using user change file".split(
    " ",
  ),
);

/** Words of four letters and more in a rough stem. */
function termsOf(text: string): Set<string> {
  const words =
    text
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/\p{L}{4,40}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ings?|ed|es|s)$/, "")));
}
