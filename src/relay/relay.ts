// Door: a webhook of Linear in, a dispatch at GitHub out, on any runtime with Web APIs. Believes nothing but the signature, sends
// ids only, and says 200 only when nothing is left to do. Must not import node:* or anything that does.
import { tryPostFirstActivity } from "./agent-session.ts";
import { readBody } from "./body.ts";
import { createDispatch } from "./dispatch.ts";
import { type Move, parseLinearEvent, type Session } from "./event.ts";
import { freshness } from "./freshness.ts";
import { type Reply, STATUS, toResponse } from "./reply.ts";
import { decide } from "./route.ts";
import type { RelaySettings, Route } from "./settings.ts";
import { createVerifier, parseSignature } from "./signature.ts";
import { claimAll, releaseAll, type Store, settleAll } from "./store.ts";

export interface RelayPorts {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly store: Store;
  /** One line a request; words of ours, ids and numbers only. */
  readonly log: (line: LogLine) => void;
  /** Names a run whose delivery has no id of its own. */
  readonly randomId?: () => string;
}
export type LogLine = Reply & { readonly status: number; readonly ms: number };
export type Relay = (request: Request) => Promise<Response>;

export const ROUTE = "/linear";
export const HEALTH = "/healthz";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is known about a request once its signature is. */
interface Delivery {
  readonly bytes: Uint8Array;
  /** The header is not signed: good for a name, not for trust. */
  readonly id: string | undefined;
  readonly headerTime: number;
  readonly secret: number;
}

