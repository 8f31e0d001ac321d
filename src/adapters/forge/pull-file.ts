// A pull request as a Markdown file with YAML front matter: text to value and back. Pure; no reading, no writing.
import { parseDocument, stringify } from "yaml";
import { z } from "zod";
import type { PullRequest } from "../../core/delivery.ts";

/** Strict, so that a slip of a person's pen (`stauts: closed`) is named and not ignored. */
const FrontMatter = z.strictObject({
  number: z.int().positive(),
  title: z.string(),
  branch: z.string().min(1),
  base: z.string().min(1),
  draft: z.boolean(),
  status: z.enum(["open", "closed", "merged"]),
  /** A person who closes one by hand may leave it out. */
  closedAt: z.string().optional(),
  labels: z.array(z.string()),
  reviewers: z.array(z.string()),
});

/** `0001-linear-to-pr-eng-1.md` */
export function pullFileName(number: number, branch: string): string {
  const slug = branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${String(number).padStart(4, "0")}-${slug.slice(0, 100)}.md`;
}

export function isPullFileName(name: string): boolean {
  return /^\d{4,}-[^/]*\.md$/.test(name);
}

export function printPullFile(pullRequest: PullRequest): string {
  const { number, title, branch, base, draft, status, closedAt, labels, reviewers, body } = pullRequest;
  const closed = closedAt === undefined ? {} : { closedAt };
  const front = { number, title, branch, base, draft, status, ...closed, labels, reviewers };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}\n`;
}

/** Gives back what `printPullFile` was given. @returns a one-line problem when the text is no pull request. */
export function parsePullFile(text: string, url: string): PullRequest | string {
  const match = /^\uFEFF?---(?<end>\r?\n)(?<front>[\s\S]*?\n)---(?:\r?\n|$)(?:\r?\n)?(?<body>[\s\S]*)$/.exec(text);
  const { end = "\n", front, body } = match?.groups ?? {};
  if (front === undefined || body === undefined) return "no front matter between two lines of ---";
  const document = parseDocument(front);
  const [broken] = document.errors;
  if (broken !== undefined) return broken.message.replace(/\s+/g, " ");
  const parsed = FrontMatter.safeParse(document.toJS());
  if (!parsed.success) return z.prettifyError(parsed.error).replace(/\s+/g, " ");
  const { closedAt, ...rest } = parsed.data;
  return { ...rest, ...(closedAt === undefined ? {} : { closedAt }), url, body: withoutEnd(body, end) };
}

/** Only a file whose lines end so has its last `\r` from an editor; else it is the text's own. */
function withoutEnd(body: string, end: string): string {
  return body.endsWith(end) ? body.slice(0, -end.length) : body.replace(/\n$/, "");
}
