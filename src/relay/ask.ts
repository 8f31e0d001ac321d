// One request to a fixed host: no redirect is followed, no answer waited for beyond the signal, nothing thrown.

export interface Answer {
  /** 0: no answer. */
  readonly status: number;
  /** The parsed JSON; undefined when there was none. */
  readonly body: unknown;
  /** Seconds the service asked to wait. */
  readonly retryAfter: number | undefined;
}

export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const NO_ANSWER: Answer = { status: 0, body: undefined, retryAfter: undefined };

/** POSTs JSON. `redirect: "manual"` because Workers know no "error": a redirect arrives here as its own status. */
export async function ask(fetch: typeof globalThis.fetch, question: Question, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(question.url, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", "user-agent": "linear-to-pr-relay", ...question.headers },
      body: JSON.stringify(question.body),
      signal,
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text), retryAfter: waitOf(response.headers) };
  } catch {
    // Refused, reset, timed out: which one is not ours to tell, and the words may hold an address.
    return NO_ANSWER;
  }
}

/** How an unwelcome answer is to be taken: will asking again help? */
export function judge({ status, retryAfter }: Answer): "refused" | "unavailable" {
  const isLimit = status === 429 || (status === 403 && retryAfter !== undefined);
  return isLimit || status < 300 || status === 408 || status >= 500 ? "unavailable" : "refused";
}

/** GitHub's limits are a 403 with one of these headers. */
function waitOf(headers: Headers): number | undefined {
  const asked = headers.get("retry-after") ?? "";
  if (/^\d{1,5}$/.test(asked)) return Number(asked);
  return headers.get("x-ratelimit-remaining") === "0" ? 60 : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of HTML instead of an answer, or nothing at all.
    return undefined;
  }
}
