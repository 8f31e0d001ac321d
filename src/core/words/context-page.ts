// A foresight for a person at a terminal and for a program. Paths, reasons and code are untrusted and made harmless here.
import { confidenceWords, type Foresight, type LikelyFile, type Place } from "../foresight.ts";
import { guideLine } from "../guide.ts";
import { confidenceOf, type Pattern } from "../pattern.ts";
import { explainedText } from "./explained-text.ts";
import { sourceText } from "./forecast-text.ts";
import { countText, durationText } from "./quantity.ts";
import { oneLine, sanitize } from "./sanitize.ts";
import { type Paper, paint, percent, type Style } from "./terminal-text.ts";
import { cellsOf, columns } from "./text-table.ts";

const MOST_FILES = 15;
/** What is less likely is a number, not a line. */
const LEAST_LISTED = 0.005;
const LINES_OF_EXCERPT = 4;
const BAR_CELLS = 6;
/** Cells that probability and bar take before a path. */
const BESIDE = 2 + 5 + 2 + BAR_CELLS + 2;
/** Room that a reason needs beside its path to say anything. */
const LEAST_REASON = 30;
const MOST = { path: 300, reason: 300, line: 400 } as const;

/** All of it, or the explanation alone where one was asked for. Lines are cut or broken at `paper.width` cells. */
export function contextPage(foresight: Foresight, paper: Paper): string {
  const { explained, title, took } = foresight;
  const body =
    explained === undefined
      ? [
          filesText(foresight.files, paper),
          excerptsText(foresight, paper),
          territoryText(foresight, paper),
          guidesText(foresight, paper),
        ]
      : [explainedText(explained, paper)];
  const { files, readMs, indexMs, queryMs } = took;
  const times = `${countText(files, "file")}: read ${durationText(readMs)}, index ${durationText(indexMs)}, query ${durationText(queryMs)}`;
  const parts = [cut(oneLine(title, MOST.reason), paper, "bold"), ...body, cut(times, paper, "dim")];
  return parts.filter((part) => part !== "").join("\n");
}

function filesText(files: readonly LikelyFile[], paper: Paper): string {
  const [best] = [...files].sort((a, b) => b.probability - a.probability);
  if (best === undefined) return "No word of it stands in this repository: nothing can be shown.\n";
  const shown = files.filter(({ probability }) => probability >= LEAST_LISTED).slice(0, MOST_FILES);
  const more = files.length - shown.length;
  const rows = shown.map(({ path, probability, reason }) => ({
    start: `  ${percent(probability)}  ${bar(probability)}`,
    path: oneLine(path, MOST.path),
    reason: reasonText(reason),
  }));
  const longest = Math.max(0, ...rows.map((row) => cellsOf(row.path)));
  const isWide = BESIDE + longest + 2 + LEAST_REASON > paper.width;
  const lines = isWide
    ? rows.map(({ start, path, reason }) => `${start}  ${path}\n${cut(`${" ".repeat(BESIDE)}${reason}`, paper, "dim")}`)
    : [
        columns(
          rows.map(({ start, path, reason }) => [start, path, reason]),
          paper.width,
          () => true,
        ),
      ];
  const rest = more > 0 ? `  ${countText(more, "more file")}, less likely\n` : "";
  return `${heading("Likely files", confidenceWords(best.probability), paper)}${lines.join("")}${rest}`;
}

function bar(probability: number): string {
  const full = Math.round(Math.min(1, Math.max(0, probability)) * BAR_CELLS);
  return "█".repeat(full) + "·".repeat(BAR_CELLS - full);
}

function excerptsText({ patterns, tokenBudget }: Foresight, paper: Paper): string {
  const lines = patterns.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);
  const size = `${countText(patterns.length, "excerpt")}, ${countText(lines, "line")}, within ${tokenBudget} tokens`;
  return heading("Shown to the agent", size, paper) + patterns.map((pattern) => excerptText(pattern, paper)).join("\n");
}

