// The words of a pull request, from structured fields only; what others wrote is quoted, fenced or defanged.
// The keys of the task's own tickets stand only in words of ours: the links, the `Part of` lines and the marker.

import type { Ticket } from "../ticket.ts";
import type { CheckResult, Verdict } from "../verdict.ts";
import { expansionsText, standingText } from "./batch-text.ts";
import { MOST_BODY_CHARS, MOST_MERGE_PLAN_CHARS } from "./body-room.ts";
import { describedFiles } from "./change-text.ts";
import { checkItem, codeWord, evidenceBlock, STATUS_TEXT, words } from "./check-text.ts";
import { breakKeys, defang, details, fenceWithin, link, quote, tableCell } from "./markdown.ts";
import { printMarker } from "./marker.ts";
import { costText, countText, durationText, turnsText } from "./quantity.ts";
import { oneLine, sanitize } from "./sanitize.ts";

export { parseMarker } from "./marker.ts";

/** The rest is kept free for the merge plan that may come later. */
const MOST_NEW_CHARS = MOST_BODY_CHARS - MOST_MERGE_PLAN_CHARS;
const MOST_TITLE_CHARS = 200;
const MOST_CHECKS = 40;
/** Beyond this the evidence is left out: it would push everything else out of the body. */
const MOST_REVIEW_CHARS = 25_000;

/** `ENG-1: title`, defanged because a squash merge makes it a commit message. At most 200 code points (GitHub takes 256). */
export function pullRequestTitle(ticket: Pick<Ticket, "key" | "title">): string {
  return subject(ticket, MOST_TITLE_CHARS);
}

/** @param maxChars code points of the whole line. */
export function subject({ key, title }: Pick<Ticket, "key" | "title">, maxChars: number): string {
  const clean = oneLine(title, 1000);
  const bare = clean.toUpperCase().startsWith(`${key}:`) ? clean.slice(key.length + 1).trim() : clean;
  const line = bare === "" ? key : `${key}: ${defang(oneLine(bare, maxChars))}`;
  return Array.from(line).slice(0, maxChars).join("").trimEnd();
}

/** One part of the body; when there is not room for all, those with the highest worth stay. */
interface Section {
  readonly name: string;
  readonly worth: number;
  readonly text: string;
}

/**
 * The body: what and why, what it stands on, verification, what needs review, files, how it was made, and a marker line that `parseMarker` reads.
 * Never more than 65,536 characters, with room left for the merge plan: what matters least goes first, and a note says what.
 * @param input.version of linear-to-pr.
 */
export function pullRequestBody(input: { verdict: Verdict; version: string }): string {
  const { verdict } = input;
  const marker = printMarker({ ticket: verdict.ticket.key, snapshot: verdict.snapshot });
  const sections: Section[] = [
    { name: "ticket", worth: 11, text: ticketSection(verdict.ticket) },
    { name: "further tickets", worth: 10, text: alsoSection(verdict.also) },
    { name: "what it stands on", worth: 9, text: titled("Stands on", standingText(verdict.standsOn)) },
    { name: "the agent's words", worth: 4, text: closingSection(verdict.closingWords) },
    { name: "verification", worth: 8, text: verificationSection(verdict.checks) },
    { name: "what needs review", worth: 7, text: reviewSection(verdict.checks) },
    {
      name: "files outside the territory",
      worth: 6.5,
      text: titled("Files outside the territory", expansionsText(verdict.expansions)),
    },
    { name: "files", worth: 6, text: describedFiles(verdict.change, verdict.territory) },
    { name: "how it was made", worth: 5, text: makingSection(input) },
    { name: "rounds", worth: 3, text: roundsSection(verdict.complaints) },
    { name: "patterns", worth: 2, text: patternsSection(verdict.patterns) },
  ].filter(({ text }) => text !== "");
  const { kept, dropped } = withinRoom(sections, MOST_NEW_CHARS - marker.length - 400);
  const note = dropped.length === 0 ? "" : `_Left out for want of room: ${dropped.join(", ")}._`;
  const above = [...kept.map(({ text }) => text), note].filter((text) => text !== "").join("\n\n");
  const prompt = promptSection(verdict.prompt, MOST_NEW_CHARS - above.length - marker.length - 10);
  return [above, prompt, marker].filter((text) => text !== "").join("\n\n");
}

/** The sections that fit in `room`, in their order, and the names of those that do not. */
function withinRoom(sections: readonly Section[], room: number): { kept: Section[]; dropped: string[] } {
  const dropped: string[] = [];
  let left = room;
  for (const { name, text } of [...sections].sort((a, b) => b.worth - a.worth)) {
    if (text.length + 2 > left) dropped.push(name);
    else left -= text.length + 2;
  }
  return { kept: sections.filter(({ name }) => !dropped.includes(name)), dropped };
}

function titled(title: string, text: string): string {
  return text === "" ? "" : `### ${title}\n\n${text}`;
}

