import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createExamples, type Example, findExamples, UNSURE } from "../../src/retrieval/pattern/examples.ts";

const body = (name: string, lines = 30) =>
  [`export function ${name}() {`, ...Array.from({ length: lines }, (_, at) => `  step(${at});`), "}", ""].join("\n");

type Tree = Record<string, string>;
const filesOf = (tree: Tree) => Object.entries(tree).map(([path, text]) => ({ path, blob: `blob of ${path}`, text }));

function ask(
  tree: Tree,
  title: string,
  more: { toCreate?: string[]; ranked?: Record<string, number>; description?: string } = {},
) {
  const ranked = Object.entries(more.ranked ?? {}).map(([path, probability]) => ({ path, probability }));
  const query = { title, description: more.description ?? "" };
  return findExamples({ toCreate: more.toCreate ?? [], query, ranked, files: filesOf(tree) });
}
const pathsOf = (examples: readonly Example[]) => examples.map(({ file }) => file.path);

const SHOP: Tree = {
  "src/app.ts": body("app"),
  "src/index.ts": 'export * from "./app.ts";\n',
  "src/routes/index.ts": [
    'import { customers } from "./customers.ts";',
    'import { invoices } from "./invoices.ts";',
    'import { products } from "./products.ts";',
    "",
    "export const routes = { customers, invoices, products };",
    "",
  ].join("\n"),
  "src/routes/customers.ts": body("customers"),
  "src/routes/invoices.ts": body("invoices"),
  "src/routes/products.ts": "export {};\n",
  "src/components/card.tsx": body("Card"),
  "src/components/dialog.tsx": body("Dialog"),
  "src/components/input.tsx": body("Input"),
  "src/components/dialogs/delete-customer-dialog.tsx": body("DeleteCustomerDialog"),
  "src/components/dialogs/delete-invoice-dialog.tsx": body("DeleteInvoiceDialog"),
  "src/components/dialogs/rename-invoice-dialog.tsx": body("RenameInvoiceDialog"),
  "test/routes/invoices.test.ts": body("invoicesTest"),
  "test/components/card.test.tsx": body("cardTest"),
  "db/migrations/0001_start.sql": "create table a ();\n".repeat(30),
  "db/migrations/0002_customers.sql": "create table b ();\n".repeat(30),
  "db/migrations/0003_invoices.sql": "create table c ();\n".repeat(30),
  "locales/de.json": '{ "a": "b" }\n'.repeat(12),
  "locales/en.json": '{ "a": "b" }\n'.repeat(12),
  "locales/fr.json": '{ "a": "b" }\n'.repeat(12),
  "locales/pt.json": '{ "a": "b" }\n'.repeat(12),
};

