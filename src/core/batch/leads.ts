// Tickets that are done in one task: under which key the task goes. Everybody who follows a ticket's relations asks here.
import type { Ticket } from "../ticket.ts";
import type { Edge } from "./dependencies.ts";

/** A task as far as it holds tickets. */
export interface Together {
  readonly ticket: { readonly key: string };
  readonly also?: readonly { readonly key: string }[];
}

/** Keys of all tickets of a task, its own first. */
export function keysOf({ ticket, also = [] }: Together): string[] {
  return [ticket.key, ...also.map(({ key }) => key)];
}

/** All tickets of all tasks. */
export function ticketsOf(tasks: readonly { readonly ticket: Ticket; readonly also?: readonly Ticket[] }[]): Ticket[] {
  return tasks.flatMap(({ ticket, also = [] }) => [ticket, ...also]);
}

/** For each ticket the key of the task that does it. */
export function leadsOf(tasks: readonly Together[]): ReadonlyMap<string, string> {
  return new Map(tasks.flatMap((task) => keysOf(task).map((key) => [key, task.ticket.key] as const)));
}

/** What tickets wait for, as their tasks wait for it; what stays within one task is no dependency. */
export function edgesOfTasks(tasks: readonly Together[], edges: readonly Edge[]): Edge[] {
  const leads = leadsOf(tasks);
  return edges.flatMap(({ key, on }) => {
    const [lead, other] = [leads.get(key) ?? key, leads.get(on.key) ?? on.key];
    if (lead === other) return [];
    const reason = lead === key && other === on.key ? on.reason : `${key} and ${on.key}: ${on.reason}`;
    return [{ key: lead, on: { ...on, key: other, reason } }];
  });
}
