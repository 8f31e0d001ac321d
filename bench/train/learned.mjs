// Which features the ranker weighs, and what each is believed to be worth before anything is learned: kinds of files that few
// repositories have would otherwise be worth nothing where they matter. Chosen leaving one repository out (docs/context.md).
export const BELIEFS = {
  rough: 0,
  titleCovered: 0,
  pathCovered: 0,
  nameCovered: 0,
  pathShare: 0,
  nameShare: 0,
  window: 0,
  symbol: 0,
  tested: 0,
  scope: 0,
  scopeInName: 0,
  names: 0,
  folder: 0,
  size: 0,
  tiny: 0,
  test: -6,
  testAsked: 6,
  prose: -7,
  proseAsked: 6,
  example: -2,
  exampleAsked: 0,
  migration: -4,
  build: -3.5,
  buildAsked: 1.5,
  data: -2.5,
  dataAsked: 0,
  style: -2,
  styleAsked: 2,
  locale: -2,
  hidden: -4,
  types: -1,
};

/** Not learned: no commit of the data counts a test or a document as touched, but people ask for them. */
export const FIXED = ["testAsked", "proseAsked"];
