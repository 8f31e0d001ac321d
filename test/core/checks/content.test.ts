// The checks that read what was added: readable content, debug statements, invisible characters, secrets.
import { describe, expect, it } from "vitest";
import { addedLines, type FileText } from "../../../src/core/added-lines.ts";
import { contentCheck } from "../../../src/core/checks/content.ts";
import { debugCheck } from "../../../src/core/checks/debug.ts";
import { invisibleCheck } from "../../../src/core/checks/invisible.ts";
import { scannable, secretsCheck } from "../../../src/core/checks/secrets.ts";

function textOf(path: string, text: string, old?: string): FileText {
  return { path, status: "added", old, new: text, added: addedLines(old, text), reading: "text" };
}

describe("debug statements", () => {
  const judge = (path: string, text: string, old?: string) =>
    debugCheck({
      texts: [textOf(path, text, old)],
      settings: { debug: "block", debugAllow: ["**/*.md", "tools-of-ours/**"] },
    });

  it.each([
    ["lib/a.ts", "console.log(x);"],
    ["lib/a.ts", "  if (x) console.debug(x)"],
    ["lib/a.ts", "list.forEach(console.log)"],
    ["lib/a.ts", "console?.table(x)"],
    ["lib/a.tsx", "<p>Don't</p>{console.log(1)}"],
    ["lib/a.js", "debugger;"],
    ["lib/a.js", "alert('x')"],
    ["lib/a.js", "// fine\rconsole.log(1)"],
    ["lib/a.js", "const s = 'it' + `b` ; console.log(s) // x"],
    ["lib/a.js", "const r = /['\"`]/; console.log(r)"],
    ["lib/a.vue", "  console.log(this)"],
    ["lib/a.py", "print(x)"],
    ["lib/a.py", "    breakpoint()"],
    ["lib/a.py", "import pdb; pdb.set_trace()"],
    ["lib/a.go", "\tfmt.Println(x)"],
    ["lib/a.go", "spew.Dump(x)"],
    ["lib/a.rs", "let y = dbg!(x);"],
    ["lib/a.rs", "fn f<'a>(x: &'a str) { println!(\"{x}\"); }"],
    ["lib/a.rs", 'let q = \'"\'; println!("{q}");'],
    ["lib/a.rb", "puts value"],
    ["lib/a.rb", 'puts "x"'],
    ["lib/a.rb", "  p user"],
    ["lib/a.rb", "binding.pry"],
    ["lib/a.php", "var_dump($x);"],
    ["lib/a.php", "dd($x);"],
    ["lib/A.java", "System.out.println(x);"],
    ["lib/A.java", "e.printStackTrace();"],
    ["lib/a.kt", "println(x)"],
    ["lib/A.scala", "println(x)"],
    ["lib/A.cs", "Console.WriteLine(x);"],
    ["lib/a.swift", "print(x)"],
    ["lib/a.dart", "print(x);"],
    ["lib/a.ex", "IO.inspect(x)"],
    ["lib/a.ex", "require IEx; IEx.pry"],
    ["lib/a.cc", "__debugbreak();"],
    ["test/a.test.ts", "debugger"],
    ["test/a.test.ts", "  debugger;"],
    ["scripts/x.py", "breakpoint()"],
  ])("are found in %s: %j", (path, text) => {
    expect(judge(path, text)).toMatchObject({ status: "fail", weight: "blocking", fixable: true });
  });

  it.each([
    ["lib/a.ts", "// console.log(x)"],
    ["lib/a.ts", "/* debugger */ const a = 1;"],
    ["lib/a.ts", "/**\n * console.log(x)\n */"],
    ["lib/a.ts", "const s = 'console.log(x)';"],
    ["lib/a.ts", "const s = `\nconsole.log(x)\n`;"],
    ["lib/a.ts", "console.error(x); console.warn(x); logger.log(x); my.console.log(x)"],
    ["lib/a.ts", "const debuggers = 1; const x = { debugger: 1 }; Alert.alert('x'); function alert(x) {}"],
    ["lib/a.ts", "const r = /console.log(x)/;"],
    ["lib/a.py", '"""\nprint(x)\n"""'],
    ["lib/a.py", "# print(x)\nblueprint(x)\nself.print(x)\ndef print(x): pass"],
    ["lib/a.go", "fmt.Fprintln(w, x)\ns := fmt.Sprintf(`fmt.Println`)"],
    ["lib/a.rb", "p = 1\nputs_all x\nobject.p x"],
    ["lib/a.php", "$log->dump($x); Foo::dd(1);"],
    ["lib/A.java", 'logger.info("System.out.println");'],
    ["lib/a.txt", "console.log(x)"],
    ["README.md", "console.log(x)"],
    ["tools-of-ours/a.ts", "console.log(x); debugger"],
  ])("are not seen in %s: %j", (path, text) => {
    expect(judge(path, text).status).toBe("pass");
  });

  it.each([
    ["bin/run.js", "console.log(x)"],
    ["scripts/build.ts", "console.log(x)"],
    ["lib/tool.ts", "#!/usr/bin/env node\nconsole.log(x)"],
    ["cmd/x/x.go", "fmt.Println(x)"],
    ["x.go", "package main\nfmt.Println(x)"],
    ["lib/a.py", 'print(x)\nif __name__ == "__main__":\n  pass'],
    ["src/main.rs", 'println!("x");'],
    ["build.rs", 'println!("cargo:x");'],
    ["test/a.test.ts", "console.log(x)"],
    ["lib/a_test.go", "fmt.Println(x)"],
    ["lib/a.c", 'printf("x");'],
    ["lib/a.ts", "// linear-to-pr-allow debug: the command prints\nconsole.log(x)"],
    ["lib/a.ts", "console.log(x) // linear-to-pr-allow debug"],
  ])(
    "are only flagged in programs and tests, where printing may be the point, and where a comment allows them: %s",
    (path, text) => {
      expect(judge(path, text).status).toBe("flagged");
    },
  );

  it("count in added lines only, with their numbers", () => {
    const result = judge(
      "lib/a.ts",
      "console.log(1);\nconst a = 1;\nconsole.log(2);\n",
      "console.log(1);\nconst a = 1;\n",
    );
    expect(result.locations).toEqual([{ path: "lib/a.ts", line: 3 }]);
    expect(result.evidence).toBe("lib/a.ts:3: console.log(2);");
  });

  it("follow the policy", () => {
    const texts = [textOf("lib/a.ts", "console.log(1)")];
    expect(debugCheck({ texts, settings: { debug: "flag", debugAllow: [] } }).status).toBe("flagged");
    expect(debugCheck({ texts, settings: { debug: "off", debugAllow: [] } })).toMatchObject({
      status: "not-run",
      weight: "advisory",
    });
  });
});

