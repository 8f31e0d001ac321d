// YAML that remembers where each value stood, so that a problem can be shown at its line and column.
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";

/** Both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
export interface Problem extends Position {
  readonly message: string;
}
export interface PlacedYaml {
  readonly value: unknown;
  /** Of the value at `path`, or of what would hold it when it is missing. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** What a schema says against the value, each at its place. */
  problemsOf(error: z.ZodError): Problem[];
}

/** @param linesBefore lines of the file above `text`. Syntax problems come instead of a value. */
export function readPlacedYaml(text: string, linesBefore = 0): PlacedYaml | Problem[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, strict: true });
  const at = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  if (document.errors.length > 0) return document.errors.map(({ pos, message }) => ({ ...at(pos[0]), message }));
  const loose = looseAliases(document).map(({ offset, name }) => ({
    ...at(offset),
    message: `nothing is named &${name}`,
  }));
  if (loose.length > 0) return loose;
  const positionOf = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return [{ ...at(0), message: error instanceof Error ? error.message : "cannot be read" }];
  }
  return {
    value,
    positionOf,
    problemsOf: (error) =>
      error.issues.flatMap((issue) =>
        issue.code === "unrecognized_keys"
          ? issue.keys.map((key) => ({
              ...at(offsetOfKey(document, issue.path, key)),
              message: `unknown key "${key}"`,
            }))
          : [{ ...positionOf(issue.path), message: `${nameOf(issue.path)}${issue.message}` }],
      ),
  };
}

/** The library notices these only when it builds the value, and then without a place. */
function looseAliases(document: Document): { offset: number; name: string }[] {
  const anchors = new Set<string>();
  const loose: { offset: number; name: string }[] = [];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) loose.push({ offset: node.range?.[0] ?? 0, name: node.source });
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return loose;
}

function nameOf(path: readonly PropertyKey[]): string {
  const names = path.filter((part) => typeof part === "string");
  return names.length === 0 ? "" : `${names.join(".")}: `;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function offsetOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}
