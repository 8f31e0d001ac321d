// A ticket that names no path but a kind of thing, or none → the family a new file would join, and in it the best example.
import { best, type Choice, comparePaths, sharedWords, suits } from "./choice.ts";
import type { RankedPath } from "./example.ts";
import type { Family, Member } from "./families.ts";
import type { Ground } from "./ground.ts";
import type { RankedMember, RatedFamily, RateFamilies } from "./rate-families.ts";
import type { Wish } from "./wish.ts";

/** Without a word for the kind an example is a guess from the ranked files; callers that want only sure ones ask for more than this. */
export const UNSURE = 0.3;
/** Score at which a choice would be sure. */
const SURE = 4;
const MOST_SURE = 0.95;
/** How little behind the first a second family may be to be shown, too. */
const SECOND = 0.7;
const MOST = 2;
/** Files of a family that are read. */
const READ = 24;

interface Asked {
  readonly title: string;
  readonly wish: Wish;
  /** Best first. */
  readonly ranked: readonly RankedPath[];
}

/** At most two examples and one test, the test first when the title asks for one. */
export function chooseByKind({ title, wish, ranked }: Asked, ground: Ground): Choice[] {
  const known = ranked.flatMap(({ path, probability }): RankedMember[] => {
    const member = ground.find(path);
    return member === undefined ? [] : [{ path, probability, member }];
  });
  const sources = chooseAmong(ground.rateSources, { wish, known }, ground);
  const withTests = known.flatMap((entry) => {
    const test = ground.testOf(entry.member);
    return test === undefined ? [entry] : [entry, { ...entry, path: test.path, member: test }];
  });
  const tests = chooseAmong(ground.rateTests, { wish, known: withTests }, ground).slice(0, 1);
  return asksForTest(title) ? [...tests, ...sources.slice(0, 1)] : [...sources, ...tests];
}

function asksForTest(title: string): boolean {
  return /\b(?:tests?|specs?|coverage|flaky|e2e)\b/i.test(title);
}

interface Near {
  readonly wish: Wish;
  readonly known: readonly RankedMember[];
}

function chooseAmong(rate: RateFamilies, near: Near, ground: Ground): Choice[] {
  const rated = rate(near.wish, near.known);
  const least = SECOND * (rated[0]?.score ?? 0);
  const choices: Choice[] = [];
  for (const each of rated.slice(0, MOST + 1)) {
    if (each.score < least || choices.length === MOST) break;
    const choice = chooseIn(each, near, ground);
    if (choice !== undefined && choices.every(({ member }) => member !== choice.member)) choices.push(choice);
  }
  return choices;
}

/** The head of a folder lists what lies in folders of their own below it: one more is made like those, not like the head. */
function chooseIn(rated: RatedFamily, near: Near, ground: Ground): Choice | undefined {
  const first = bestMember(rated.family, near, ground);
  if (first === undefined) return undefined;
  const below = ground.below(first);
  const inner = below === undefined ? undefined : bestMember(below, near, ground);
  const family = inner === undefined ? rated.family : (below ?? rated.family);
  return {
    member: inner ?? first,
    family,
    for: near.wish.thing ?? (family.isTest ? "a test" : "a file beside those to be changed"),
    likeness: likenessOf(rated, near.wish),
    why: whyIn(family, rated.said),
  };
}

function bestMember(family: Family, { wish, known }: Near, { testOf }: Ground): Member | undefined {
  const likely = new Map(known.map(({ member, probability }) => [member, probability]));
  const rated = family.members
    .filter(({ isIndex }) => !isIndex || family.isNested)
    .map((member) => ({ member, value: (likely.get(member) ?? 0) + 0.5 * sharedWords(member, wish) }))
    .sort((a, b) => b.value - a.value || comparePaths(a.member, b.member));
  return best(rated.slice(0, READ), ({ member, value }) => value + 0.5 * suits(member, wish, testOf))?.member;
}

function likenessOf({ score, said }: RatedFamily, { thing }: Wish): number {
  return Math.min(thing !== undefined && said !== undefined ? MOST_SURE : UNSURE, score / SURE);
}

function whyIn({ home, members }: Family, said: string | undefined): string {
  const where = home === "" ? "the root" : home;
  if (said === undefined) return `the likeliest files of this ticket lie in or near ${where}`;
  const kind = members.length > 1 ? `is one of ${members.length} files of a kind` : "lies";
  return `the ticket says "${said}" and it ${kind} in ${where}`;
}
