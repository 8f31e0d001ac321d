// What we said to a ticket that lives in a file: one Markdown file a ticket, for people to read, and read back by us. The front
// matter keeps state, moves and links; below it stand the comments, each after a marker line with its id.
import { parse, stringify } from "yaml";
import { z } from "zod";
import { oneLine } from "../../core/words/sanitize.ts";
import { PipelineError } from "../../errors.ts";

const Matter = z.object({
  key: z.string(),
  /** The state's name after the last move, and the one the ticket file had then: when that changes, the file's word counts. */
  state: z.string().optional(),
  declared: z.string().optional(),
  moves: z.array(z.object({ at: z.string(), from: z.string(), to: z.string() })).default([]),
  links: z.array(z.object({ title: z.string(), url: z.string() })).default([]),
  comments: z.array(z.object({ id: z.string(), createdAt: z.string() })).default([]),
  updatedAt: z.string().optional(),
});
/** Everything said so far. */
export type FileNote = Omit<z.infer<typeof Matter>, "comments"> & {
  readonly comments: readonly { readonly id: string; readonly createdAt: string; readonly body: string }[];
};

export function emptyNote(key: string): FileNote {
  return { key, moves: [], links: [], comments: [] };
}

export function printNote({ comments, ...rest }: FileNote): string {
  const matter = { ...rest, comments: comments.map(({ id, createdAt }) => ({ id, createdAt })) };
  const bodies = comments.map(({ id, body }) => `<!-- comment ${id} -->\n${escapeMarkers(body)}\n`);
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n\n${bodies.join("\n")}`;
}

/** @throws TICKET_FILE_INVALID naming the file. */
export function parseNote(text: string, path: string): FileNote {
  const [, matterText, bodyText] = text.match(/^---\r?\n([\s\S]*?)^---[ \t]*\r?\n([\s\S]*)$/m) ?? [];
  const matter = Matter.safeParse(matterText === undefined ? undefined : parseMatter(matterText, path));
  if (!matter.success || bodyText === undefined) {
    throw new PipelineError("TICKET_FILE_INVALID", `${path}:1:1: not a file of our comments; repair or delete it`);
  }
  const bodies = splitBodies(bodyText);
  const comments = matter.data.comments.flatMap((comment) => {
    const body = bodies.get(comment.id);
    return body === undefined ? [] : [{ ...comment, body }];
  });
  return { ...matter.data, comments };
}

function parseMatter(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const message = oneLine(cause instanceof Error ? cause.message : "not YAML", 200);
    throw new PipelineError("TICKET_FILE_INVALID", `${path}:1:1: ${message}`, { cause });
  }
}

/** Each part but the last ends with the empty line that `printNote` puts between two. */
function splitBodies(text: string): Map<string, string> {
  const bodies = new Map<string, string>();
  const parts = text.split(/^<!-- comment ([0-9a-f-]{36}) -->\n/m).slice(1);
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const isLast = index + 2 >= parts.length;
    const body = (parts[index + 1] ?? "").slice(0, isLast ? -1 : -2);
    bodies.set(parts[index] ?? "", unescapeMarkers(body));
  }
  return bodies;
}

// A body may hold a line that looks like a marker; a backslash makes it none, and one more for each it had already.
function escapeMarkers(body: string): string {
  return body.replace(/^<!-- (\\*)comment /gm, "<!-- \\$1comment ");
}

function unescapeMarkers(body: string): string {
  return body.replace(/^<!-- \\(\\*)comment /gm, "<!-- $1comment ");
}
