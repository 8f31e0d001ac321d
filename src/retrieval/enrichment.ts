// A planned task and the code it is about → what its place in a prompt file is enriched with. Nothing is decided for good here:
// the agent's own patterns are chosen when its task starts.
import { missingIn } from "../core/batch/vagueness.ts";
import type { Config, VerifyCommand } from "../core/config/config.ts";
import type { Task } from "../core/plan.ts";
import type { Enrichment } from "../core/prompt/prompt-file-enrich.ts";
import { withoutOwnComment } from "../core/snapshot.ts";
import { createTask } from "../core/task.ts";
import type { Ticket } from "../core/ticket.ts";
import type { Context } from "./patterns.ts";
import { mentionsOf, predictIn } from "./predict.ts";
import type { PatternQuery } from "./query.ts";
import { wordsBeside } from "./words-beside.ts";

/** What is asked about tickets that are one task: all their words, but for our own comments; what hangs on them counts as little as comments. */
export function queryOf(tickets: readonly Ticket[]): PatternQuery & { readonly comments: readonly string[] } {
  const bare = tickets.map(withoutOwnComment);
  return {
    title: bare.map(({ title }) => title).join("\n"),
    description: bare.map(({ description }) => description).join("\n"),
    comments: [...bare.flatMap(({ comments }) => comments.map(({ body }) => body)), ...wordsBeside(bare)],
  };
}

/** @param task as `promptFileToPlan` gives it; @param context over the base tree, one for all tasks. */
export function enrichmentOf(
  task: Task,
  context: Context,
  {
    config,
    commands,
    repository,
  }: {
    readonly config: Config;
    readonly commands: readonly VerifyCommand[];
    readonly repository?: string | undefined;
  },
): Enrichment {
  const query = queryOf([task.ticket, ...task.also]);
  const prediction = config.plan.predict === "on" ? predictIn(context, query, repository) : undefined;
  const isKnown = task.territory.source !== "unknown";
  const territory = isKnown ? task.territory : createTask({ ...task, config, prediction }).territory;
  const { patterns } = context.patternsFor({
    query,
    mentions: mentionsOf(query, repository),
    tokenBudget: config.scaffold.tokenBudget,
    // A guess is no reason to show a file as if the ticket named it.
    mayEdit: territory.source === "prediction" ? [] : territory.mayEdit,
  });
  return {
    territory,
    patterns,
    verification: commands.map(({ run }) => run),
    missing: missingIn({ ticket: task.ticket, territory }),
  };
}
