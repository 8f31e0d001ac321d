// enrich: a prompt file → the same file with what the code says about each prompt put in: files, patterns, what is missing.
import type { PromptFile } from "../core/prompt/prompt-file.ts";
import { enrichPromptFile } from "../core/prompt/prompt-file-enrich.ts";
import { promptFileToPlan } from "../core/prompt/prompt-file-plan.ts";
import type { Settings } from "../core/settings.ts";
import type { Ticket } from "../core/ticket.ts";
import type { Ports } from "../ports.ts";
import { enrichmentOf } from "../retrieval/enrichment.ts";
import { createContext } from "../retrieval/patterns.ts";
import { readIndexable } from "../retrieval/readable.ts";

/**
 * What people wrote stays as it is; run twice, it gives the same bytes.
 * @param tickets those of `ticketKeysOf(file)`, fresh.
 * @throws PLAN_INVALID naming a ticket that is missing; GIT_FAILED.
 */
export async function enrich(
  file: PromptFile,
  tickets: readonly Ticket[],
  { trees, log }: Pick<Ports, "trees" | "log">,
  settings: Pick<Settings, "config" | "commands" | "trusted" | "repository">,
): Promise<PromptFile> {
  const { tasks } = promptFileToPlan({ file, tickets, config: settings.config });
  const entries = await trees.list(settings.trusted.tree);
  const { docs } = settings.config.scaffold;
  const files = await readIndexable(
    entries.filter(({ path }) => !docs.includes(path)),
    (ids) => trees.blobs(ids),
  );
  const context = createContext(files);
  log.info("enrich", { prompts: tasks.length, files: files.length });
  return enrichPromptFile(file, new Map(tasks.map((task) => [task.ticket.key, enrichmentOf(task, context, settings)])));
}
