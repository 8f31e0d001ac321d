// What the bench is asked: commits of public repositories, each with its words and the files it really changed.
import { readFileSync } from "node:fs";
import { z } from "zod";

const Query = z.object({
  id: z.string(),
  repo: z.string(),
  /** The commit whose tree is searched. */
  parent: z.string().regex(/^[0-9a-f]{40,64}$/),
  q_nopath: z.string(),
  q_title: z.string(),
  /** Existing files other than tests that the commit changed; what has none cannot be measured. */
  gold_src: z.array(z.string()).min(1),
  /** Lines changed by file: first and last, from 1, both included. */
  hunks: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))).default({}),
});

export const FIELDS = ["q_nopath", "q_title"];

/**
 * Queries by repository, in the order of the file. A line that is no query ends the run: a part of them would be another measure.
 * @param only one repository, `owner/name`; @param limit of each repository
 */
export function readQueries({ file, only, limit }) {
  const byRepository = new Map();
  for (const query of parseQueries(readFileSync(file, "utf8"))) {
    if (only !== undefined && query.repo !== only) continue;
    const known = byRepository.get(query.repo) ?? [];
    byRepository.set(query.repo, known);
    if (known.length < limit) known.push(query);
  }
  return byRepository;
}

export function parseQueries(text) {
  const lines = text.split("\n").map((line, index) => [line, index + 1]);
  return lines.filter(([line]) => line.trim() !== "").map(([line, number]) => parseLine(line, number));
}

function parseLine(line, number) {
  try {
    return Query.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`line ${number} is no query`, { cause });
  }
}

/** A query has one text: its first line is the title, the rest the description. */
export function wordsOf(text) {
  const [title = "", ...rest] = text.split("\n");
  return { title: title.trim(), description: rest.join("\n").trim() };
}
