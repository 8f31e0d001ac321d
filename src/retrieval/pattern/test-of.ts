// A source file → the test that goes with it, by the names of both.
import { groupBy } from "../group.ts";
import { extensionOf, stemOf } from "../tree.ts";
import type { Member } from "./families.ts";
import { folderLikeness } from "./shape.ts";

export type TestOf = (member: Member) => Member | undefined;

/** `src/cart.ts` meets `test/cart.test.ts`, `cart_test.go` `cart.go`, `test_cart.py` `cart.py`, `CartTests.java` `Cart.java`; the nearest one. */
export function createTestOf(members: readonly Member[]): TestOf {
  const tests = groupBy(
    members.filter(({ isTest, path }) => isTest && !/(?:^|\/)(?:fixtures?|__mocks__|testdata)\//.test(path)),
    ({ path }) => pairKey(path),
  );
  return function testOf(member) {
    if (member.isTest) return undefined;
    const rated = (tests.get(pairKey(member.path)) ?? []).map((test) => ({
      test,
      near: folderLikeness(member.folder, test.folder),
    }));
    rated.sort((a, b) => b.near - a.near || (a.test.path < b.test.path ? -1 : 1));
    const best = rated[0];
    // `list.go` has a test in many folders; the one of another folder's is no test of this.
    return best !== undefined && (rated.length === 1 || best.near >= 0.5) ? best.test : undefined;
  };
}

function pairKey(path: string): string {
  const stem = stemOf(path).replace(/^test_|[-_](?:test|spec)$|(?<=[a-z])(?:Tests?|Spec)$/, "");
  return `${stem.toLowerCase()}${extensionOf(path).replace(/x$/, "")}`;
}