describe("an example for a path that is to be made", () => {
  it("is the complete file beside it, with its test and the lines where its siblings are listed", () => {
    const [example] = ask(SHOP, "Orders", { toCreate: ["src/routes/orders.ts"] });
    expect(example).toMatchObject({
      file: { path: "src/routes/invoices.ts" },
      for: "src/routes/orders.ts",
      test: { path: "test/routes/invoices.test.ts" },
      registration: { file: { path: "src/routes/index.ts" }, lines: { start: 1, end: 5 } },
    });
    expect(example?.reason).toBe(
      "Chosen because of the files beside src/routes/orders.ts, which is to be made, it is the most alike and complete, tested in test/routes/invoices.test.ts, listed in src/routes/index.ts.",
    );
  });

  it("is named alike before it is only near", () => {
    expect(pathsOf(ask(SHOP, "x", { toCreate: ["src/components/dialogs/rename-customer-dialog.tsx"] }))).toEqual([
      "src/components/dialogs/rename-invoice-dialog.tsx",
    ]);
  });

  it("has the same name in another folder when its own folder is new", () => {
    const tree = {
      "app/orders/page.tsx": body("Orders"),
      "app/orders/table.tsx": body("Table"),
      "lib/x.tsx": body("x"),
    };
    expect(pathsOf(ask(tree, "x", { toCreate: ["app/users/page.tsx"] }))).toEqual(["app/orders/page.tsx"]);
  });

  it("is the command in the folder beside, and the file that adds all commands is where it is listed", () => {
    const command = (name: string) => `package ${name}\n${"// step\n".repeat(30)}`;
    const tree = {
      "cmd/repo/repo.go": 'package repo\n\nimport (\n\tcmdClone "x/cmd/repo/clone"\n\tcmdView "x/cmd/repo/view"\n)\n',
      "cmd/repo/clone/clone.go": command("clone"),
      "cmd/repo/clone/clone_test.go": command("clone"),
      "cmd/repo/view/view.go": command("view"),
      "cmd/repo/view/http.go": command("http"),
    };
    expect(ask(tree, "x", { toCreate: ["cmd/repo/rename/rename.go"] })).toMatchObject([
      {
        file: { path: "cmd/repo/clone/clone.go" },
        test: { path: "cmd/repo/clone/clone_test.go" },
        registration: { file: { path: "cmd/repo/repo.go" }, lines: { start: 4, end: 5 } },
      },
    ]);
  });

  it("is the latest of numbered files", () => {
    expect(pathsOf(ask(SHOP, "x", { toCreate: ["db/migrations/0004_orders.sql"] }))).toEqual([
      "db/migrations/0003_invoices.sql",
    ]);
  });

  it("is a test for a test, even in a folder that has none", () => {
    expect(pathsOf(ask(SHOP, "x", { toCreate: ["src/routes/customers.test.ts"] }))).toEqual([
      "test/routes/invoices.test.ts",
    ]);
  });

  it("is neither a stub nor a giant nor a barrel", () => {
    const tree = {
      "src/jobs/a.ts": "export const a = 1;\n",
      "src/jobs/b.ts": body("b", 2000),
      "src/jobs/c.ts": body("c"),
      "src/jobs/index.ts": body("index"),
    };
    expect(pathsOf(ask(tree, "x", { toCreate: ["src/jobs/d.ts"] }))).toEqual(["src/jobs/c.ts"]);
  });

  it("is missing where nothing is of its kind", () => {
    expect(ask(SHOP, "x", { toCreate: ["main.rs"] })).toEqual([]);
    expect(ask({}, "x", { toCreate: ["src/a.ts"] })).toEqual([]);
  });
});

