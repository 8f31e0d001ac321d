// Everything a prompt can say, as one plain value: the variables of the template are exactly the keys of this schema, and
// docs/configuration.md lists them from it. Text from outside is sanitised and fenced here, nowhere later.
import { z } from "zod";
import type { Complaint } from "../brief.ts";
import { namesLiterally } from "../claimed.ts";
import type { VerifyCommand } from "../config/config.ts";
import { type Guide, guideLine } from "../guide.ts";
import { confidenceOf, type Pattern } from "../pattern.ts";
import type { Task } from "../plan.ts";
import { withoutOwnComment } from "../snapshot.ts";
import type { Territory } from "../territory.ts";
import type { Ticket } from "../ticket.ts";
import { capText, fence } from "../words/markdown.ts";
import { fenceAsData, oneLine, sanitize } from "../words/sanitize.ts";

const text = (what: string) => z.string().describe(what);
const list = (what: string) => z.array(z.string()).describe(what);
const untrusted = "Sanitised, but not fenced: use `ticket.block` where you can.";

export const PromptInput = z.object({
  round: z.number().describe("1 for the first; each fix adds one."),
  ticket: z
    .object({
      key: text("Such as `ENG-12`."),
      url: text("Empty when the tracker has none."),
      title: text(`One line. ${untrusted}`),
      description: text(`Markdown. ${untrusted}`),
      labels: list("Names of the ticket's labels."),
      comments: z
        .array(
          z.object({
            author: text("Who wrote it."),
            createdAt: text("ISO 8601."),
            body: text(`Markdown. ${untrusted}`),
          }),
        )
        .describe("Oldest first, without our own."),
      block: text(
        "Title, labels, description and comments, fenced as data between two lines with a delimiter they cannot contain. The tickets of `also` follow, each fenced in the same way.",
      ),
    })
    .describe("The ticket as it was when the run began."),
  also: list("Keys of further tickets that are done in the same change (`plan.overlap: merge`)."),
  notes: text("What a person wrote under the prompt's heading in the prompt file; empty without one."),
  patterns: z
    .array(
      z.object({
        path: text("Path in the repository."),
        startLine: z.number().describe("First line, from 1."),
        endLine: z.number().describe("Last line, included."),
        reason: text("Why this piece was chosen."),
        origin: z
          .enum(["named", "found", "configured"])
          .describe("Named by the ticket, found by search, or always shown (`scaffold.docs`)."),
        confidence: z.enum(["high", "low"]).describe("`low`: perhaps not related; do not ask the agent to follow it."),
        text: text("The lines themselves."),
        block: text("The lines in a code fence that they cannot close."),
      }),
    )
    .describe("Code of this repository to follow."),
  docs: list("Paths of `scaffold.docs` that were too long to be shown."),
  guides: list(
    "Documents for agents and contributors (`AGENTS.md` and the like, and those of `docs`), a line each: path, when to read it, what it is about, the sections that fit the ticket.",
  ),
  mayEdit: list("Paths and globs to create or change; empty when not known."),
  mayAppend: list("Shared files that may be added to."),
  mustNotEdit: list("Paths and globs that must not be touched, those of tasks that run beside this one included."),
  commands: z
    .array(
      z.object({
        name: text("Its name in the pull request."),
        run: text("The command line."),
        level: text("`strict`, `regression-only` or `informational`."),
      }),
    )
    .describe("Commands that verify the change."),
  limits: z
    .object({
      turns: z.number().describe("Model turns in this round."),
      minutes: z.number().describe("Minutes in this round."),
    })
    .describe("What this round may use."),
  complaints: z
    .array(
      z.object({
        check: text("Name of the check."),
        summary: text("One line."),
        evidence: text("Its output, fenced as data; empty when there is none."),
      }),
    )
    .describe("What was wrong with the round before; empty in round 1."),
});
export type PromptInput = z.infer<typeof PromptInput>;

/** What a model reads with attention, and what a person writes: far more than any honest ticket, far less than a context window. */
const MOST_CHARS = { description: 40_000, comment: 8_000, evidence: 12_000, word: 300, guide: 600, command: 2_000 };
const MOST_LABELS = 50;
/** A longer list is not read; verification knows the whole of it. */
const MOST_FORBIDDEN = 60;
/** The newest comments are nearest to what is wanted now. */
const MOST_COMMENTS = 40;

/**
 * @param parts.complaints what was wrong with the last round.
 * @param parts.delimiter at least 8 characters of `A-Z a-z 0-9 _ -` that the author of the ticket cannot foresee.
 * @param parts.docs paths, not contents.
 */
