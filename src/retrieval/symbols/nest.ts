// Definitions with an offset for an end → symbols whose ranges nest or are disjoint. Indentation outranks what was counted: a definition ends
// before the next that is not deeper, however its brackets look.
import { firstLineOf } from "./above.ts";
import { type LineMap, lastLetter, lineAt } from "./lines.ts";
import type { Definition, Found, SourceSymbol } from "./symbol.ts";

type Open = { -readonly [Key in keyof SourceSymbol]: SourceSymbol[Key] };

export function nest({ definitions }: Found, ends: Int32Array, lines: LineMap, above?: RegExp): SourceSymbol[] {
  const symbols: Open[] = [];
  const stack: { readonly symbol: Open; readonly column: number }[] = [];
  for (const [index, { at, column, ...definition }] of definitions.entries()) {
    const counted = ends[index] ?? -1;
    if (counted < 0) continue;
    const line = lineAt(lines, at);
    const after = Math.min(symbols.at(-1)?.line ?? 0, line - 1);
    const start = above === undefined ? line : firstLineOf({ line, column, after }, lines, above);
    const from = Math.max(start, Math.min(line, leave(stack, { line, from: start, column }) + 1));
    const parent = stack.at(-1)?.symbol;
    const end = lineAt(lines, lastLetter(lines.text, at, counted));
    const symbol = {
      ...inParent(definition, parent),
      line,
      from,
      end: Math.max(line, Math.min(end, parent?.end ?? end)),
      depth: stack.length,
    };
    symbols.push(symbol);
    stack.push({ symbol, column });
  }
  return symbols;
}

/** Takes from the stack what the next definition does not lie in. @returns the last line of those that ended by themselves. */
function leave(
  stack: { readonly symbol: Open; readonly column: number }[],
  next: { readonly line: number; readonly from: number; readonly column: number },
): number {
  let last = 0;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { symbol, column } = top;
    if (column >= next.column) symbol.end = Math.max(symbol.line, Math.min(symbol.end, next.from - 1));
    else if (symbol.end >= next.line) break;
    last = Math.max(last, symbol.end);
    stack.pop();
  }
  return last;
}

function inParent({ name, kind, exported }: Pick<Definition, "name" | "kind" | "exported">, parent: Open | undefined) {
  const isMember = kind === "function" && (parent?.kind === "class" || parent?.kind === "type");
  const isLocal = parent !== undefined && /^(?:function|method|other)$/.test(parent.kind);
  return {
    name,
    kind: isMember ? ("method" as const) : kind,
    exported: exported && !isLocal && (parent?.exported ?? true),
  };
}
