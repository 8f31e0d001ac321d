// Finds secrets with secretlint's recommended rules. Texts are scanned in memory: no file is opened, no configuration is
// looked up, and comments in the scanned text cannot switch a rule off.
import type { Scanner, SecretFinding } from "../../ports.ts";

type Texts = Parameters<Scanner["scan"]>[0];
type Text = Texts[number];
/** With the last line of a secret that spans several. */
type Finding = SecretFinding & { readonly endLine: number };
type Lint = (text: Text) => Promise<Finding[]>;

// The agent could write these comments itself.
const OBEYS_COMMENTS = "@secretlint/secretlint-rule-filter-comments";
const ID_PREFIX = /^@secretlint\/secretlint-rule-/;

/** A scanner that loads its rules when it is first used. */
export function createSecretScanner(): Scanner {
  let loading: Promise<Lint> | undefined;
  return {
    async scan(texts) {
      if (texts.length === 0) return [];
      try {
        loading ??= loadLint();
        const lint = await loading;
        const found: Finding[] = [];
        for (const text of texts) found.push(...(await lint(text)));
        return found;
      } catch (error) {
        // The contract's word for it; a rule's message could quote the text, so nothing of the error is passed on.
        return failed(error);
      }
    },
  };
}

function failed(_error: unknown): "not-run" {
  return "not-run";
}

async function loadLint(): Promise<Lint> {
  const [{ lintSource }, preset, { secretLintProfiler }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
    import("@secretlint/profiler"),
  ]);
  // It keeps every mark for ever and searches them all at each new one: 3,000 texts cost 90 s (measured), here nothing.
  secretLintProfiler.mark = () => undefined;
  const rules = preset.rules
    .filter((rule) => rule.meta.id !== OBEYS_COMMENTS)
    .map((rule) => ({ id: rule.meta.id, rule }));
  return async ({ path, text }) => {
    // The rule for p12 files opens the path on disk when it sees that extension: it must not see it.
    const source = { content: text, filePath: path, ext: extension(path), contentType: "text" as const };
    const { messages } = await lintSource({
      source,
      options: { config: { rules }, maskSecrets: true, noPhysicFilePath: true },
    });
    // The scanner does not count the byte order mark.
    const shift = text.startsWith("\uFEFF") ? 1 : 0;
    const lineOf = lineCounter(text);
    return messages.map(({ ruleId, messageId, range: [start, end] }) => ({
      path,
      line: lineOf(start + shift),
      endLine: lineOf(Math.max(start, end - 1) + shift),
      rule: `${ruleId.replace(ID_PREFIX, "")}: ${messageId}`,
    }));
  };
}

function extension(path: string): string {
  const found = /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? "";
  return found === ".p12" ? ".txt" : found || ".txt";
}

/** Offset → line from 1, where lines end at LF only, as everywhere in this program. */
function lineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
