// The only place that talks to Linear: one document, one HTTP request, one parsed answer. It repeats questions, never deeds.
import type { z } from "zod";
import { PipelineError } from "../../errors.ts";
import type { Clock, Log } from "../../ports.ts";
import type { Operation } from "./linear-query.ts";
import { type Refusal, readRefusal, toError } from "./linear-refusal.ts";
import { backoffMs, LONGEST_WAIT_MS, MAX_TRIES } from "./linear-wait.ts";

export interface LinearSettings {
  /** A personal API key, or `Bearer …` for an OAuth token. */
  readonly apiKey: string;
  /** Default: Linear's own. Plain http only to this machine. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  readonly clock: Clock;
  /** For one HTTP request, its body included; default 20 s, the pace of an API that usually answers within one. */
  readonly timeoutMs?: number | undefined;
}
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
export interface Question<T> extends Operation {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<T>;
}
export interface LinearRequest {
  /** One request, no second try. */
  send<T>(question: Question<T>): Promise<Answer<T>>;
  /** One request, tried again while that can help. Only for queries. */
  ask<T>(question: Question<T>): Promise<Answer<T>>;
  /** Waits before try `tries + 1` as the refusal asks. @throws the refusal, as an error, when trying again cannot help. */
  pause(refusal: Refusal, { name, tries }: { name: string; tries: number }): Promise<void>;
}

export function createLinearRequest({ apiKey, apiUrl, log, clock, timeoutMs = 20_000 }: LinearSettings): LinearRequest {
  const secret = apiKey.trim();
  if (secret !== "") log.mask(secret);

  async function post({ document, variables }: Operation & Pick<Question<unknown>, "variables">): Promise<unknown> {
    // Loaded on first use: the SDK is the heaviest thing we have, and most commands never speak to Linear.
    const { LinearClient } = await import("@linear/sdk");
    // A client a request: the signal is part of its settings. Making one takes 15 µs.
    const client = new LinearClient({
      apiKey: secret,
      ...(apiUrl === undefined ? {} : { apiUrl }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
    });
    const answer = await client.client.rawRequest<unknown, Record<string, unknown>>(document, { ...variables });
    return answer.data;
  }

  async function send<T>(question: Question<T>): Promise<Answer<T>> {
    checkSettings(secret, apiUrl);
    const answer = await post(question).then(
      (data) => readAnswer(question, data),
      (error: unknown): Answer<T> => ({
        ok: false,
        refusal: readRefusal(error, { nowMs: Date.parse(clock.now()), secret }),
      }),
    );
    log.debug("linear", { operation: question.name, answer: answer.ok ? "ok" : answer.refusal.kind });
    return answer;
  }

  async function pause(refusal: Refusal, { name, tries }: { name: string; tries: number }): Promise<void> {
    const repeatable = refusal.kind === "unavailable" || refusal.kind === "rate-limited";
    const asked = refusal.waitMs ?? 0;
    if (!repeatable || tries >= MAX_TRIES || asked > LONGEST_WAIT_MS) throw toError(refusal, name);
    // A moment beyond what was asked, so that many runs that were refused together do not come back together.
    const waitMs = asked > 0 ? Math.round(asked + clock.random() * 1000) : backoffMs(tries, clock.random());
    log.warn("linear-retry", { operation: name, try: tries, waitMs, reason: refusal.message });
    await clock.sleep(waitMs);
  }

  async function ask<T>(question: Question<T>): Promise<Answer<T>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await send(question);
      if (answer.ok || answer.refusal.kind === "rejected") return answer;
      await pause(answer.refusal, { name: question.name, tries });
    }
  }

  return { send, ask, pause };
}

/** The value of an answer. @throws LINEAR_* */
export function unwrap<T>(answer: Answer<T>, { name }: Pick<Operation, "name">): T {
  if (!answer.ok) throw toError(answer.refusal, name);
  return answer.value;
}

function readAnswer<T>({ schema }: Question<T>, data: unknown): Answer<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const message = `unknown answer at ${issue?.path.join(".") ?? "its root"}: ${issue?.message ?? "not understood"}`;
  return { ok: false, refusal: { kind: "unreadable", code: undefined, field: undefined, message, waitMs: undefined } };
}

/** What fetch or the SDK would refuse in words that repeat the key. */
function checkSettings(secret: string, apiUrl: string | undefined): void {
  if (secret === "") throw new PipelineError("LINEAR_UNAUTHORIZED", "no Linear API key was given");
  if (!/^[\x21-\x7e]+( [\x21-\x7e]+)?$/.test(secret)) {
    throw new PipelineError("LINEAR_UNAUTHORIZED", "the Linear API key holds characters that no key has");
  }
  if (apiUrl === undefined || isAllowedUrl(apiUrl)) return;
  throw new PipelineError("INPUT_INVALID", `Linear's address "${apiUrl}" is not an https address`);
}

function isAllowedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
}
