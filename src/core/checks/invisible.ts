// Characters in added lines that make code look different from what it does: shown to the reviewer, written out.
// Right-to-left scripts, emoji and joiners between letters are ordinary text.

import type { FileTexts } from "../added-lines.ts";
import type { CheckResult } from "../verdict.ts";
import { countText } from "../words/quantity.ts";
import { conclude, type Finding, type Nature, pass } from "./result.ts";
import { codeName, findUnseen, hasUnseen } from "./visible.ts";

export const INVISIBLE: Nature = { name: "invisible characters", weight: "advisory", fixable: true };

const JOINERS = new Set([0x200c, 0x200d]);
const BOM = 0xfeff;
const FORM_FEED = 0xc;
// Scripts whose spelling needs joiners, and what emoji are made of.
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]\uFE0F?$/u;
const VARIED = /[\p{Emoji}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Sm}\p{So}\p{Po}]$/u;
const FLAG_TAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,6}\u{E007F}/gu;

export function invisibleCheck({ texts }: { readonly texts: FileTexts }): CheckResult {
  const findings = texts
    .filter(({ reading }) => reading !== "binary")
    .flatMap(({ path, added }) =>
      added.flatMap(({ line, text }): Finding[] => {
        const codes = suspicious(text, line);
        return codes.length === 0 ? [] : [{ path, line, text: `${codes.map(codeName).join(" ")} in: ${text}` }];
      }),
    );
  if (findings.length === 0) return pass(INVISIBLE, "none in added lines");
  return conclude(INVISIBLE, {
    status: "flagged",
    summary: `needs review: ${countText(findings.length, "added line")}`,
    findings,
  });
}

/** The code points of one line that do not belong there, each once. */
function suspicious(text: string, line: number): number[] {
  if (!hasUnseen(text)) return [];
  // Same length, so that offsets stay true.
  const plain = text.replace(FLAG_TAGS, (flag) => "-".repeat(flag.length));
  const codes = new Set<number>();
  for (const { at, code } of findUnseen(plain)) {
    if (!isOrdinary(code, plain.slice(Math.max(0, at - 3), at), line)) codes.add(code);
  }
  return [...codes];
}

function isOrdinary(code: number, before: string, line: number): boolean {
  if (code === BOM) return line === 1 && before === "";
  if (code === FORM_FEED) return true;
  if (JOINERS.has(code)) return JOINED.test(before);
  if (
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0100 && code <= 0xe01ef) ||
    (code >= 0x180b && code <= 0x180f)
  ) {
    return VARIED.test(before);
  }
  return false;
}