describe("an example for a kind of thing", () => {
  const first = (title: string, ranked: Record<string, number> = {}) => ask(SHOP, title, { ranked })[0]?.file.path;

  it.each([
    ["Add a `GET /orders` route", /^src\/routes\/\w+\.ts$/],
    ["New endpoint for orders", /^src\/routes\/\w+\.ts$/],
    ["Create a Button component", /^src\/components\/\w+\.tsx$/],
    ["Add a dialog to rename customers", /-dialog\.tsx$/],
    ["New migration for orders", /^db\/migrations\//],
    ["Add Italian language", /^locales\//],
    ["Write tests for the products route", /\.test\.ts$/],
  ])("is found by the words of %j", (title, expected) => {
    expect(first(title)).toMatch(expected);
    expect(ask(SHOP, title)[0]?.reason).toMatch(/^Chosen because .+\.$/);
  });

  it("says in the ticket's words what it is for, and is sure of it only when the ticket has a word for the kind", () => {
    const [asked] = ask(SHOP, "Add a dialog to rename customers");
    expect(asked?.for).toBe("dialog");
    expect(ask(SHOP, "Add a route")[0]?.reason).toContain('the ticket says "route"');
    expect(asked?.likeness).toBeGreaterThan(UNSURE);
    const [guessed] = ask(SHOP, "Totals are wrong", { ranked: { "src/routes/invoices.ts": 0.6 } });
    expect(guessed?.likeness).toBeLessThanOrEqual(UNSURE);
  });

  it("lies near the best ranked files when several folders hold the kind", () => {
    const inPackage = (name: string): Tree => ({
      [`packages/${name}/src/routes/a.ts`]: body("a"),
      [`packages/${name}/src/routes/b.ts`]: body("b"),
      [`packages/${name}/src/routes/c.ts`]: body("c"),
      [`packages/${name}/src/client.ts`]: body("client"),
    });
    const tree = { ...inPackage("billing"), ...inPackage("shipping") };
    const near = (path: string) => ask(tree, "Add a route for refunds", { ranked: { [path]: 0.5 } })[0]?.file.path;
    expect(near("packages/billing/src/client.ts")).toMatch(/^packages\/billing\/src\/routes\//);
    expect(near("packages/shipping/src/client.ts")).toMatch(/^packages\/shipping\/src\/routes\//);
  });

  it("is one of the commands below the file that lists them, not that file", () => {
    const command = (name: string) => `package ${name}\n${"// step\n".repeat(30)}`;
    const tree = {
      "cmd/label/label.go": command("label"),
      "cmd/repo/repo.go": command("repo"),
      "cmd/repo/clone/clone.go": command("clone"),
      "cmd/repo/fork/fork.go": command("fork"),
      "cmd/repo/view/view.go": command("view"),
    };
    expect(ask(tree, "Add a repo command", { ranked: { "cmd/repo/repo.go": 0.9 } })[0]?.file.path).toMatch(
      /^cmd\/repo\/\w+\/\w+\.go$/,
    );
  });

  it("comes with a test beside it for every ticket, since every change wants one", () => {
    const examples = ask(SHOP, "Totals are wrong", { ranked: { "src/routes/invoices.ts": 0.6 } });
    expect(pathsOf(examples)).toContain("test/routes/invoices.test.ts");
  });
});

describe("where siblings are listed", () => {
  const registered = (tree: Tree, path: string) => ask(tree, "x", { toCreate: [path] })[0]?.registration;

  it("is the module file of Rust, the package file of Python, a table of names in JSON", () => {
    const rust = {
      "src/middleware/mod.rs": "mod from_fn;\nmod map_body;\n",
      "src/middleware/from_fn.rs": body("a"),
      "src/middleware/map_body.rs": body("b"),
    };
    const python = {
      "shop/jobs/__init__.py": "from .mail import Mail\nfrom .report import Report\n",
      "shop/jobs/mail.py": body("a"),
      "shop/jobs/report.py": body("b"),
    };
    const json = {
      "plugins.json": '{\n  "plugins": [\n    "first-plugin",\n    "other-plugin"\n  ]\n}\n',
      "plugins/first-plugin.js": body("a"),
      "plugins/other-plugin.js": body("b"),
    };
    expect(registered(rust, "src/middleware/map_head.rs")).toMatchObject({
      file: { path: "src/middleware/mod.rs" },
      lines: { start: 1, end: 2 },
    });
    expect(registered(python, "shop/jobs/clean.py")).toMatchObject({
      file: { path: "shop/jobs/__init__.py" },
      lines: { start: 1, end: 2 },
    });
    expect(registered(json, "plugins/third-plugin.js")).toMatchObject({
      file: { path: "plugins.json" },
      lines: { start: 3, end: 4 },
    });
  });

  it("is a table that calls them as identifiers", () => {
    const tree = {
      "src/server.ts": "// handlers\nrouter.on(createOrder);\nrouter.on(deleteOrder);\n",
      "src/handlers/create-order.ts": body("createOrder"),
      "src/handlers/delete-order.ts": body("deleteOrder"),
    };
    expect(registered(tree, "src/handlers/rename-order.ts")).toMatchObject({
      file: { path: "src/server.ts" },
      lines: { start: 2, end: 3 },
    });
  });

  it("is nowhere when a file only uses a word that is a sibling's name, or prose and settings tell of them", () => {
    const tree = {
      "src/main.ts": "const user = list(order);\n",
      "README.md": "- `user-list` and `order-list`\n",
      "package.json": '{ "dependencies": {\n"user": "1",\n"order": "1"\n} }\n',
      "src/lists/user.ts": body("a"),
      "src/lists/order.ts": body("b"),
    };
    expect(registered(tree, "src/lists/price.ts")).toBeUndefined();
  });
});

describe("any tree and any ticket", () => {
  const name = fc.stringMatching(/^[\w.$[\]()+*?^|\\{}-]{1,12}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join("/")}.ts`);

  it("gives examples of the tree with true lines, the same ones each time", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 12 }),
        fc.array(path, { maxLength: 3 }),
        fc.string({ maxLength: 80 }),
        fc.string({ maxLength: 200 }),
        (paths, toCreate, title, text) => {
          const files = paths.map((each) => ({ path: each, blob: "", text: `${paths.join("\n")}\n${text}` }));
          const asked = {
            toCreate,
            query: { title, description: text },
            ranked: paths.map((each) => ({ path: each, probability: 0.1 })),
          };
          const examplesFor = createExamples(files);
          const examples = examplesFor(asked);
          expect(examplesFor(asked)).toEqual(examples);
          expect(examples.length).toBeLessThanOrEqual(Math.max(3, toCreate.length));
          for (const { file, likeness, registration } of examples) {
            expect(files).toContain(file);
            expect(likeness >= 0 && likeness <= 1).toBe(true);
            if (registration === undefined) continue;
            expect(registration.lines.start).toBeGreaterThanOrEqual(1);
            expect(registration.lines.end).toBeGreaterThanOrEqual(registration.lines.start);
            expect(registration.lines.end).toBeLessThanOrEqual(registration.file.text.split("\n").length);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
