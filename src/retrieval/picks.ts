// Which lines of which files a prompt is to show, with the reason for each: what the ticket names, examples for what is to be
// made, and what was found. How much of it fits is decided elsewhere (fit-budget.ts).
import { LOW_CONFIDENCE_BELOW } from "../core/pattern.ts";
import { type Lines, MAX_LINES, snapToDefinition } from "./chunks.ts";
import { type Excerpt, lengthOf } from "./excerpts.ts";
import type { Picked } from "./fit-budget.ts";
import { type Named, type NamedFile, SURE } from "./named.ts";
import { type Example, UNSURE } from "./pattern/examples.ts";
import type { RankedFile } from "./ranker.ts";
import type { Reordered } from "./rerank.ts";

/** A file that is the example is shown whole up to this length. */
const MAX_EXAMPLE_LINES = 120;
/** Its test says how such a test looks; the beginning is enough. */
const MAX_TEST_LINES = 40;

export function namedPicks({ files }: Named, ranked: readonly RankedFile[]): Picked[] {
  return files
    .filter(({ certainty }) => certainty >= LOW_CONFIDENCE_BELOW)
    .map((entry) => ({
      file: entry.file,
      lines: namedLines(entry, ranked),
      score: entry.certainty,
      reason: entry.reason,
      origin: "named",
    }));
}

function namedLines({ file, lines, intent }: NamedFile, ranked: readonly RankedFile[]): Lines {
  const all = file.text.split("\n");
  if (lines !== undefined) return snapToDefinition(all, lines);
  const length = lengthOf(file.text);
  if (intent === "like" && length <= MAX_EXAMPLE_LINES) return { start: 1, end: length };
  const found = ranked.find((entry) => entry.file.path === file.path)?.passages[0];
  return found?.lines ?? { start: 1, end: Math.min(length, MAX_LINES) };
}

/** @param isNamed whether the ticket names what is to be made; else only examples of a kind it has a word for. */
export function examplePicks(examples: readonly Example[], isNamed: boolean): Picked[] {
  return examples
    .filter(({ likeness }) => isNamed || likeness > UNSURE)
    .flatMap((example): Picked[] => {
      const pick = (file: Picked["file"], lines: Lines, reason: string): Picked => ({
        file,
        lines,
        score: example.likeness,
        reason,
        origin: "found",
      });
      const { file, registration, test } = example;
      const picks = [pick(file, first(file, MAX_EXAMPLE_LINES), `example for ${example.for}. ${example.reason}`)];
      if (registration !== undefined)
        picks.push(pick(registration.file, registration.lines, `where ${file.path} and its siblings are listed`));
      if (test !== undefined) picks.push(pick(test, first(test, MAX_TEST_LINES), `the test of ${file.path}`));
      return picks;
    });
}

function first({ text }: Picked["file"], lines: number): Lines {
  return { start: 1, end: Math.min(lengthOf(text), lines) };
}

export function foundPicks(excerpts: readonly Excerpt[]): Picked[] {
  return excerpts.map(({ ranked, lines }) => ({
    file: ranked.file,
    lines,
    score: ranked.probability,
    reason: reasonOf(ranked),
    origin: "found",
  }));
}

export function reasonOf({ matches, probability, from }: Reordered<RankedFile>): string {
  const words = matches.slice(0, 4).join(", ");
  const doubt = probability < LOW_CONFIDENCE_BELOW ? "; low confidence" : "";
  const ahead = from === undefined ? "" : `; put ahead by a model, from place ${from}`;
  return `${words === "" ? "near what was found" : `matches: ${words}`}${doubt}${ahead}`;
}

/** Files the ticket names for certain, as places of the change. */
export function sureFiles({ files }: Named): readonly NamedFile[] {
  return files.filter(({ certainty, intent }) => certainty >= SURE && intent !== "like");
}
