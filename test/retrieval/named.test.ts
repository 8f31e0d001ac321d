// What a ticket names → files: by path, by link, by the names of the code that few files define.
import { describe, expect, it } from "vitest";
import { parseMentions } from "../../src/core/mentions.ts";
import { resolveNamed } from "../../src/retrieval/named.ts";
import { createTree } from "../../src/retrieval/tree.ts";

const TREE: Record<string, string> = {
  "src/query.ts": "// Queries\nexport function parseQuery() {\n  return 1;\n}\n",
  "src/use-query.ts": 'import { parseQuery } from "./query.ts";\nexport const used = parseQuery();\n',
  "src/user-service.ts": "export class UserService {\n  create() {\n    return 1;\n  }\n}\n",
  "src/order-service.ts": "export class OrderService {\n  create() {\n    return 2;\n  }\n}\n",
  "src/store/user.go": "package store\n\nfunc (s *UserStore) Save() error {\n\treturn nil\n}\n",
  "src/store/order.go": "package store\n\nfunc (s *OrderStore) Save() error {\n\treturn nil\n}\n",
  "src/store/pull.go": "package store\n\ntype PullRequest struct {\n\tMergeable bool\n}\n",
  "src/Button.vue": "<template><button /></template>\n",
  "src/order-list/page.tsx": "export default function Page() {\n  return null;\n}\n",
  "src/order-list.tsx": "export function OrderList() {\n  return null;\n}\n",
  "src/cli.ts": 'program.option("-n, --dry-run", "only say it");\nconst url = process.env.DATABASE_URL;\n',
  "src/routes.ts": 'router.get("/orders/:id", show);\nrouter.delete("/orders/:id", remove);\n',
  "src/api.py": '@app.route("/users/<int:id>/")\ndef show(id):\n    pass\n',
  "src/app/(shop)/carts/[id]/route.ts": "export async function GET() {}\n",
  "test/query.test.ts": "export function parseQuery() {}\nfunction onlyInTests() {}\n",
  "a/twice.ts": "export function makeTwice() {}\n",
  "b/twice.ts": "export function makeTwice() {}\n",
  "a/thrice.ts": "export function makeThrice() {}\n",
  "b/thrice.ts": "export function makeThrice() {}\n",
  "c/thrice.ts": "export function makeThrice() {}\n",
  "README.md": "# parseReadme\n",
};
const tree = createTree(Object.entries(TREE).map(([path, text]) => ({ path, blob: path, text })));
const named = (text: string, paths: string[] = []) => resolveNamed(parseMentions(text), paths, tree);
const places = (text: string) =>
  named(text).files.map(({ file, lines, intent }) => `${file.path}:${lines?.start ?? ""} ${intent}`);

describe("names of the code", () => {
  it.each([
    ["`parseQuery` throws", ["src/query.ts:2 mention"]],
    ["`UserService.create` throws", ["src/user-service.ts:2 mention"]],
    ["`orderService.create()` throws", ["src/order-service.ts:2 mention"]],
    ["`PullRequest.Mergeable` is wrong", ["src/store/pull.go:3 mention"]],
    ["`UserStore.Save` fails", ["src/store/user.go:3 mention"]],
    ["the `<Button>` is grey", ["src/Button.vue: mention"]],
    ["`--dry-run` writes", ["src/cli.ts:1 mention"]],
    ["`DATABASE_URL` is ignored", ["src/cli.ts:2 mention"]],
    ["`DELETE /orders/{id}` fails", ["src/routes.ts:2 mention"]],
    ["GET /users/:id fails", ["src/api.py:1 mention"]],
    ["`/carts/:id` fails", ["src/app/(shop)/carts/[id]/route.ts: mention"]],
    ["`makeTwice` is slow", ["a/twice.ts:1 mention", "b/twice.ts:1 mention"]],
    ["`makeThrice` is slow", []],
    ["`onlyInTests` is slow", []],
    ["`parseReadme` is slow", []],
    ["`nothing.here` is slow", []],
    ["Add a `parseQuery` option", ["src/query.ts:2 mention"]],
    ["like the OrderList component", ["src/order-list.tsx:1 like"]],
    ["similar to the order list view", ["src/order-list.tsx: like"]],
    ["like `parseQuery` does", ["src/query.ts:2 like"]],
  ])("resolve %j", (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it("say in words why, and how sure that is", () => {
    expect(named("`parseQuery` throws").files[0]).toMatchObject({
      reason: "defines `parseQuery`, which the ticket names",
      certainty: 0.5,
    });
    expect(named("`makeTwice` throws").files.map(({ certainty }) => certainty)).toEqual([0.1, 0.1]);
  });

  it("come after paths and territory, and not at all for a file that these name", () => {
    const { files } = named("`parseQuery` and `UserService` fail, see src/query.ts", ["src/cli.ts"]);
    expect(files.map(({ file, certainty }) => [file.path, certainty])).toEqual([
      ["src/query.ts", 1],
      ["src/cli.ts", 1],
      ["src/user-service.ts", 0.5],
    ]);
  });

  it("are looked for where the tree says they are", () => {
    const asked: string[] = [];
    const quick = createTree(tree.files, (word) => {
      asked.push(word);
      return tree.files.filter(({ path }) => path === "src/query.ts");
    });
    expect(resolveNamed(parseMentions("`parseQuery`"), [], quick).files).toHaveLength(1);
    expect(asked).toEqual(["parseQuery"]);
  });
});

describe("links", () => {
  const link = (path: string) => `https://github.com/o/r/blob/${path}`;

  it("count from the root, past the rest of a branch's name", () => {
    expect(places(link("main/src/query.ts#L2"))).toEqual(["src/query.ts:2 mention"]);
    expect(places(link("feature/x/src/query.ts"))).toEqual(["src/query.ts: mention"]);
    expect(places(link("main/other/page.tsx"))).toEqual([]);
  });
});

it("lists what is to be made and is not there", () => {
  expect(named("Move src/query.ts to src/parse/query.ts").toCreate).toEqual(["src/parse/query.ts"]);
});
