// What Linear sends, as its documentation shows it, with a text in every place where a person can write one.
import { createHmac, randomUUID } from "node:crypto";

export const ORGANIZATION = "11111111-1111-4111-8111-111111111111";
export const OUR_USER = "22222222-2222-4222-8222-222222222222";
export const PERSON = "33333333-3333-4333-8333-333333333333";
export const SECRET = "lin_wh_aaaaaaaaaaaaaaaaaaaaaaaa";
export const NEXT_SECRET = "lin_wh_bbbbbbbbbbbbbbbbbbbbbbbb";
export const GITHUB_TOKEN = "ghp_cccccccccccccccccccccccccccc";
export const AGENT_TOKEN = "lin_oauth_dddddddddddddddddddddd";
/** Stands wherever a person can write; must never be seen again. */
export const CANARY = "canary-τέξτ-of-a-ticket";

const IN_PROGRESS = "44444444-4444-4444-8444-444444444444";
const TODO = "55555555-5555-4555-8555-555555555555";
let number = 0;

/** Laid over the payload: the top level, and `data`. */
export interface Changes {
  readonly top?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}
export type Payload = Readonly<Record<string, unknown>>;

/** A ticket of its own, moved from Todo to In Progress. */
export function move({ top = {}, data = {} }: Changes = {}): Payload {
  number += 1;
  return {
    action: "update",
    type: "Issue",
    actor: { id: PERSON, type: "user", name: CANARY, email: "ada@example.com" },
    createdAt: new Date().toISOString(),
    organizationId: ORGANIZATION,
    webhookId: "66666666-6666-4666-8666-666666666666",
    webhookTimestamp: Date.now(),
    url: `https://linear.app/acme/issue/ENG-${number}/${CANARY}`,
    updatedFrom: { stateId: TODO, updatedAt: "2026-11-20T09:29:00.000Z" },
    ...top,
    data: {
      id: randomUUID(),
      identifier: `ENG-${number}`,
      number,
      title: CANARY,
      description: `${CANARY} 日本語 🚀 \u2028`,
      stateId: IN_PROGRESS,
      state: { id: IN_PROGRESS, name: "In Progress", type: "started", color: "#fff" },
      team: { id: "77777777-7777-4777-8777-777777777777", key: "ENG", name: CANARY },
      labels: [{ id: "88888888-8888-4888-8888-888888888888", name: "agent", color: "#fff" }],
      updatedAt: "2026-11-20T09:30:00.000Z",
      ...data,
    },
  };
}

/** A person delegated a ticket to our app. */
export function session(top: Payload = {}): Payload {
  number += 1;
  return {
    action: "created",
    type: "AgentSessionEvent",
    createdAt: "2026-11-20T09:30:00.000Z",
    organizationId: ORGANIZATION,
    webhookTimestamp: Date.now(),
    promptContext: CANARY,
    agentSession: {
      id: randomUUID(),
      creatorId: PERSON,
      creator: { id: PERSON, name: CANARY },
      issue: { id: randomUUID(), identifier: `ENG-${number}`, title: CANARY, team: { key: "ENG" } },
    },
    ...top,
  };
}

export function keyOf(payload: Payload): unknown {
  const { data } = payload;
  return typeof data === "object" && data !== null && "identifier" in data ? data.identifier : undefined;
}

export interface Signed {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/** Bytes and headers as Linear sends them. */
export function signed(payload: unknown, { secret = SECRET, delivery = randomUUID() as string } = {}): Signed {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return signedBytes(new TextEncoder().encode(text), { secret, delivery });
}

export function signedBytes(
  body: Uint8Array<ArrayBuffer>,
  { secret = SECRET, delivery = randomUUID() as string } = {},
): Signed {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "linear-signature": createHmac("sha256", secret).update(body).digest("hex"),
    "linear-delivery": delivery,
    "linear-event": "Issue",
    "linear-timestamp": String(Date.now()),
  };
  return { body, headers };
}
