// BM25 and BM25F, plainly: what the engine is compared with. Robertson's usual constants, nothing fitted.
import { countIn } from "./documents.mjs";
import { termsOf } from "./terms.mjs";

const K1 = 1.2;
const B = 0.75;

/** Weights of the fields. With weights of one, BM25F in its simple form (fields added up before anything else) is BM25. */
export const WHOLE_FILE = { comment: 1, body: 1 };
export const FIELDS = { path: 3, symbol: 2, comment: 1, body: 1 };

/** @returns paths of the documents that hold any term of the text, best first; ties in path order. */
export function rankBm25(text, { documents, numberOf }, weights) {
  const terms = queryTerms(text, numberOf);
  const lengths = documents.map(({ bags }) => weighted(weights, (field) => bags[field].length));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const rows = documents.map(({ bags }, index) => {
    const norm = 1 - B + (B * lengths[index]) / Math.max(1, average);
    return terms.map(({ id }) => weighted(weights, (field) => countIn(bags[field], id)) / norm);
  });
  const rarities = terms.map((_, at) => rarity(rows.filter((row) => row[at] > 0).length, documents.length));
  const scored = documents.flatMap(({ path }, index) => {
    const score = rows[index].reduce((sum, tf, at) => sum + (terms[at].times * rarities[at] * tf) / (K1 + tf), 0);
    return score > 0 ? [{ path, score }] : [];
  });
  return scored.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1)).map(({ path }) => path);
}

function weighted(weights, countOf) {
  return Object.entries(weights).reduce((sum, [field, weight]) => sum + weight * countOf(field), 0);
}

function queryTerms(text, numberOf) {
  const times = new Map();
  for (const term of termsOf(text)) {
    const id = numberOf(term);
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return [...times].map(([id, count]) => ({ id, times: count }));
}

function rarity(holding, all) {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}
