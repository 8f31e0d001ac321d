// Stages meet in files: one envelope around every noun, with its kind and version, so that any stage can be run alone.
import { z } from "zod";
import { PipelineError } from "../errors.ts";
import { Attempt } from "./attempt.ts";
import { Brief } from "./brief.ts";
import { Delivery } from "./delivery.ts";
import { Ending } from "./outcome.ts";
import { Plan } from "./plan.ts";
import { Ticket } from "./ticket.ts";
import { Verdict } from "./verdict.ts";

export const ARTEFACTS = {
  tickets: z.array(Ticket),
  plan: Plan,
  brief: Brief,
  attempt: Attempt,
  verdict: Verdict,
  delivery: Delivery,
  endings: z.array(Ending),
} as const;
export type ArtefactKind = keyof typeof ARTEFACTS;
export type ArtefactValue<K extends ArtefactKind> = z.infer<(typeof ARTEFACTS)[K]>;

const VERSION = 1;
const Envelope = z.strictObject({ kind: z.string(), version: z.number(), value: z.unknown() });

/** The text of an artefact file; ends with a newline. */
export function printArtefact<K extends ArtefactKind>(kind: K, value: ArtefactValue<K>): string {
  return `${JSON.stringify({ kind, version: VERSION, value }, null, 2)}\n`;
}

/**
 * The value of an artefact file.
 * @param where names the file in messages.
 * @throws ARTEFACT_INVALID naming the kind, the version or the field that is wrong.
 */
export function parseArtefact<K extends ArtefactKind>(kind: K, text: string, where: string): ArtefactValue<K> {
  const envelope = Envelope.safeParse(parseJson(text, where));
  if (!envelope.success) throw new PipelineError("ARTEFACT_INVALID", `${where}: not an artefact of linear-to-pr`);
  if (envelope.data.kind !== kind) {
    throw new PipelineError(
      "ARTEFACT_INVALID",
      `${where}: holds kind "${envelope.data.kind}", this stage reads "${kind}"`,
    );
  }
  if (envelope.data.version !== VERSION) {
    throw new PipelineError(
      "ARTEFACT_INVALID",
      `${where}: version ${envelope.data.version}, this program reads ${VERSION}`,
    );
  }
  const value = ARTEFACTS[kind].safeParse(envelope.data.value);
  if (!value.success) {
    const issues = value.error.issues
      .slice(0, 10)
      .map((issue) => `${where}: ${issue.path.join(".")}: ${issue.message}`);
    throw new PipelineError("ARTEFACT_INVALID", issues.join("\n"));
  }
  return value.data as ArtefactValue<K>;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PipelineError("ARTEFACT_INVALID", `${where}: not JSON`, { cause });
  }
}
