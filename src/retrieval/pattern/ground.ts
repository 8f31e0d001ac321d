// What is known of one tree, whatever is asked: its files by path and in families, and which test goes with which file.
import { isCode } from "../indexable.ts";
import type { SourceFile } from "../source-file.ts";
import { type Family, familiesOf, type Member, membersOf } from "./families.ts";
import { createRater, type RateFamilies } from "./rate-families.ts";
import { createTestOf, type TestOf } from "./test-of.ts";

export interface Ground {
  readonly members: readonly Member[];
  readonly find: (path: string) => Member | undefined;
  /** Rate the families that show how something is made; tests apart. */
  readonly rateSources: RateFamilies;
  readonly rateTests: RateFamilies;
  readonly testOf: TestOf;
  /** The family in which this file is an example: that of its folder, or that of the folders beside it. */
  readonly familyOf: (member: Member) => Family;
  /** The family that lies, one folder each, below the folder this file is the head of. */
  readonly below: (head: Member) => Family | undefined;
}

export function createGround(files: readonly SourceFile[]): Ground {
  const members = membersOf(files);
  const families = familiesOf(members);
  const byPath = new Map(members.map((member) => [member.path, member]));
  const teaching = families.filter((family) => mayTeach(family));
  return {
    members,
    find: (path) => byPath.get(path),
    rateSources: createRater(teaching.filter(({ isTest }) => !isTest)),
    rateTests: createRater(teaching.filter(({ isTest }) => isTest)),
    testOf: createTestOf(members),
    familyOf: createFamilyOf(families),
    below: createBelow(families),
  };
}

const PROSE = /\.(?:mdx?|rst|adoc|txt)$/i;

/** Lists of other files and single settings are no kind of thing; several data files of one kind are (`locales/*.json`). */
function mayTeach({ members, isNested }: Family): boolean {
  if (members.every(({ isIndex }) => isIndex)) return false;
  const path = members[0]?.path ?? "";
  return isCode(path) || (members.length > 3 && !isNested && !PROSE.test(path));
}

/** Only a path that is to be made asks for the family of a file. */
function createFamilyOf(families: readonly Family[]): Ground["familyOf"] {
  let known: { readonly beside: FamilyByMember; readonly apart: FamilyByMember } | undefined;
  return function familyOf(member) {
    known ??= { beside: byMember(families, false), apart: byMember(families, true) };
    const [flat, nested] = [known.beside.get(member), known.apart.get(member)];
    const alone = flat === undefined || flat.members.length === 1 || member.isFolderNamed;
    const family = alone ? (nested ?? flat) : flat;
    return (
      family ?? { home: member.folder, isNested: false, isTest: member.isTest, members: [member], terms: new Map() }
    );
  };
}

type FamilyByMember = ReadonlyMap<Member, Family>;

function byMember(families: readonly Family[], isNested: boolean): FamilyByMember {
  const found = new Map<Member, Family>();
  for (const family of families)
    if (family.isNested === isNested) for (const member of family.members) found.set(member, family);
  return found;
}

function createBelow(families: readonly Family[]): Ground["below"] {
  const byHome = new Map<string, Family>();
  for (const family of families) {
    const [first] = family.members;
    if (family.isNested && family.members.length > 2 && first?.isFolderNamed === true)
      byHome.set(`${family.home} ${first.ending}`, family);
  }
  return (head) => (head.isFolderNamed ? byHome.get(`${head.folder} ${head.ending}`) : undefined);
}
