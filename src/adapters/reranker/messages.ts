// Has a model of the Anthropic Messages API order files: one request to the one host we were told, made by us and outside every
// cell, never repeated. Nothing that goes wrong here is an error of the run: it is an empty order and the reason for it.

import { createRedactor } from "../../core/words/redact.ts";
import { sanitize } from "../../core/words/sanitize.ts";
import type { Clock, Reranked, Reranker } from "../../ports.ts";
import { type Answer, parseAnswer, parseRefusal } from "./messages-answer.ts";
import { type Question, questionOf } from "./messages-prompt.ts";
import { costUsd } from "./prices.ts";

export interface MessagesSettings {
  readonly apiKey: string;
  /** Default: Anthropic's own, as for the agent. Plain http only to this machine. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly clock: Clock;
  /** For the whole request; 20 s when left out: an agent waits for it. */
  readonly timeoutMs?: number | undefined;
}

const BASE_URL = "https://api.anthropic.com";
const API_VERSION = "2023-06-01";
/** Thirty numbers take some hundred tokens; the rest is for models that think first. */
const MAX_OUTPUT_TOKENS = 4096;
/** No tokenizer makes more of ordinary text, code and CJK included. */
const BYTES_PER_TOKEN = 2;
const MAX_ANSWER_BYTES = 256 * 1024;
const MAX_TROUBLE = 200;

/** What the service said, before anybody believes it. */
type Heard =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "refused"; readonly why: string }
  /** It may have been worked on, and billed. */
  | { readonly kind: "lost"; readonly why: string };

/** A reranker that asks `model`. */
export function createMessagesReranker(settings: MessagesSettings): Reranker {
  const { apiKey, baseUrl, model, clock, timeoutMs = 20_000 } = settings;
  const url = endpointOf(baseUrl);
  const redact = createRedactor([apiKey]);
  const inWords = (text: string) =>
    redact(sanitize(text, { maxChars: 2000 }))
      .replace(/\s+/g, " ")
      .slice(0, MAX_TROUBLE);

  async function ask(url: URL, body: string, signal: AbortSignal): Promise<Heard> {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-api-key": apiKey, "anthropic-version": API_VERSION },
        body,
        redirect: "error",
        signal: AbortSignal.any([signal, limit]),
      });
      const text = await textOf(response);
      if (response.ok) {
        return text === undefined ? { kind: "lost", why: "the answer is too long" } : { kind: "answer", text };
      }
      return {
        kind: "refused",
        why: inWords(`HTTP ${response.status}: ${parseRefusal(text ?? "") ?? "no reason given"}`),
      };
    } catch (error) {
      if (signal.aborted) return { kind: "lost", why: "cancelled" };
      return { kind: "lost", why: limit.aborted ? `no answer within ${timeoutMs} ms` : inWords(reasonOf(error)) };
    }
  }

  return {
    async rank(asked, { maxCostUsd, signal }) {
      if (asked.files.length === 0 || signal.aborted) return unasked(signal.aborted ? "cancelled" : undefined);
      if (typeof url === "string") return unasked(url);
      if (apiKey === "") return unasked("no model key was given");
      // fetch would refuse it in words that repeat it.
      if (!/^[\x21-\x7e]+$/.test(apiKey)) return unasked("the model key holds characters that no key has");
      const question = questionOf(asked);
      const body = bodyOf(model, question);
      const most = costUsd(model, { input: Buffer.byteLength(body) / BYTES_PER_TOKEN, output: MAX_OUTPUT_TOKENS });
      if (most > maxCostUsd)
        return unasked(`it may cost $${most.toFixed(4)}, and $${maxCostUsd.toFixed(4)} is left for it`);
      const startedMs = clock.monotonicMs();
      const heard = await ask(url, body, signal);
      const durationMs = Math.round(clock.monotonicMs() - startedMs);
      if (heard.kind === "refused") return { ...unasked(heard.why), usage: { ...FREE, durationMs } };
      const answer = heard.kind === "answer" ? parseAnswer(heard.text, asked.files.length) : undefined;
      if (answer !== undefined) return rerankedOf(answer, model, durationMs);
      const trouble = heard.kind === "lost" ? heard.why : "the answer is not one of the Messages API";
      // Its tokens are not known. The cost is told as the most it can be: an unknown one would count as all of the ticket's money.
      return { order: [], usage: { turns: 0, costUsd: most, durationMs }, trouble };
    },
  };
}

const FREE = { turns: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, durationMs: 0 };

function unasked(trouble: string | undefined): Reranked {
  return { order: [], usage: FREE, ...(trouble === undefined ? {} : { trouble }) };
}

function rerankedOf({ order, tokens, stopReason }: Answer, model: string, durationMs: number): Reranked {
  const { input, output } = tokens;
  const usage = { turns: 0, inputTokens: input, outputTokens: output, costUsd: costUsd(model, tokens), durationMs };
  if (order.length > 0) return { order, usage };
  return { order, usage, trouble: `the answer names none of the files (${stopReason.slice(0, 40)})` };
}

/** No sampling parameters, no words put into the model's mouth: newer models refuse both. */
function bodyOf(model: string, { system, user }: Question): string {
  const messages = [{ role: "user", content: user }];
  return JSON.stringify({ model, max_tokens: MAX_OUTPUT_TOKENS, system, messages });
}

/** Where to ask, or why that is no place to send a key to. */
function endpointOf(baseUrl: string | undefined): URL | string {
  const text = baseUrl === undefined || baseUrl === "" ? BASE_URL : baseUrl;
  if (!URL.canParse(text)) return "ANTHROPIC_BASE_URL is not a URL";
  const { protocol, hostname, username, password, href } = new URL(text);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isLocal)) return "ANTHROPIC_BASE_URL is not an https address";
  if (username !== "" || password !== "") return "ANTHROPIC_BASE_URL holds a user name or a password";
  return new URL(`${href.replace(/[?#].*$/s, "").replace(/\/+$/, "")}/v1/messages`);
}

/** Undefined when it is longer than an answer can be; the rest is not read then. */
async function textOf({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** fetch hides what happened in `cause`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
