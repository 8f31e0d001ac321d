// Corpora of a given size for timing, made of one repository's files: spread over the whole of it, and repeated under other names where
// it is too small. Pure.

/** Coprime to every number of files there can be, and far from small divisors: neighbours in a folder come far apart. */
const STRIDE = 7_368_787;

/** The files of a tree in an order in which every beginning is spread over it; the same on every machine. */
export function spread(files) {
  return files.map((_, at) => files[(at * STRIDE) % files.length]);
}

/** @returns `count` files; round after round under other names when there are fewer. */
export function corpusOfFiles(files, count) {
  const spreadFiles = spread(files);
  return Array.from({ length: files.length > 0 ? count : 0 }, (_, at) => nth(spreadFiles, at));
}

/** @returns as many files as it takes to reach `bytes` of text. */
export function corpusOfBytes(files, bytes) {
  const spreadFiles = spread(files.filter(({ text }) => text.length > 0));
  const corpus = [];
  for (let size = 0; size < bytes && spreadFiles.length > 0; size += Buffer.byteLength(corpus.at(-1).text)) {
    corpus.push(nth(spreadFiles, corpus.length));
  }
  return corpus;
}

function nth(files, at) {
  const round = Math.floor(at / files.length);
  const { path, text } = files[at % files.length];
  return { path: round === 0 ? path : `again-${round}/${path}`, text };
}