function excerptText(pattern: Pattern, paper: Paper): string {
  const { path, startLine, endLine, text, reason } = pattern;
  const mark = confidenceOf(pattern) === "low" ? "  (low confidence)" : "";
  const all = text.split("\n");
  const shown = all.slice(0, all.length > LINES_OF_EXCERPT ? LINES_OF_EXCERPT - 1 : LINES_OF_EXCERPT);
  const digits = String(startLine + shown.length).length;
  const code = shown.map((line, at) => `    ${String(startLine + at).padStart(digits)}  ${codeLine(line)}`);
  const more = all.length - shown.length;
  const rest = more > 0 ? [`    ${" ".repeat(digits)}  … ${countText(more, "more line")}`] : [];
  return [
    `  ${oneLine(path, MOST.path)}:${startLine}-${endLine}${paint(mark, "dim", paper)}\n`,
    cut(`  ${reasonText(reason)}`, paper, "dim"),
    ...[...code, ...rest].map((line) => cut(line, paper)),
  ].join("");
}

/** How sure it is stands beside it already. */
function reasonText(reason: string): string {
  return oneLine(reason, MOST.reason).replace("; low confidence", "");
}

function codeLine(line: string): string {
  return sanitize(line, { maxChars: MOST.line }).replaceAll("\t", "  ").replaceAll("\n", " ");
}

const KINDS: Record<Place["kind"], string> = {
  file: "",
  test: "  (test)",
  new: "  (to be made)",
  glob: "  (all of it)",
};

function territoryText({ territory }: Foresight, paper: Paper): string {
  const { places } = territory;
  const lines = places.map(({ path, kind }) => `  ${oneLine(path, MOST.path)}${KINDS[kind]}\n`);
  const all = lines.length === 0 ? "  nobody knows: the agent may look anywhere\n" : lines.join("");
  return `${heading("Territory", sourceText(territory), paper)}${all}`;
}

function guidesText({ guides }: Foresight, paper: Paper): string {
  if (guides.length === 0) return "";
  const lines = guides.map((guide) => wrapped(guideLine(guide), paper.width));
  return `${heading("Read when they apply", "by reference", paper)}${lines.join("")}`;
}

function heading(words: string, about: string, paper: Paper): string {
  return `${paint(words, "bold", paper)}  ${paint(`(${about})`, "dim", paper)}\n`;
}

/** One line with its end. */
function cut(line: string, paper: Paper, style?: Style): string {
  const short = columns([[line]], paper.width, () => true).slice(0, -1);
  return `${style === undefined ? short : paint(short, style, paper)}\n`;
}

/** Words over several lines, the first two cells in, the others four. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = " ";
  for (const word of text.split(" ")) {
    if (cellsOf(line) + 1 + cellsOf(word) > width && line.trim() !== "") {
      lines.push(line);
      line = "   ";
    }
    line += ` ${word}`;
  }
  return `${[...lines, line].join("\n")}\n`;
}

/** The same as an object: probabilities to four places, times in whole milliseconds, excerpts whole. */
export function contextJson({ files, territory, explained, took, patterns, ...rest }: Foresight) {
  const best = files.reduce((most, { probability }) => Math.max(most, probability), 0);
  return {
    ...rest,
    confidence: files.length === 0 ? ("nothing found" as const) : confidenceWords(best),
    files: files.map((file) => ({ ...file, probability: rounded(file.probability) })),
    excerpts: patterns.map((pattern) => ({
      ...pattern,
      score: rounded(pattern.score),
      confidence: confidenceOf(pattern),
    })),
    territory: {
      source: territory.source,
      confidence: territory.confidence ?? null,
      files: territory.places,
    },
    explained: explained ?? null,
    took: {
      files: took.files,
      readMs: Math.round(took.readMs),
      indexMs: Math.round(took.indexMs),
      queryMs: Math.round(took.queryMs),
    },
  };
}

function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000;
}
