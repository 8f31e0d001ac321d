// Which test belongs to which file, by name alone.
import { extensionOf, stemOf } from "./tree.ts";

/** `src/cart.ts`, `test/cart.test.ts`, `cart_test.go`, `test_cart.py` and `CartTest.java` each meet their own kind. */
export function pairKey(path: string): string {
  const stem = stemOf(path).replace(/^test_|[-_](?:test|spec)s?$|(?<=[a-z])(?:Tests?|Spec)$/, "");
  return `${stem.toLowerCase()}${extensionOf(path)}`;
}