export function promptInput(parts: {
  readonly task: Task;
  readonly patterns: readonly Pattern[];
  readonly docs: readonly string[];
  readonly guides: readonly Guide[];
  readonly commands: readonly VerifyCommand[];
  readonly round: number;
  readonly complaints: readonly Complaint[];
  readonly delimiter: string;
}): PromptInput {
  const { task, delimiter } = parts;
  const { mayEdit, mayAppend } = task.territory;
  const words = (list: readonly string[]) => list.map((text) => word(text, delimiter));
  return {
    round: parts.round,
    ticket: ticketsInput(task, delimiter),
    also: task.also.map(({ key }) => word(key, delimiter)),
    notes: task.notes.trim(),
    patterns: parts.patterns.map((pattern) => patternInput(pattern, delimiter)),
    docs: words(parts.docs),
    guides: parts.guides.map((guide) => word(guideLine(guide), delimiter, MOST_CHARS.guide)),
    mayEdit: words(mayEdit),
    mayAppend: words(mayAppend),
    mustNotEdit: words(forbidden(task.territory)),
    commands: parts.commands.map(({ name, run, level }) => ({ name, run: oneLine(run, MOST_CHARS.command), level })),
    limits: { turns: task.limits.maxTurns, minutes: Math.floor(task.limits.timeoutMs / 6000) / 10 },
    complaints: parts.complaints.map((complaint) => complaintInput(complaint, delimiter)),
  };
}

/** A path or a few words, for a place outside every fence: one line, and never the delimiter. */
function word(text: string, delimiter: string, maxChars: number = MOST_CHARS.word): string {
  const line = oneLine(text, maxChars);
  return line.replace(new RegExp(delimiter, "gi"), (found) => `${found.slice(0, 1)} ${found.slice(1)} `);
}

/** What nobody may touch and what others have for themselves, without saying who: another ticket is no business of this one. */
function forbidden({ mustNotEdit, siblings = [], mayEdit, mayAppend }: Territory): string[] {
  const ours = [...mayEdit, ...mayAppend];
  const theirs = siblings.flatMap(({ globs }) => globs).filter((glob) => !namesLiterally(ours, glob));
  const all = [...new Set([...mustNotEdit, ...theirs])];
  const more = all.length - MOST_FORBIDDEN;
  return more > 0 ? [...all.slice(0, MOST_FORBIDDEN), `and ${more} more that belong to other tasks`] : all;
}

function ticketsInput({ ticket, also }: Task, delimiter: string): PromptInput["ticket"] {
  const lead = ticketInput(ticket, delimiter);
  const others = also.map((other) => ticketInput(other, delimiter).block);
  return { ...lead, block: [lead.block, ...others].join("\n\n") };
}

function ticketInput(whole: Ticket, delimiter: string): PromptInput["ticket"] {
  const ticket = withoutOwnComment(whole);
  const plain = {
    key: ticket.key,
    url: word(ticket.url ?? "", delimiter),
    title: oneLine(ticket.title, MOST_CHARS.word),
    description: clean(ticket.description, MOST_CHARS.description),
    labels: ticket.labels.slice(0, MOST_LABELS).map((label) => oneLine(label, MOST_CHARS.word)),
    comments: ticket.comments.slice(-MOST_COMMENTS).map(({ author, createdAt, body }) => ({
      author: oneLine(author, MOST_CHARS.word),
      createdAt: oneLine(createdAt, MOST_CHARS.word),
      body: clean(body, MOST_CHARS.comment),
    })),
  };
  const text = ticketText(plain, ticket.comments.length - plain.comments.length);
  return { ...plain, block: fenceAsData({ label: `ticket ${ticket.key}`, text, delimiter }) };
}

function ticketText(ticket: Omit<PromptInput["ticket"], "block">, leftOut: number): string {
  const { title, labels, description, comments } = ticket;
  const head = [`Title: ${title}`, ...(labels.length > 0 ? [`Labels: ${labels.join(", ")}`] : [])].join("\n");
  const older = leftOut > 0 ? [`(${leftOut} older comments are left out)`] : [];
  const said = comments.map(({ author, createdAt, body }) => `Comment by ${author}, ${createdAt}:\n${body}`);
  return [head, description === "" ? "(no description)" : description, ...older, ...said].join("\n\n");
}

function patternInput(pattern: Pattern, delimiter: string): PromptInput["patterns"][number] {
  const { path, startLine, endLine, text, origin } = pattern;
  return {
    path: word(path, delimiter),
    startLine,
    endLine,
    reason: word(pattern.reason, delimiter),
    origin,
    confidence: confidenceOf(pattern),
    text,
    block: fence(text, /\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1] ?? ""),
  };
}

function complaintInput(complaint: Complaint, delimiter: string): PromptInput["complaints"][number] {
  const check = word(complaint.check, delimiter);
  const text = clean(complaint.evidence, MOST_CHARS.evidence);
  return {
    check,
    summary: word(complaint.summary, delimiter),
    evidence: text === "" ? "" : fenceAsData({ label: `output of ${check}`, text, delimiter }),
  };
}

const CUT = "\n[… cut here: the text is longer]";

/** Sanitised, and cut in the open: a model must know that words are missing. */
function clean(raw: string, maxChars: number): string {
  const read = sanitize(raw, { maxChars: maxChars * 2 }).trim();
  const isUnread = raw.length > maxChars * 2;
  return capText(isUnread ? `${read}${CUT}` : read, maxChars, CUT);
}