describe("invisible characters", () => {
  const judge = (text: string, old?: string) => invisibleCheck({ texts: [textOf("a.ts", text, old)] });

  it.each([
    ["a bidi override", "if (admin\u202e) {", "202E"],
    ["a bidi isolate", "/* \u2066 */", "2066"],
    ["a right-to-left mark", "a\u200fb", "200F"],
    ["a zero-width space", "pass\u200bword", "200B"],
    ["a joiner between Latin letters", "a\u200db", "200D"],
    ["a word joiner", "a\u2060b", "2060"],
    ["a byte order mark inside", "a\ufeffb", "FEFF"],
    ["tag characters", "x\u{e0041}\u{e0042}", "E0041"],
    ["a Hangul filler", "const \u3164 = 1", "3164"],
    ["a soft hyphen", "a\u00adb", "00AD"],
    ["variation selectors that carry data", "😀\ufe00\ufe01\ufe02", "FE01"],
    ["supplementary variation selectors", "a\u{e0100}", "E0100"],
    ["an escape sequence", "\u001b[31m", "001B"],
    ["a carriage return inside", "good\rbad", "000D"],
    ["a line separator", "// x\u2028evil()", "2028"],
    ["a C1 control", "a\u009bb", "009B"],
  ])("are flagged: %s", (_what, text, code) => {
    const result = judge(text);
    expect(result).toMatchObject({ status: "flagged", weight: "advisory", locations: [{ path: "a.ts", line: 1 }] });
    expect(result.evidence).toContain(`\\u{${code}}`);
    expect(result.evidence).not.toContain(text);
  });

  it.each([
    ["tabs and form feeds", "\tx\f"],
    ["Arabic", "// مرحبا بالعالم"],
    ["Hebrew", "// שלום עולם"],
    ["Persian with a joiner", "// می\u200cخواهم"],
    ["Hindi with a joiner", "// क्\u200dष"],
    ["Chinese with a variation selector", "// 葛\u{e0100}"],
    ["an emoji family", "👨\u200d👩\u200d👧"],
    ["a heart", "❤\ufe0f"],
    ["a heart on fire", "❤\ufe0f\u200d🔥"],
    ["a keycap", "1\ufe0f\u20e3"],
    ["the flag of Scotland", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["a byte order mark at the start", "\ufeffimport x"],
    ["Windows line ends", "a\r\nb\r\n"],
  ])("are not seen in ordinary text: %s", (_what, text) => {
    expect(judge(text).status).toBe("pass");
  });

  it("count in added lines only", () => {
    expect(judge("a\u200bb\nnew\n", "a\u200bb\n").status).toBe("pass");
  });
});

describe("secrets", () => {
  const file = textOf("a.ts", "one\ntwo\nthree\nfour\n", "one\ntwo\n");
  const judge = (findings: Parameters<typeof secretsCheck>[0]["findings"], secrets: "block" | "flag" = "block") =>
    secretsCheck({ texts: [file], findings, settings: { secrets } });
  const at = (line: number, endLine?: number) => [{ path: "a.ts", line, endLine, rule: "github: TOKEN" }];

  it.each([
    ["in an added line", at(3), "fail"],
    ["in a line that was there before", at(1), "pass"],
    ["that begins before and ends in an added line", at(1, 3), "fail"],
    ["in a file nobody knows", [{ path: "b.ts", line: 1, rule: "x" }], "fail"],
    ["nowhere", [], "pass"],
  ] as const)("%s are judged", (_what, findings, status) => {
    expect(judge(findings)).toMatchObject({ status, weight: "blocking", fixable: true });
  });

  it("are named by rule and place, never repeated", () => {
    expect(judge(at(3))).toMatchObject({ evidence: "a.ts:3: github: TOKEN", locations: [{ path: "a.ts", line: 3 }] });
  });

  it("that could not be looked for block the change, or are said to be unknown when they would only be flagged", () => {
    expect(judge("not-run")).toMatchObject({ status: "not-run", weight: "blocking" });
    expect(judge("not-run", "flag")).toMatchObject({ status: "not-run", weight: "advisory" });
    expect(judge(at(3), "flag").status).toBe("flagged");
  });

  it("are looked for in whole texts that have something new", () => {
    const deleted: FileText = { path: "gone", status: "deleted", old: "x", new: undefined, added: [], reading: "text" };
    expect(scannable([file, deleted, textOf("same", "x\n", "x\n")])).toEqual([{ path: "a.ts", text: file.new }]);
  });
});

describe("readable content", () => {
  const reading = (kind: FileText["reading"]) => ({ ...textOf("x", "x"), reading: kind });

  it.each([
    [["text"], "pass"],
    [["text", "binary"], "flagged"],
    [["missing"], "not-run"],
    [["binary", "too-large"], "not-run"],
  ] as const)("with files that are %j", (kinds, status) => {
    expect(contentCheck({ texts: kinds.map(reading) })).toMatchObject({ status, weight: "blocking" });
  });
});
