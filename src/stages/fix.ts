// fix: a verdict that asks for another round → the brief of that round: same branch, same directory, new evidence.
import { Brief } from "../core/brief.ts";
import { hexSha256 } from "../core/names.ts";
import { composePrompt, promptInput } from "../core/prompt/prompt.ts";
import type { Settings } from "../core/settings.ts";
import type { Verdict } from "../core/verdict.ts";
import { complaintsOf } from "../core/verdict-decision.ts";

/** Pure but for its name: the working directory stays as it is, only the words change. @throws PROMPT_TEMPLATE_INVALID. */
export function fix(verdict: Verdict, settings: Pick<Settings, "commands" | "template">): Brief {
  const complaints = complaintsOf(verdict.checks);
  const round = verdict.round + 1;
  const prompt = composePrompt(
    promptInput({
      task: verdict,
      patterns: verdict.patterns,
      docs: verdict.docs,
      guides: verdict.guides,
      commands: settings.commands,
      round,
      complaints,
      delimiter: hexSha256(`${verdict.snapshot} ${verdict.baseCommit} ${round}`).slice(0, 16),
    }),
    settings.template,
  );
  // Parsing drops what only a verdict has: the next round starts from a brief, not from a judgement.
  const brief = Brief.parse(verdict);
  return { ...brief, prompt, round, complaints: [...verdict.complaints, complaints], spent: verdict.totalUsage };
}
