// minisearch as `engine.mjs` is asked: how long a well-kept index takes for the same files on the same machine in the same minute. A
// machine is faster or slower by a third within an hour; the ratio of the two is not.
import MiniSearch from "minisearch";

export function prepareV8() {}

export function createSearch() {
  return new MiniSearch({ idField: "path", fields: ["path", "text"] });
}

export function index(files) {
  const search = createSearch();
  search.addAll(files);
  return search;
}

export function ask(search, { title, description }) {
  return search.search(`${title}\n${description}`);
}
