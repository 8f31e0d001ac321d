// Linear's event in our words: ids, names and times that the filters look at, never a ticket's text. What is not in here
// cannot be sent on or logged.
import { isTicketKey } from "../core/names.ts";
import { isRecord } from "./section.ts";

export interface Move {
  readonly kind: "move";
  readonly organization: string;
  readonly sentAt: number | undefined;
  readonly actor: Actor;
  readonly key: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly state: { readonly id: string; readonly name: string };
  readonly labels: readonly string[];
  /** ISO 8601; the ticket's last edit, which is this move. */
  readonly movedAt: string;
  /** The same move always has the same name, whichever delivery tells of it. */
  readonly transition: string;
}
/** A person delegated a ticket to our app, or mentioned it. */
export interface Session {
  readonly kind: "session";
  readonly organization: string;
  readonly sentAt: number | undefined;
  readonly actor: Actor;
  readonly key: string;
  readonly sessionId: string;
  readonly movedAt: string;
  readonly transition: string;
}
export interface Other {
  readonly kind: "other";
  readonly organization: string;
  readonly sentAt: number | undefined;
  readonly reason: "not-a-move" | "no-ticket" | "not-a-new-session" | "prompted";
  /** Of the ticket that a session is about, where Linear names it. */
  readonly key?: string;
}
export type LinearEvent = Move | Session | Other;
/** Empty texts: Linear did not say. */
export interface Actor {
  readonly id: string;
  readonly email: string;
}

type Parts = Readonly<Record<string, unknown>>;

/** @returns undefined when these are not the bytes of an event: no JSON, no UTF-8, or a part we need is missing or odd. */
export function parseLinearEvent(bytes: Uint8Array): LinearEvent | undefined {
  try {
    const payload: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isRecord(payload) ? toEvent(payload) : undefined;
  } catch {
    // TextDecoder and JSON.parse throw for nothing but bad bytes.
    return undefined;
  }
}

function toEvent(payload: Parts): LinearEvent | undefined {
  const organization = text(payload.organizationId);
  if (organization === "") return undefined;
  const { webhookTimestamp } = payload;
  const sentAt = typeof webhookTimestamp === "number" ? webhookTimestamp : undefined;
  const base = { organization, sentAt };
  if (payload.type === "AgentSessionEvent") return toSession(payload, base);
  if (payload.type !== "Issue" || payload.action !== "update") return { kind: "other", ...base, reason: "not-a-move" };
  return toMove(payload, base);
}

type Base = Pick<Other, "organization" | "sentAt">;

/** `updatedFrom` stands beside `data`, not in it; it names the state only when that changed. */
function toMove(payload: Parts, base: Base): LinearEvent | undefined {
  const data = part(payload.data);
  const left = text(part(payload.updatedFrom).stateId);
  const stateId = text(data.stateId) || text(part(data.state).id);
  if (left === "" || left === stateId) return { kind: "other", ...base, reason: "not-a-move" };
  const [key, id, movedAt] = [text(data.identifier), text(data.id), toIso(data.updatedAt)];
  if (!isTicketKey(key) || id === "" || stateId === "" || movedAt === undefined) return undefined;
  const project = part(data.project);
  const labels = Array.isArray(data.labels) ? data.labels.map(part) : [];
  return {
    kind: "move",
    ...base,
    actor: toActor(payload.actor),
    key,
    project: { id: text(data.projectId) || text(project.id), name: text(project.name) },
    state: { id: stateId, name: text(part(data.state).name) },
    labels: labels.flatMap((label) => [text(label.id), text(label.name)]).filter((label) => label !== ""),
    movedAt,
    transition: `move:${id}:${stateId}:${movedAt}`,
  };
}

/** Only a new session starts work: a run cannot hear what is said while it works, and a second one would not know of the first. */
function toSession(payload: Parts, base: Base): LinearEvent | undefined {
  const session = part(payload.agentSession);
  const sessionId = text(session.id);
  if (payload.action === "prompted") return toPrompt(session, base);
  if (payload.action !== "created") return { kind: "other", ...base, reason: "not-a-new-session" };
  if (!isRecord(session.issue)) return { kind: "other", ...base, reason: "no-ticket" };
  const [key, movedAt] = [text(session.issue.identifier), toIso(payload.createdAt)];
  if (!isTicketKey(key) || sessionId === "" || movedAt === undefined) return undefined;
  const creator = part(session.creator);
  const actor = { id: text(session.creatorId) || text(creator.id), email: text(creator.email) };
  return { kind: "session", ...base, actor, key, sessionId, movedAt, transition: `session:${sessionId}` };
}

/** What the person said, or that they want it stopped, is left where it is: a log that names the ticket is all that comes of it. */
function toPrompt(session: Parts, base: Base): Other {
  const key = text(part(session.issue).identifier);
  return { kind: "other", ...base, reason: "prompted", ...(isTicketKey(key) ? { key } : {}) };
}

function toActor(value: unknown): Actor {
  const actor = part(value);
  return { id: text(actor.id), email: text(actor.email) };
}

function part(value: unknown): Parts {
  return isRecord(value) ? value : {};
}

/** No id or name of Linear is longer; longer ones are as good as none. */
function text(value: unknown): string {
  return typeof value === "string" && value.length <= 256 ? value : "";
}

function toIso(value: unknown): string | undefined {
  const time = Date.parse(text(value));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
