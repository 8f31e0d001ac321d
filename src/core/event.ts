// GitHub's event → a Trigger. Keys, a time and an id are all we take from it; the ticket itself is always fetched afresh.
import { z } from "zod";
import { PipelineError } from "../errors.ts";
import { parseTicketKey } from "./names.ts";
import type { Trigger } from "./trigger.ts";

/** As many as a matrix of jobs can have. */
const MOST_KEYS = 256;
const KeyList = z.union([z.string().max(5000), z.array(z.string().max(60)).max(MOST_KEYS)], {
  error: "must be a text of at most 5000 characters or a list of at most 256 keys",
});

/** What our relay puts in `client_payload`; more keys are allowed and not read. */
const DispatchPayload = z.object({
  client_payload: z.object({
    key: z.string().max(60).optional(),
    keys: KeyList.optional(),
    movedAt: z.iso.datetime({ offset: true }).optional(),
    correlation: z
      .string()
      .regex(/^[\w.:-]{1,100}$/)
      .optional(),
  }),
  sender: z.object({ login: z.string() }).optional(),
});

const WorkflowPayload = z.object({
  inputs: z
    .object({
      key: z.string().max(60).optional(),
      keys: z.string().max(5000).optional(),
      /** Empty where it was left out. */
      movedAt: z.iso.datetime({ offset: true }).or(z.literal("")).optional(),
      correlation: z.string().max(100).optional(),
    })
    .nullish(),
  sender: z.object({ login: z.string() }).optional(),
});

/**
 * @param name `GITHUB_EVENT_NAME`.
 * @param payload the parsed event file.
 * @param asked keys given as the action's own input, which win over the event's, and a filter, with which no key is needed.
 * @throws EVENT_INVALID naming the field; TICKET_KEY_INVALID naming the key.
 */
export function parseEvent(name: string, payload: unknown, asked: Pick<Trigger, "keys" | "filter">): Trigger {
  const { keys, filter } = asked;
  const trigger = name === "repository_dispatch" ? fromDispatch(payload) : fromWorkflow(payload, name);
  const wanted = keys.length > 0 ? [...keys] : trigger.keys;
  if (wanted.length === 0 && filter === undefined) {
    throw new PipelineError(
      "EVENT_INVALID",
      `event "${name}" names no ticket: give the input \`keys\`, inputs.keys or client_payload.key`,
    );
  }
  if (wanted.length > MOST_KEYS) {
    throw new PipelineError("EVENT_INVALID", `${wanted.length} tickets in one event; at most ${MOST_KEYS} are allowed`);
  }
  const unique = [...new Set(wanted.map(parseTicketKey))];
  return { ...trigger, keys: unique, ...(filter === undefined ? {} : { filter }) };
}

function fromDispatch(payload: unknown): Trigger {
  const { client_payload: sent, sender } = parse(DispatchPayload, payload, "repository_dispatch");
  return {
    source: "repository_dispatch",
    keys: [...splitKeys(sent.key), ...splitKeys(sent.keys)],
    ...(sent.movedAt === undefined ? {} : { movedAt: sent.movedAt }),
    ...(sent.correlation === undefined ? {} : { correlation: sent.correlation }),
    ...(sender === undefined ? {} : { actor: sender.login }),
  };
}

function fromWorkflow(payload: unknown, name: string): Trigger {
  const { inputs, sender } = parse(WorkflowPayload, payload, name);
  return {
    source: "workflow_dispatch",
    keys: [...splitKeys(inputs?.key), ...splitKeys(inputs?.keys)],
    ...(inputs?.movedAt ? { movedAt: inputs.movedAt } : {}),
    ...(inputs?.correlation ? { correlation: inputs.correlation } : {}),
    ...(sender === undefined ? {} : { actor: sender.login }),
  };
}

function splitKeys(value: z.infer<typeof KeyList> | undefined): string[] {
  if (value === undefined) return [];
  const parts = typeof value === "string" ? value.split(/[\s,]+/) : value;
  return parts.filter((part) => part.trim() !== "");
}

function parse<T>(schema: z.ZodType<T>, payload: unknown, name: string): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `event "${name}": ${issue.path.join(".") || "payload"}: ${issue.message}`);
  throw new PipelineError("EVENT_INVALID", lines.join("\n"));
}