function ticketSection(ticket: Ticket): string {
  const why = firstSentences(ticket.description);
  return [`### ${ticketLink(ticket)}`, `Part of ${ticket.key}`, why === "" ? "" : quote(why)]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The tickets that are done in the same change; a title stands apart from the key, so that no word of it goes with the key. */
function alsoSection(also: readonly Ticket[]): string {
  const tickets = also.map((ticket) => `#### ${ticketLink(ticket)}\n\nPart of ${ticket.key}`);
  return titled("Done in the same change", tickets.join("\n\n"));
}

function ticketLink(ticket: Ticket): string {
  return link(words(ticket.title, MOST_TITLE_CHARS) || "(no title)", ticketAddress(ticket));
}

/** Linear's address ends in words of the title, which may name other tickets: only the part up to the key is kept. */
function ticketAddress({ url, key }: Ticket): string | undefined {
  const upToKey = url === undefined ? -1 : url.indexOf(`/${key}`);
  const address = upToKey < 0 ? url : url?.slice(0, upToKey + key.length + 1);
  const others = address?.replace(`/${key}`, "");
  return others !== undefined && breakKeys(others) === others ? address : undefined;
}

const MOST_QUOTED_CHARS = 400;

/** The beginning of the description as one paragraph without code, pictures, addresses and headings, cut at the end of a sentence. */
function firstSentences(description: string): string {
  const prose = sanitize(description, { maxChars: 4000 })
    .replace(/^(`{3,}|~{3,})[\s\S]*?(?:^\1.*$|$(?![\s\S]))/gm, "")
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, "")
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/^[#>\s]+/gm, "");
  const line = oneLine(prose, MOST_QUOTED_CHARS);
  if (!line.endsWith("…")) return defang(line);
  const end = Math.max(...[". ", "! ", "? ", "。", "！", "？"].map((mark) => line.lastIndexOf(mark)));
  return defang(end > MOST_QUOTED_CHARS / 4 ? `${line.slice(0, end + 1)} …` : line);
}

function verificationSection(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return "";
  const rows = checks.slice(0, MOST_CHECKS).map((check) => {
    const advisory = check.weight === "advisory" && check.status === "fail" ? " (advisory)" : "";
    const said = check.status === "pass" ? "" : words(check.summary, 160);
    const cells = [
      words(check.name, 60),
      STATUS_TEXT[check.status] + advisory,
      said,
      check.durationMs > 0 ? durationText(check.durationMs) : "",
    ];
    return `| ${cells.map(tableCell).join(" | ")} |`;
  });
  const more = checks.length - rows.length;
  return [
    "### Verification",
    ["| Check | Result | Remark | Time |", "|---|---|---|---:|", ...rows].join("\n"),
    ...(more > 0 ? [`… and ${countText(more, "more check")}.`] : []),
  ].join("\n\n");
}

/** Everything a person should look at: whatever did not simply pass. */
function reviewSection(checks: readonly CheckResult[]): string {
  const open = checks.filter(({ status }) => status !== "pass").slice(0, MOST_CHECKS);
  if (open.length === 0) return "";
  const withEvidence = open.map((check) => {
    const evidence = evidenceBlock(check.evidence, 1500);
    return evidence === "" ? checkItem(check) : `${checkItem(check)}\n\n${details("Evidence", evidence)}\n`;
  });
  const items = withEvidence.join("\n");
  const shown =
    items.length <= MOST_REVIEW_CHARS ? items : `${open.map(checkItem).join("\n")}\n\n_Evidence: see the run._`;
  return `### Please look at\n\n${shown}`;
}

function makingSection({ verdict, version }: { verdict: Verdict; version: string }): string {
  const { totalUsage: usage } = verdict;
  const facts = [
    words([verdict.agent, verdict.agentVersion].filter((part) => part !== undefined).join(" "), 80),
    ...(verdict.model === undefined ? [] : [`model ${words(verdict.model, 80)}`]),
    countText(verdict.round, "round"),
    ...turnsText(usage),
    `cost ${costText(usage.costUsd)}`,
    `${durationText(verdict.agentMs)} with the agent`,
    `linear-to-pr ${words(version, 40)}`,
  ];
  return `### How it was made\n\n${facts.join(" · ")}`;
}

function closingSection(closingWords: string): string {
  const block = evidenceBlock(closingWords, 2000);
  return block === "" ? "" : details("What the agent said at the end", block);
}

function roundsSection(complaints: Verdict["complaints"]): string {
  const rounds = complaints.slice(0, 10).map((round, index) => {
    const about = round.slice(0, 10).map(({ check, summary }) => `${words(check, 60)}: ${words(summary, 200)}`);
    return `- Round ${index + 2} was about ${about.join("; ") || "nothing in particular"}`;
  });
  return rounds.length === 0
    ? ""
    : details(`What the fix ${rounds.length === 1 ? "round was" : "rounds were"} about`, rounds.join("\n"));
}

function patternsSection(patterns: Verdict["patterns"]): string {
  const lines = patterns
    .slice(0, 50)
    .map(
      ({ path, startLine, endLine, reason }) =>
        `- ${codeWord(path)} lines ${startLine}–${endLine}: ${words(reason, 120)}`,
    );
  return lines.length === 0 ? "" : details(`Code the agent was shown to follow (${lines.length})`, lines.join("\n"));
}

function promptSection(prompt: string, room: number): string {
  const frame = details("The prompt", "").length;
  if (room < frame + 200) return "";
  const text = breakKeys(sanitize(prompt, { maxChars: MOST_BODY_CHARS }));
  return details("The prompt", fenceWithin(text, room - frame, "\n… (cut)"));
}
