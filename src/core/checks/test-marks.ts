// How each language writes a test, switches one off, and asserts: patterns over code without strings and comments.
import type { LanguageName } from "./languages.ts";

export interface TestMarks {
  /** One match a test case. */
  readonly cases: RegExp;
  /** A line with a match switches tests off, or all others. */
  readonly skips: RegExp;
}

const JUNIT: TestMarks = {
  cases: /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\b/g,
  skips: /@(?:Disabled|Ignore|DisabledIf|EnabledIf)\w*\b/,
};

export const TEST_MARKS: Readonly<Partial<Record<LanguageName, TestMarks>>> = {
  javascript: {
    cases: /(?<![\w$.])(?:it|test|specify)[.(]/g,
    skips:
      /(?<![\w$])(?:it|test|describe|suite|context|specify|bench|before|after|t)(?:\.\w{1,20}){0,2}\.(?:skip|only|todo|fixme|skipIf|runIf|fails|failing)\b|(?<![\w$.])(?:xit|xtest|xdescribe|xcontext|fit|ftest|fdescribe)\(|\bthis\.skip\(|(?<![\w$.?])(?:skip|only|todo)\s?:/,
  },
  python: {
    cases: /^\s{0,200}(?:async\s)?def\stest/gm,
    skips:
      /\bpytest\.(?:mark\.(?:skip|skipif|xfail)|skip|xfail)\b|\bunittest\.(?:skip|expectedFailure)|@skip|\.skipTest\(/,
  },
  go: {
    cases: /^func (?:Test|Fuzz|Example)\w*\(|(?<!\w)t\.Run\(/gm,
    skips: /(?<!\w)(?:t|b|f|tb)\.Skip(?:f|Now)?\(/,
  },
  rust: { cases: /#\[(?:\w{1,30}::){0,3}test\b/g, skips: /#\[(?:cfg_attr\([^\]]{0,80})?ignore\b/ },
  ruby: {
    cases: /^\s{0,200}(?:it|specify|test|example|scenario)\b|^\s{0,200}def test_/gm,
    skips: /^\s{0,200}(?:xit|xdescribe|xcontext|xspecify|skip|pending|fit|fdescribe)\b|(?:skip|pending|focus):\s/,
  },
  php: { cases: /\bfunction test\w*|#\[Test\]/g, skips: /markTest(?:Skipped|Incomplete)|->skip\(|->only\(/ },
  java: JUNIT,
  kotlin: JUNIT,
  scala: { cases: /(?<![\w.])(?:test|it|should|in)[\s(]/g, skips: /(?<![\w.])ignore[\s(]|@Ignore\b/ },
  csharp: {
    cases: /\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b/g,
    skips: /\bSkip\s?=|\[(?:Ignore|Explicit)\b/,
  },
  swift: { cases: /\bfunc test\w*|@Test\b/g, skips: /\bXCTSkip|\.disabled\(/ },
  c: {
    cases: /(?<!\w)(?:TEST|TEST_F|TEST_P|TEST_CASE|SCENARIO)\s?\(/g,
    skips: /\bGTEST_SKIP\b|\bDISABLED_|\[!mayfail\]/,
  },
  dart: { cases: /(?<![\w.])test(?:Widgets)?\(/g, skips: /(?<!\w)(?:skip|solo)\s?:/ },
  elixir: { cases: /^\s{0,200}(?:test|property)\b/gm, skips: /@(?:module)?tag\s:?skip|skip:/ },
};

export const ASSERTIONS = /(?<![\w$])(?:expect|assert\w{0,40}!?|should|require)(?:[.(]|\s)/g;

/** Comments that tell a compiler, linter or coverage tool to look away; seen in raw lines. */
export const SILENCED =
  /@ts-(?:ignore|nocheck|expect-error)|eslint-disable|biome-ignore|oxlint-disable|(?:istanbul|v8|c8) ignore|# (?:noqa|type: ignore|pylint: ?disable|pragma: no cover)|\/\/ ?nolint|rubocop:disable|@SuppressWarnings|phpstan-ignore|#\[allow\(|#pragma warning disable|swiftlint:disable/;
