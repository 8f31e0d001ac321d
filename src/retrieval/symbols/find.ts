// One pass of a language's pattern over a text → its definitions, ends unknown.
import { columnOf } from "./lines.ts";
import type { Definition, Found, Language } from "./symbol.ts";

const MAX_NAME = 120;

export function findDefinitions({ pattern, createReader }: Language, path: string, text: string): Found {
  const read = createReader(path, text);
  const definitions: Definition[] = [];
  const skipped: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const reading = read(match);
    const all = match[0];
    if (reading !== undefined) {
      const at = match.index + all.search(/\S|$/);
      definitions.push({ column: columnOf(text, at), at, ...reading, name: reading.name.trim().slice(0, MAX_NAME) });
    } else if (all.includes("\n")) skipped.push(match.index, match.index + all.length);
    if (all.length === 0) pattern.lastIndex += 1;
  }
  return { definitions, skipped };
}
