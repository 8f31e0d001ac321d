// Vue, Svelte and Astro: the component, named after its file, and in it what its script blocks define.
import { findDefinitions } from "./find.ts";
import { lineAt, lineMapOf } from "./lines.ts";
import { nest } from "./nest.ts";
import { script } from "./script.ts";
import type { SourceSymbol } from "./symbol.ts";

interface Block {
  readonly text: string;
  /** Lines of the file before the block's first. */
  readonly before: number;
}

export function componentSymbols(path: string, text: string): SourceSymbol[] {
  const name = /([^/]+)\.\w+$/.exec(path)?.[1] ?? path;
  const end = lineMapOf(text).starts.length;
  const component: SourceSymbol = { name, kind: "class", line: 1, from: 1, end, exported: true, depth: 0 };
  return [component, ...blocksOf(text).flatMap((block) => symbolsIn(path, block))];
}

function symbolsIn(path: string, { text, before }: Block): SourceSymbol[] {
  const found = findDefinitions(script, path, text);
  const lines = lineMapOf(text);
  const symbols = nest(found, script.findEnds(text, found, lines), lines, script.above);
  return symbols.map((symbol) => ({
    ...symbol,
    line: symbol.line + before,
    from: symbol.from + before,
    end: symbol.end + before,
    depth: symbol.depth + 1,
  }));
}

/** What stands in `<script>`, and between the dashes at the top of an Astro file. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const { starts } = lineMapOf(text);
  const add = (from: number, to: number) => {
    blocks.push({ text: text.slice(from, to), before: lineAt({ text, starts }, from) - 1 });
    return to;
  };
  const dashes = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
  let at = dashes < 0 ? 0 : add(4, dashes + 1);
  for (at = text.indexOf("<script", at); at >= 0; at = text.indexOf("<script", at)) {
    const from = text.indexOf("\n", at) + 1;
    const to = text.indexOf("</script", at);
    if (to < 0) break;
    at = from > 0 && from <= to ? add(from, to) : to;
  }
  return blocks;
}
