// The relay behind node:http: turns a request into a Request and a Response back into bytes, and ends cleanly. Decides nothing.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { PipelineError } from "../errors.ts";
import type { Relay } from "./relay.ts";

export interface ServedRelay {
  readonly port: number;
  /** Takes nothing new, lets what is under way end (at most `drainMs`), then cuts what is left. Repeatable. */
  close(): Promise<void>;
}
export interface ServeOptions {
  readonly relay: Relay;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** How long `close` waits; 5 s when left out: the handler itself answers in less. */
  readonly drainMs?: number;
}

/** Far above the handler's own deadline; these are for those who never finish their headers. */
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;
const MAX_CONNECTIONS = 2_000;
/** Bytes of a refused body that are taken and thrown away, so that its sender gets to read the answer. */
const MAX_DRAINED_BYTES = 4 * 1024 * 1024;

/** @throws INPUT_INVALID when the port cannot be had. */
export async function serveRelay({ relay, port, host, drainMs = 5_000 }: ServeOptions): Promise<ServedRelay> {
  const server = createServer((request, response) => {
    // The handler never rejects; if it does, or a log cannot be written, this connection is lost and no other.
    serve(relay, request, response).catch(() => response.destroy());
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new PipelineError("INPUT_INVALID", `port ${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  let closing: Promise<void> | undefined;
  const close = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => server.closeAllConnections(), drainMs);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
    });
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () => (closing ??= close()),
  };
}

async function serve(relay: Relay, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming);
  const response = request === undefined ? new Response(null, { status: 400 }) : await relay(request);
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  outgoing.setHeader("content-length", body.byteLength);
  if (!incoming.complete) leaveBehind(incoming, outgoing);
  outgoing.end(body);
}

/** The rest of a body nobody wants: a little of it is read, the connection is not used again. */
function leaveBehind(incoming: IncomingMessage, outgoing: ServerResponse): void {
  let drained = 0;
  outgoing.setHeader("connection", "close");
  incoming.removeAllListeners("data");
  incoming.on("data", (chunk: Buffer) => {
    drained += chunk.byteLength;
    if (drained > MAX_DRAINED_BYTES) incoming.destroy();
  });
  incoming.resume();
}

/** Undefined: no URL and method that a Request could have. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { method = "GET", url = "" } = incoming;
  if (!url.startsWith("/")) return undefined;
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] satisfies [string, string]],
  );
  try {
    const address = new URL(`http://relay${url}`);
    if (method === "GET" || method === "HEAD") return new Request(address, { method, headers });
    return new Request(address, { method, headers, body: toStream(incoming), duplex: "half" });
  } catch {
    // Request and URL throw for nothing but what the caller sent.
    return undefined;
  }
}

/** Not Readable.toWeb: cancelling that cuts the connection before the answer is written. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const end = (finish: () => void) => {
        if (isOpen) finish();
        isOpen = false;
      };
      incoming.on("data", (chunk: Buffer) => {
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on("end", () => end(() => controller.close()));
      incoming.on("error", (error) => end(() => controller.error(error)));
      incoming.on("close", () => end(() => controller.error(new Error("the sender went away"))));
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      incoming.removeAllListeners("data");
      incoming.removeAllListeners("end");
      incoming.pause();
    },
  });
}
