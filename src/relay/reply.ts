// Every way a request can end: its word, its status, and what may be said about it. 200 is the only status that Linear does not
// try again after, so it is given only when nothing is left to do.

export const STATUS = {
  /** GitHub has taken the run. */
  accepted: 200,
  /** Authentic, and no reason to start anything. */
  ignored: 200,
  /** Started before. */
  duplicate: 200,
  healthy: 200,
  /** Signed by Linear, but nothing we understand. */
  malformed: 400,
  /** No signature, or one that no secret made. */
  forged: 401,
  /** Authentic, but of another organisation. */
  foreign: 403,
  stale: 403,
  "not-found": 404,
  "wrong-method": 405,
  "too-slow": 408,
  "too-large": 413,
  "wrong-type": 415,
  /** Our bug. */
  fault: 500,
  /** GitHub says no and will say so again: token, permission, workflow, inputs. */
  refused: 502,
  /** The same event is being dispatched at this moment. */
  "in-progress": 503,
  /** GitHub did not answer, not in time, or is at its limits. */
  unavailable: 503,
  "store-unavailable": 503,
} as const;
export type Outcome = keyof typeof STATUS;

/** What is logged and answered: words of ours, ids and numbers. */
export interface Reply {
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly delivery?: string;
  readonly correlation?: string;
  readonly key?: string;
  readonly repository?: string;
  readonly run?: number;
  /** What GitHub answered; 0: nothing. */
  readonly github?: number;
  readonly late?: true;
  /** Made with the second secret, so the first can be taken out of use once no other is seen. */
  readonly secret?: "next";
  /** Whether the first activity of an agent session was posted. */
  readonly activity?: "posted" | "failed";
  /** The run was dispatched, but that could not be remembered. */
  readonly store?: "failed";
  readonly retryAfterSeconds?: number;
  readonly allow?: string;
}

/** The caller learns the outcome, a reason and the correlation: nothing of the configuration. */
export function toResponse({ outcome, reason, correlation, retryAfterSeconds, allow }: Reply): Response {
  const body = { outcome, ...(reason === undefined ? {} : { reason }), ...(correlation ? { correlation } : {}) };
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  if (retryAfterSeconds !== undefined) headers.set("retry-after", String(retryAfterSeconds));
  if (allow !== undefined) headers.set("allow", allow);
  return new Response(JSON.stringify(body), { status: STATUS[outcome], headers });
}
