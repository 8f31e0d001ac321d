// Reads a body that may be endless or never end. Whatever the headers promise, the bytes are counted.

/** Linear's events are a few kilobytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

export type Body = Uint8Array<ArrayBuffer> | "too-large" | "too-slow" | "broken";

/** The whole body, or why not. Nothing beyond the limit is kept or waited for. */
export async function readBody(request: Request, signal: AbortSignal): Promise<Body> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return "too-large";
  if (request.body === null) return new Uint8Array(0);
  const reader = request.body.getReader();
  const tooSlow = new Promise<"too-slow">((resolve) => {
    signal.addEventListener("abort", () => resolve("too-slow"), { once: true });
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), tooSlow]);
      if (read === "too-slow") return letGo(reader, "too-slow");
      if (read.done) return join(chunks, length);
      length += read.value.byteLength;
      if (length > MAX_BODY_BYTES) return letGo(reader, "too-large");
      chunks.push(read.value);
    }
  } catch {
    // The sender went away in the middle: nobody is left to tell apart why.
    return "broken";
  }
}

function letGo(reader: { cancel(): Promise<unknown> }, why: "too-large" | "too-slow"): Body {
  reader.cancel().catch(() => undefined);
  return why;
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
