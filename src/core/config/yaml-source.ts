// A YAML text as a value that still knows where each part was written. Never throws: what cannot be read is a problem.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import { type Problem, showValue } from "./problem.ts";

export type Path = readonly PropertyKey[];
export interface YamlSource {
  /** Plain data; undefined when the text is empty or could not be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Where the value at a path begins; for a missing one, where its nearest existing parent does. */
  placeOf(path: Path): Place;
  /** Where the key at the end of a path is written. */
  placeOfKey(path: Path): Place;
}
type Place = Pick<Problem, "line" | "column">;

/** An honest file repeats a value a few times; a bomb needs exponentially many. */
const MOST_ALIASES = 50;

/**
 * @param linesBefore lines that precede this text in its file, for the line numbers in problems.
 */
export function parseYaml(text: string, linesBefore = 0): YamlSource {
  const counter = new LineCounter();
  // Unique keys are checked below: the parser's own check takes time quadratic in the number of keys.
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + linesBefore, column: Math.max(1, col) };
  };
  const problems = [...syntaxProblems(document, placeAt), ...keyProblems(document, placeAt)];
  const { value, problem } = toValue(document, problems.length === 0 || problems.every(isRepeated));
  return {
    value,
    problems: problem === undefined ? problems : [...problems, { ...placeAt(0), text: problem }],
    placeOf: (path) => placeAt(startOf(document, path)),
    placeOfKey: (path) => placeAt(startOfKey(document, path)),
  };
}

function syntaxProblems(document: Document.Parsed, placeAt: (offset: number) => Place): Problem[] {
  const all = [...document.errors, ...document.warnings];
  const exhausted = all.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted !== undefined) return [{ ...placeAt(exhausted.pos[0]), text: "nested too deeply" }];
  return all.map(({ code, message, pos }) => {
    const text = code === "MULTIPLE_DOCS" ? "a second document begins here; one is allowed" : oneLineOf(message);
    return { ...placeAt(pos[0]), text: `not valid YAML: ${text}` };
  });
}

function oneLineOf(message: string): string {
  return message.replace(/\s+/g, " ").slice(0, 200);
}

const REPEATED = "is written twice";
function isRepeated(problem: Problem): boolean {
  return problem.text.endsWith(REPEATED);
}

function keyProblems(document: Document.Parsed, placeAt: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const at = placeAt(offsetOf(key) ?? offsetOf(map) ?? 0);
        if (!isScalar(key)) problems.push({ ...at, text: "a key must be a plain word" });
        else if (seen.has(String(key.value))) problems.push({ ...at, text: `${showKey(key.value)} ${REPEATED}` });
        else seen.add(String(key.value));
      }
    },
  });
  return problems;
}

function showKey(key: unknown): string {
  return showValue(String(key)).replace(/^"(.*)"$/, "$1");
}

function toValue(document: Document.Parsed, readable: boolean): { value: unknown; problem?: string } {
  if (!readable) return { value: undefined };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) ?? undefined };
  } catch (error) {
    // Aliases that point nowhere, or to far too much: the library has no codes for these two.
    return {
      value: undefined,
      problem: `not valid YAML: ${error instanceof Error ? oneLineOf(error.message) : "unreadable"}`,
    };
  }
}

function startOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let start = offsetOf(node) ?? 0;
  for (const step of path) {
    const pair = pairOf(document, node, step);
    node = pair?.value;
    const next = offsetOf(node) ?? offsetOf(pair?.key);
    if (next === undefined) return start;
    start = next;
  }
  return start;
}

function startOfKey(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  for (const step of path.slice(0, -1)) node = pairOf(document, node, step)?.value;
  const last = path.at(-1);
  const key = last === undefined ? undefined : pairOf(document, node, last)?.key;
  return offsetOf(key) ?? startOf(document, path);
}

/** What a node holds under a key or an index; lists have no key of their own. */
function pairOf(
  document: Document.Parsed,
  node: unknown,
  step: PropertyKey,
): { key?: unknown; value: unknown } | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) return { value: target.items[Number(step)] };
  if (!isMap(target)) return undefined;
  // Of a key that is written twice, the last one counts.
  return target.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}
