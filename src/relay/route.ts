// Whether an event starts a run, and in which repository. Decided by the configuration and by ids and names of the event;
// no text of a ticket has a say.
import type { Actor, Move, Session } from "./event.ts";
import type { RelaySettings, Route } from "./settings.ts";

export type Ignored = "own-user" | "no-route" | "state" | "label" | "actor" | "sessions-off";
export type Decision = { readonly route: Route } | { readonly ignored: Ignored };

/** The first route of the ticket's team and project decides. Its filters never pass an event on to a later one. */
export function decide(event: Move | Session, settings: RelaySettings): Decision {
  if (settings.linear.self.includes(event.actor.id)) return { ignored: "own-user" };
  if (event.kind === "session" && settings.linear.sessionToken === undefined) return { ignored: "sessions-off" };
  const route = settings.routes.find((each) => isFor(each, event));
  if (route === undefined) return { ignored: "no-route" };
  const ignored = whyIgnored(route, event);
  return ignored === undefined ? { route } : { ignored };
}

/** A key starts with its team. A session does not say its project: only a route of the whole team fits. */
function isFor({ team, project }: Route, event: Move | Session): boolean {
  if (event.key.split("-")[0] !== team) return false;
  if (project === undefined) return true;
  return event.kind === "move" && isAmong([event.project.id, event.project.name], [project]);
}

/** A session is a person's own order: it needs no state and no label here. The workflow's first job still asks for both. */
function whyIgnored(route: Route, event: Move | Session): Ignored | undefined {
  if (event.kind === "move") {
    if (!isAmong([event.state.id, event.state.name], route.states)) return "state";
    if (route.labels.length > 0 && !isAmong(event.labels, route.labels)) return "label";
  }
  return route.actors.length === 0 || isAmong(namesOf(event.actor), route.actors) ? undefined : "actor";
}

function namesOf({ id, email }: Actor): string[] {
  return [id, email];
}

/** Linear's names differ in more than their case. */
function isAmong(found: readonly string[], wanted: readonly string[]): boolean {
  const lower = wanted.map((each) => each.toLowerCase());
  return found.some((each) => each !== "" && lower.includes(each.toLowerCase()));
}
