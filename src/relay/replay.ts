// Sends a stored delivery again: signed anew with our own secret, at the present time, so that it is judged like a new one. The
// transition in it is the same, so that a move that started a run already starts no second one.
import { readFile } from "node:fs/promises";
import { PipelineError } from "../errors.ts";
import { ROUTE } from "./relay.ts";
import { isRecord } from "./section.ts";
import { sign } from "./signature.ts";

export interface Replay {
  /** JSON: Linear's payload as its page of deliveries shows it, or `{ "headers": {…}, "body": payload or its text }`. */
  readonly file: string;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where it goes: a relay in this process, or `fetch` for one that runs elsewhere. */
  readonly send: (request: Request) => Promise<Response>;
  /** Origin of the relay. */
  readonly to: string;
}

/** @throws INPUT_INVALID when the file is no delivery. */
export async function replay({ file, secret, now, send, to }: Replay): Promise<Response> {
  const { payload, id } = readDelivery(await readText(file), file);
  const body = new TextEncoder().encode(JSON.stringify({ ...payload, webhookTimestamp: now }));
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "linear-signature": await sign(body, secret),
    "linear-timestamp": String(now),
    ...(id === undefined ? {} : { "linear-delivery": id }),
  };
  return send(new Request(new URL(ROUTE, to), { method: "POST", headers, body, redirect: "manual" }));
}

interface StoredDelivery {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
}

function readDelivery(text: string, file: string): StoredDelivery {
  const stored = parseJson(text);
  const wrapped = isRecord(stored) && "body" in stored && !("type" in stored) ? stored : { body: stored };
  const payload = typeof wrapped.body === "string" ? parseJson(wrapped.body) : wrapped.body;
  if (!isRecord(payload) || typeof payload.type !== "string") {
    throw new PipelineError("INPUT_INVALID", `${file}: not a delivery of Linear: no JSON object with a "type"`);
  }
  const headers = isRecord(wrapped.headers) ? Object.entries(wrapped.headers) : [];
  const id = headers.find(([name]) => name.toLowerCase() === "linear-delivery")?.[1];
  return { payload, id: typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? id : undefined };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new PipelineError("INPUT_INVALID", `${file}: cannot be read`, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller says so with the file's name.
    return undefined;
  }
}
