// The agent's own lines on disk, for people who want to know what happened: redacted, capped, readable by us alone.
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { finished } from "node:stream/promises";
import type { Redact } from "../../core/words/redact.ts";

export interface Transcript {
  readonly path: string;
  /** Never throws; a transcript that cannot be written is not worth an agent's work. */
  write(line: string): void;
  /** Waits for what is still to be written. @returns why it is not complete, when it is not. */
  close(): Promise<string | undefined>;
}

/** Enough for a long run of an agent; an artefact that can still be uploaded and opened. */
export const MAX_TRANSCRIPT_BYTES = 8 * 1024 * 1024;

/** Encoders wrap their lines: a secret that is spread over several shows only when they are looked at together. */
const ENCODED = /^[\w+/=-]{40,}$/;
const MOST_HELD = 64 * 1024;

/** @param wanted.name becomes the file name; everything but letters, digits and dashes is replaced. */
export async function openTranscript(wanted: {
  readonly dir: string;
  readonly name: string;
  readonly redact: Redact;
}): Promise<Transcript> {
  await mkdir(wanted.dir, { recursive: true, mode: 0o700 });
  const file = path.join(wanted.dir, `${wanted.name.replace(/[^a-z0-9-]/gi, "-").slice(0, 150)}.jsonl`);
  const handle = await open(file, "w", 0o600);
  let left = MAX_TRANSCRIPT_BYTES;
  let trouble: string | undefined;
  let held = "";
  const stream = handle.createWriteStream();
  const done = finished(stream).catch((error: Error) => {
    trouble ??= error.message;
  });
  const flush = () => {
    if (held === "") return;
    const text = wanted.redact(held);
    held = "";
    left -= Buffer.byteLength(text);
    if (left < 0) trouble = `cut at ${MAX_TRANSCRIPT_BYTES} bytes`;
    stream.write(left < 0 ? `{"cut":"${trouble}"}\n` : text);
  };
  return {
    path: file,
    write(line) {
      if (trouble !== undefined) return;
      held += `${line}\n`;
      if (!ENCODED.test(line) || held.length > MOST_HELD) flush();
    },
    async close() {
      flush();
      stream.end();
      await done;
      return trouble;
    },
  };
}
