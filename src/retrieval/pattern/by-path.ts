// A path that is to be made → the existing file most like it, by folder, name and ending.
import { baseName, folderOf } from "../tree.ts";
import { best, type Choice, comparePaths, suits } from "./choice.ts";
import type { Member } from "./families.ts";
import type { Ground } from "./ground.ts";
import { folderLikeness, nameLikeness, shapeOf } from "./shape.ts";
import type { Wish } from "./wish.ts";

/** Shares of the likeness, hand-picked: the folder says most, `page.tsx` beside another `page.tsx` as much. */
const SHARE = { folder: 0.5, name: 0.4, ending: 0.1 } as const;
/** `.test.ts`, `.types.ts`, `_test.go`: an ending that says what a file is for. */
const TELLING_ENDING = 0.3;
const INDEX_LESS = 0.3;
/** Below this a file of the same extension is no example. */
const LEAST = 0.4;
/** How many are read. */
const KEPT = 12;
const SUITS = 0.1;
/** `delete-user.ts` and `delete-user.types.ts` are shown together. */
const TOGETHER = 0.06;

/** In the order of the paths; none for a path like which there is nothing. */
export function chooseByPath(paths: readonly string[], wish: Wish, ground: Ground): Choice[] {
  const chosen: Choice[] = [];
  for (const path of paths) {
    const begun = new Set(chosen.map(({ member }) => withoutEnding(member.path)));
    const found = best(
      likePath(path, ground.members),
      ({ member, likeness }) =>
        likeness + SUITS * suits(member, wish, ground.testOf) + (begun.has(withoutEnding(member.path)) ? TOGETHER : 0),
    );
    if (found === undefined || found.likeness < LEAST) continue;
    const { member, likeness } = found;
    chosen.push({ member, family: ground.familyOf(member), for: path, likeness, why: whyLike(path, member) });
  }
  return chosen;
}

interface Rated {
  readonly member: Member;
  readonly likeness: number;
}

/** Best first; of the same extension and, like it, tests or none. */
function likePath(path: string, members: readonly Member[]): Rated[] {
  const wanted = shapeOf(path);
  const extension = lastEnding(wanted.ending);
  const endingShare = wanted.ending === extension ? SHARE.ending : TELLING_ENDING;
  const rated: Rated[] = [];
  for (const member of members) {
    if (lastEnding(member.ending) !== extension || member.isTest !== wanted.isTest || member.path === path) continue;
    const likeness =
      SHARE.folder * folderLikeness(wanted.folder, member.folder) +
      SHARE.name * nameLikeness(wanted, member) +
      (wanted.ending === member.ending ? endingShare : 0) -
      (member.isIndex && !wanted.isIndex ? INDEX_LESS : 0);
    rated.push({ member, likeness: Math.min(1, Math.max(0, likeness)) });
  }
  return rated.sort((a, b) => b.likeness - a.likeness || comparePaths(a.member, b.member)).slice(0, KEPT);
}

function lastEnding(ending: string): string {
  return ending.slice(ending.lastIndexOf("."));
}

function withoutEnding(path: string): string {
  return `${folderOf(path)}/${baseName(path).replace(/(?<=.)\..*$/, "")}`;
}

function whyLike(path: string, { folder, base }: Member): string {
  if (folder === folderOf(path))
    return `of the files beside ${path}, which is to be made, it is the most alike and complete`;
  const how = base === baseName(path) ? "has the name" : "is named and lies most like that";
  return `it ${how} of ${path}, which is to be made`;
}
