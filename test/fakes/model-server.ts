// A model service on loopback that plays a script: the Messages API for Claude. Integration tests run the real agent program
// against it. Other vendors' wire formats get a file of their own and share the script.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** What the model does in one turn. The last turn of a script is repeated for ever; an error is passed by asking again. */
export interface ModelTurn {
  readonly text?: string;
  readonly tools?: readonly { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[];
  readonly usage?: { readonly input: number; readonly output: number };
  /** Answered instead of a message. */
  readonly error?: {
    readonly status: number;
    readonly type: string;
    readonly message: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** The request is taken and never answered. */
  readonly hangs?: true;
}

export interface ModelServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The requests that the script answers, in order; with `conversation` side requests (titles, summaries) are not among them. */
  readonly requests: readonly ModelRequest[];
  /** Resolves when `count` of them have come in. */
  reached(count: number): Promise<void>;
}
export interface ModelRequest {
  readonly key: string | undefined;
  readonly body: MessagesBody;
}

const MessagesBody = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  tools: z.array(z.looseObject({ name: z.string().optional() })).default([]),
  messages: z.array(z.unknown()),
});
type MessagesBody = z.infer<typeof MessagesBody>;

const WORKING_TOOLS = ["Bash", "Write", "Edit"];
const SIDE_ANSWER: ModelTurn = { text: "ok" };

/** @param plays `conversation`: the script is for who comes with tools; `everything`: for whoever asks. */
export async function createModelServer(
  script: readonly ModelTurn[],
  plays: "conversation" | "everything" = "conversation",
): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let ids = 0;
  const nextId = (prefix: string) => `${prefix}_fake${String(++ids).padStart(4, "0")}`;

  /** Turn that was played for a conversation at a point: a program that asks the same again is answered the same. */
  const played = new Map<string, number>();
  let next = 0;
  const turnOf = ({ messages }: MessagesBody): number => {
    const point = `${messages.length} ${JSON.stringify(messages[0])}`;
    const before = played.get(point);
    if (before !== undefined && script[before]?.error === undefined) return before;
    const turn = Math.min(next, script.length - 1);
    next += 1;
    played.set(point, turn);
    return turn;
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(400);
      response.end(String(error));
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    if (path.endsWith("/messages/count_tokens")) return sendJson(response, 200, { input_tokens: 100 });
    if (request.method !== "POST" || !path.endsWith("/messages")) return sendJson(response, 404, notFound());
    const body = MessagesBody.parse(JSON.parse(text));
    const isMain = body.tools.some(({ name }) => name !== undefined && WORKING_TOOLS.includes(name));
    if (!isMain && plays === "conversation") return sendMessage(response, body, SIDE_ANSWER, nextId);
    const turn = script[turnOf(body)] ?? SIDE_ANSWER;
    requests.push({ key: keyOf(request), body });
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    if (turn.hangs) return;
    if (turn.error) return sendError(response, turn.error);
    sendMessage(response, body, turn, nextId);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the model server has no port");
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    reached: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type NextId = (prefix: string) => string;

function sendMessage(response: ServerResponse, body: MessagesBody, turn: ModelTurn, nextId: NextId): void {
  const content = [
    ...(turn.text === undefined ? [] : [{ type: "text", text: turn.text }]),
    ...(turn.tools ?? []).map((tool) => ({ type: "tool_use", id: nextId("toolu"), ...tool })),
  ];
  const stopReason = turn.tools === undefined ? "end_turn" : "tool_use";
  const { input, output } = turn.usage ?? { input: 100, output: 20 };
  const usage = {
    input_tokens: input,
    output_tokens: output,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  };
  const message = { id: nextId("msg"), type: "message", role: "assistant", model: body.model, stop_sequence: null };
  if (body.stream !== true) {
    sendJson(response, 200, { ...message, content, stop_reason: stopReason, usage });
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const send = (type: string, data: object) => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  };
  const begun = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  send("message_start", { message: begun });
  for (const [index, block] of content.entries()) {
    send("content_block_start", {
      index,
      content_block: "text" in block ? { type: "text", text: "" } : { ...block, input: {} },
    });
    const delta =
      "text" in block
        ? { type: "text_delta", text: block.text }
        : { type: "input_json_delta", partial_json: JSON.stringify(block.input) };
    send("content_block_delta", { index, delta });
    send("content_block_stop", { index });
  }
  send("message_delta", { delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: output } });
  send("message_stop", {});
  response.end();
}

function sendError(
  response: ServerResponse,
  { status, type, message, headers }: NonNullable<ModelTurn["error"]>,
): void {
  sendJson(response, status, { type: "error", error: { type, message } }, headers);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

function notFound(): object {
  return { type: "error", error: { type: "not_found_error", message: "not found" } };
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  const key = headers["x-api-key"];
  return typeof key === "string" ? key : headers.authorization;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
