// Files as the baselines see them: for each field (path, symbol, comment, body) how often every term stands there.
import { termsOf } from "./terms.mjs";

const COMMENT = /\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*|^\s*#(?![![]).*|"""[\s\S]*?"""|<!--[\s\S]*?-->/gm;
const DEFINITION =
  /\b(?:function|class|interface|type|enum|struct|trait|impl|fn|def|func(?: \([^)]*\))?|mod|module|const|let|var|record|object)\*? +([\p{L}_$][\p{L}\p{N}_$]*)/gu;

/**
 * Documents of one tree after the other: a file that did not change is not taken apart again.
 * @returns `documentsOf(files)`: `{ path, bags }` in their order, and `numberOf(term)` for those that stand anywhere.
 */
export function createDocuments() {
  const numbers = new Map();
  let known = new Map();
  const bag = (terms) => bagOf(terms, numbers);
  return {
    numberOf: (term) => numbers.get(term),
    documentsOf(files) {
      const next = new Map();
      const documents = files.map(({ path, blob, text }) => {
        const bags = known.get(blob) ?? next.get(blob) ?? bagsOf(text, bag);
        next.set(blob, bags);
        return { path, bags: { ...bags, path: bag(termsOf(path)) } };
      });
      known = next;
      return documents;
    },
  };
}

function bagsOf(text, bag) {
  const comments = text.match(COMMENT) ?? [];
  const symbols = [...text.matchAll(DEFINITION)].map(([, name]) => name);
  return {
    symbol: bag(termsOf(symbols.join(" "))),
    comment: bag(termsOf(comments.join("\n"))),
    body: bag(termsOf(text.replace(COMMENT, " "))),
  };
}

/** Numbers of terms in ascending order, and how often each stands there. */
function bagOf(terms, numbers) {
  const counts = new Map();
  for (const term of terms) {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const ids = Uint32Array.from(counts.keys()).sort();
  return { length: terms.length, ids, counts: Uint32Array.from(ids, (id) => counts.get(id)) };
}

/** How often a term stands in a bag. */
export function countIn({ ids, counts }, id) {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ids[middle] === id) return counts[middle];
    if (ids[middle] < id) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