/** The handler. It never rejects, and answers within `settings.deadlineMs` and a little. */
export function createRelay(settings: RelaySettings, ports: RelayPorts): Relay {
  const { fetch, now, store, log, randomId = () => crypto.randomUUID() } = ports;
  const verifier = createVerifier(settings.linear.secrets);
  const dispatch = createDispatch(settings, fetch, now);

  async function answer(request: Request, signal: AbortSignal): Promise<Reply> {
    const refused = refuseEnvelope(request);
    if (refused !== undefined) return refused;
    const signature = request.headers.get("linear-signature") ?? "";
    if (parseSignature(signature) === undefined) return { outcome: "forged", reason: "no-signature" };
    const bytes = await readBody(request, signal);
    if (bytes === "broken") return { outcome: "malformed", reason: "body" };
    if (typeof bytes === "string") return { outcome: bytes };
    const secret = await verifier.verify(bytes, signature);
    if (secret === undefined) return { outcome: "forged", reason: "signature" };
    return handle({ bytes, secret, ...readHeaders(request.headers) }, signal);
  }

  async function handle(delivery: Delivery, signal: AbortSignal): Promise<Reply> {
    const seen = { ...(delivery.id ? { delivery: delivery.id } : {}), ...(delivery.secret > 0 ? NEXT : {}) };
    const event = parseLinearEvent(delivery.bytes);
    if (event === undefined) return { ...seen, outcome: "malformed", reason: "event" };
    if (event.organization !== settings.linear.organization) return { ...seen, outcome: "foreign" };
    const sentAt = event.sentAt ?? delivery.headerTime;
    if (Number.isNaN(sentAt)) return { ...seen, outcome: "malformed", reason: "time" };
    const age = freshness(sentAt, now(), settings.linear.windowMs);
    if (age === "stale" || (age === "late" && settings.linear.stale === "refuse")) return { ...seen, outcome: "stale" };
    if (event.kind === "other") {
      return { ...seen, outcome: "ignored", reason: event.reason, ...(event.key ? { key: event.key } : {}) };
    }
    const known = { ...seen, key: event.key, ...(age === "late" ? LATE : {}) };
    const decision = decide(event, settings);
    if ("ignored" in decision) return { ...known, outcome: "ignored", reason: decision.ignored };
    return { ...known, ...(await start(event, decision.route, { id: delivery.id, signal })) };
  }

  /** Claims the move, dispatches, and remembers or forgets it: Linear's next try must get through exactly when this one did not. */
  async function start(event: Move | Session, route: Route, { id, signal }: Sent): Promise<Reply> {
    const keys = [...(id === undefined ? [] : [`delivery:${id}`]), event.transition];
    const claim = await Promise.race([claimAll(store, keys), tooLate(signal)]).catch(() => "failed" as const);
    if (claim === "failed") return { outcome: "store-unavailable", retryAfterSeconds: 30 };
    if (claim === "done") return { outcome: "duplicate" };
    if (claim === "taken") return { outcome: "in-progress", retryAfterSeconds: 5 };
    const correlation = id ?? randomId();
    const wanted = { route, key: event.key, movedAt: event.movedAt, correlation };
    const [dispatched, activity] = await Promise.all([dispatch(wanted, signal), greet(event, signal)]);
    const remember = dispatched.outcome === "accepted" ? settleAll : releaseAll;
    const isKept = await remember(store, keys).then(
      () => true,
      // The claim lapses by itself; what GitHub accepted stays accepted.
      () => false,
    );
    const told = { correlation, repository: `${route.owner}/${route.repository}`, ...activity };
    return { ...told, ...dispatched, ...(isKept ? {} : { store: "failed" }) };
  }

  /** Once a session, also when its delivery is tried again because of GitHub. A failure does not keep the run from starting. */
  async function greet(event: Move | Session, signal: AbortSignal): Promise<Pick<Reply, "activity">> {
    const { sessionToken: token, apiUrl } = settings.linear;
    if (event.kind !== "session" || token === undefined) return {};
    const keys = [`activity:${event.sessionId}`];
    try {
      if ((await claimAll(store, keys)) !== "mine") return {};
      const isPosted = await tryPostFirstActivity(fetch, { apiUrl, token, sessionId: event.sessionId }, signal);
      await (isPosted ? settleAll : releaseAll)(store, keys);
      return { activity: isPosted ? "posted" : "failed" };
    } catch {
      // The store's failure; the dispatch beside us meets it too and tells of it.
      return { activity: "failed" };
    }
  }

  return async (request) => {
    const began = now();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), settings.deadlineMs);
    const reply = await answer(request, deadline.signal).catch((error: unknown): Reply => {
      // The message could hold what the request held; the kind of error cannot.
      return { outcome: "fault", reason: error instanceof Error ? error.name : "unknown" };
    });
    clearTimeout(timer);
    log({ ...reply, status: STATUS[reply.outcome], ms: now() - began });
    return toResponse(reply);
  };
}

interface Sent {
  readonly id: string | undefined;
  readonly signal: AbortSignal;
}
const NEXT = { secret: "next" } as const;
const LATE = { late: true } as const;

/** A store that hangs is one that fails; a claim it grants later lapses. */
function tooLate(signal: AbortSignal): Promise<"failed"> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve("failed"), { once: true });
  });
}

/** What needs no body: route, method, type. Undefined: go on. */
function refuseEnvelope({ url, method, headers }: Request): Reply | undefined {
  const { pathname } = new URL(url);
  if (pathname === HEALTH) {
    return method === "GET" ? { outcome: "healthy" } : { outcome: "wrong-method", allow: "GET" };
  }
  if (pathname !== ROUTE) return { outcome: "not-found" };
  if (method !== "POST") return { outcome: "wrong-method", allow: "POST" };
  const type = headers.get("content-type") ?? "";
  const isJson = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type);
  return isJson && !headers.has("content-encoding") ? undefined : { outcome: "wrong-type" };
}

function readHeaders(headers: Headers): Pick<Delivery, "id" | "headerTime"> {
  const id = headers.get("linear-delivery") ?? "";
  const time = headers.get("linear-timestamp") ?? "";
  return {
    id: UUID.test(id) ? id.toLowerCase() : undefined,
    headerTime: /^\d{1,16}$/.test(time) ? Number(time) : Number.NaN,
  };
}
