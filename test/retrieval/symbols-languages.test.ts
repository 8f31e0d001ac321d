import { describe, expect, it } from "vitest";
import { symbolsOf } from "../../src/retrieval/symbols/symbols.ts";

/** One line a symbol: indented by depth, `+` when exported, then its kind, name and lines. */
function outline(path: string, ...lines: readonly string[]): string[] {
  return symbolsOf(path, lines.join("\n")).map(
    ({ depth, exported, kind, name, from, line, end }) =>
      `${"  ".repeat(depth)}${exported ? "+" : "-"}${kind} ${name} ${from === line ? "" : `${from}/`}${line}-${end}`,
  );
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the texts are programs
describe("what a file defines", () => {
  it("in TypeScript: functions, arrows, classes with members, types, constants, defaults", () => {
    expect(
      outline(
        "src/cart.ts",
        "/** Sums. */",
        "export function sum<T extends { a: 1 }>({ a }: { a: number }): { b: string } {",
        "  const inner = (x: number) => x;",
        "  return `}${[a].map((b) => `{${b}`)}`; // }",
        "}",
        "const later = async (",
        "  a: string,",
        ") => {",
        "  return /[}]/;",
        "};",
        "@Injectable({",
        "  a: 1,",
        "})",
        "export default class Cart extends Base {",
        "  private readonly add = (a: number) => a;",
        "  async #total(items: Item[]): Promise<number> {",
        "    if (a) {",
        "    }",
        "  }",
        "  get size() { return 1; }",
        "}",
        "export type Item =",
        "  | { a: 1 }",
        "  | { b: 2 };",
        "export const itemSchema = z.object({",
        "  a: z.string(),",
        "});",
        'declare module "x" {',
        "  export interface Y {}",
        "}",
        "export { later, type Z };",
      ),
    ).toEqual([
      "+function sum 1/2-5",
      "  -function inner 3-3",
      "+function later 6-10",
      "+class Cart 11/14-21",
      "  -method add 15-15",
      "  -method #total 16-19",
      "  +method size 20-20",
      "+type Item 22-24",
      "+constant itemSchema 25-27",
      '-module "x" 28-30',
      "  -type Y 29-29",
    ]);
  });

  it("in JavaScript: routes, procedures, object members, tests, prototypes", () => {
    expect(
      outline(
        "src/app.js",
        'router.get("/users/:id", async (req, res) => {',
        "  res.json({});",
        "});",
        "export const users = router({",
        "  list: adminProcedure.input(x).query(() => {",
        "    return [];",
        "  }),",
        "  helper(a) {",
        "    return a;",
        "  },",
        "});",
        'describe("users", () => {',
        '  it.each([1])("has one", () => {});',
        "});",
        "app.handle = function handle(req) {",
        "};",
        "exports.make = () => 1;",
        "export default defineConfig({",
        "});",
      ),
    ).toEqual([
      "+route GET /users/:id 1-3",
      "+constant users 4-11",
      "  +route list 5-7",
      "  +method helper 8-10",
      "-other describe users 12-14",
      "  -other it has one 13-13",
      "+method handle 15-16",
      "+function make 17-17",
      "+other defineConfig 18-19",
    ]);
  });

  it("does not take calls, conditions, comments or templates for definitions", () => {
    expect(
      outline(
        "a.ts",
        "/*",
        "export function no() {}",
        "*/",
        "",
        "const text = `",
        "function neither() {}",
        "`;",
        "go();",
        "  if (a) {",
        "  useEffect(() => {",
        "  });",
        "  return call(a);",
      ),
    ).toEqual(["-constant text 5-7"]);
  });

  it.each([
    ["vue", ["<template>", "</template>", '<script setup lang="ts">', "function go() {", "}", "</script>"]],
    ["svelte", ["<b>", "</b>", "<script>", "function go() {", "}", "</script>"]],
    ["astro", ["---", "import x from 'y';", "", "function go() {", "}", "---"]],
  ])("in %s: the component by its file's name, and its script", (ending, lines) => {
    expect(outline(`src/CartItem.${ending}`, ...lines)).toEqual(["+class CartItem 1-6", "  -function go 4-5"]);
  });

  it("in Python: decorators and comments belong to what they stand on, strings define nothing", () => {
    expect(
      outline(
        "a.py",
        "LIMIT: int = 5",
        "@app.route(",
        '    "/x",',
        ")",
        "async def show(",
        "    a,",
        ") -> str:",
        '    """',
        "def no():",
        '    """',
        "# zero",
        "    return a",
        "",
        "class Cart:",
        "    # Adds.",
        "    def _add(self):",
        "        pass",
      ),
    ).toEqual(["+constant LIMIT 1-1", "+function show 2/5-12", "+class Cart 14-17", "  -method _add 15/16-17"]);
  });

  it("in Go: methods, types, and names in groups", () => {
    expect(
      outline(
        "a.go",
        "const (",
        "\tFirst = iota",
        "\tsecond",
        ")",
        "// Cart holds.",
        "type Cart struct {",
        "\tItems []string",
        "}",
        "func (c *Cart) Total() interface{} {",
        "\tx := `}`",
        "\treturn '}'",
        "}",
      ),
    ).toEqual(["+constant First 2-2", "-constant second 3-3", "+type Cart 5/6-8", "+method Total 9-12"]);
  });

  it("in Rust: impl blocks hold methods, lifetimes are no strings", () => {
    expect(
      outline(
        "a.rs",
        "#[derive(Debug)]",
        "pub struct Cart<'a> { a: &'a str }",
        "impl<'a> Show for Cart<'a> {",
        "    fn show(&self) -> char {",
        "        '}'",
        "    }",
        "}",
        'pub(crate) const A: &str = r#"}"#;',
        "macro_rules! go { () => {} }",
      ),
    ).toEqual([
      "+class Cart 1/2-2",
      "+class Show for Cart<'a> 3-7",
      "  -method show 4-6",
      "+constant A 8-8",
      "-function go 9-9",
    ]);
  });

  it.each([
    [
      "A.java",
      [
        "@Entity",
        "public class A {",
        "  private static final int MAX = 1;",
        "  A(int a) {",
        "    go(a);",
        "  }",
        "  @Override",
        "  public List<A> all() throws E {",
        "    return x;",
        "  }",
        "}",
      ],
      ["+class A 1/2-11", "  -constant MAX 3-3", "  +method A 4-6", "  +method all 7/8-10"],
    ],
    [
      "a.kt",
      ["data class A(val b: Int)", "fun A.show(): String =", '  "x"', "object B {", "  private fun c() {}", "}"],
      ["+class A 1-1", "+function show 2-3", "+class B 4-6", "  -method c 5-5"],
    ],
    [
      "a.cs",
      [
        "namespace N {",
        "  [Api]",
        "  public class A {",
        "    public int B { get; set; }",
        "    public async Task<int> C(int d)",
        "    {",
        "    }",
        "  }",
        "}",
      ],
      ["+module N 1-9", "  +class A 2/3-8", "    +method B 4-4", "    +method C 5-7"],
    ],
    [
      "a.rb",
      ["module M", "  class A < B", "    # Says.", "    def say?", "      1", "    end", "  end", "end"],
      ["+module M 1-8", "  +class A 2-7", "    +method say? 3/4-6"],
    ],
    [
      "a.php",
      ["<?php", "class A {", "  #[Route]", "  private function b() {", "  }", "}", "Route::get('/x', 1);"],
      ["+class A 2-6", "  -method b 3/4-5", "+route GET /x 7-7"],
    ],
    [
      "a.cpp",
      [
        "#define MAX 1",
        "class A : public B {",
        "};",
        "static int go(int a)",
        "{",
        "  while (a) {",
        "  }",
        "}",
        "void A::b() const {",
        "}",
      ],
      ["+constant MAX 1-1", "+class A 2-3", "-function go 4-8", "+method A::b 9-10"],
    ],
    [
      "a.sql",
      [
        "-- Carts.",
        'CREATE TABLE IF NOT EXISTS "cart" (',
        "  id int",
        ");",
        "create function f() returns int as $$",
        "begin; end;",
        "$$;",
      ],
      ["+type cart 1/2-4", "+function f 5-7"],
    ],
    [
      "a.scss",
      [":root {", "  --gap: 1px;", "}", "@mixin big($a) {", "  .b & {", "  }", "}"],
      ["+style :root 1-3", "  +constant --gap 2-2", "+function big($a) 4-7", "  -style .b & 5-6"],
    ],
    ["a.html", ['<div class="a" id="cart">', "  <p>x</p>", "</div>"], ["+other #cart 1-3"]],
    ["a.graphql", ["# A cart", "type Cart {", "  id: ID!", "}"], ["+type Cart 1/2-4"]],
    ["a.prisma", ["model Cart {", "  id Int @id", "}"], ["+type Cart 1-3"]],
    ["a.proto", ["service Cart {", "  rpc Get(A) returns (B);", "}"], ["+class Cart 1-3", "  +method Get 2-2"]],
    [
      "a.md",
      ["# A", "```sh", "# no", "```", "## B", "x", "# C"],
      ["+heading A 1-6", "  +heading B 5-6", "+heading C 7-7"],
    ],
    ["a.ex", ["defmodule A do", "  def go(a) do", "    a", "  end", "end"], ["+module A 1-5", "  +function go 2-4"]],
    ["a.json", ['{ "class a": 1 }'], []],
  ])("in %s", (path, lines, expected) => {
    expect(outline(path, ...lines)).toEqual(expected);
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the texts are programs
