// One pass of a language's pattern over a text → its definitions, ends unknown.
import { columnOf } from "./lines.ts";
import type { Definition, Found, Language, Reading } from "./symbol.ts";

const MAX_NAME = 120;

export function findDefinitions(language: Language, path: string, text: string): Found {
  const definitions: Definition[] = [];
  const skipped: number[] = [];
  eachMatch(language, path, text, (match, reading) => {
    const all = match[0];
    if (reading !== undefined) {
      const at = match.index + all.search(/\S|$/);
      definitions.push({ column: columnOf(text, at), at, ...reading, name: nameOf(reading) });
    } else if (all.includes("\n")) skipped.push(match.index, match.index + all.length);
  });
  return { definitions, skipped };
}

/** Their names alone, for which no place is looked up. */
export function findNames(language: Language, path: string, text: string): string[] {
  const names: string[] = [];
  eachMatch(language, path, text, (_, reading) => {
    if (reading !== undefined) names.push(nameOf(reading));
  });
  return names;
}

type Take = (match: RegExpExecArray, reading: Reading | undefined) => void;

function eachMatch({ pattern, createReader }: Language, path: string, text: string, take: Take): void {
  const read = createReader(path, text);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    take(match, read(match));
    if (match[0].length === 0) pattern.lastIndex += 1;
  }
}

function nameOf({ name }: Reading): string {
  return name.trim().slice(0, MAX_NAME);
}
