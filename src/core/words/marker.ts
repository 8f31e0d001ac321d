// The hidden line that ties a pull request to its ticket. A hint to look closer, never proof: anybody may write one.
import { z } from "zod";

const Marker = z.strictObject({
  version: z.literal(1),
  ticket: z.string().regex(/^[A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8}$/),
  snapshot: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface MarkerFacts {
  readonly ticket: string;
  /** sha256 of what the agent was told of the ticket. */
  readonly snapshot: string;
}

/** An HTML comment on one line; nothing in its values can end it. */
export function printMarker({ ticket, snapshot }: MarkerFacts): string {
  const json = JSON.stringify({ version: 1, ticket, snapshot });
  return `<!-- linear-to-pr ${json.replace(/[<>]|-(?=-)/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)} -->`;
}

/** The last marker that stands on a line of its own; undefined when there is none, or when it is odd in any way. */
export function parseMarker(body: string): MarkerFacts | undefined {
  const last = [...body.matchAll(/^<!-- linear-to-pr (\{.{1,400}\}) -->\r?$/gm)].at(-1)?.[1];
  if (last === undefined) return undefined;
  const parsed = Marker.safeParse(tryJson(last));
  return parsed.success ? { ticket: parsed.data.ticket, snapshot: parsed.data.snapshot } : undefined;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
