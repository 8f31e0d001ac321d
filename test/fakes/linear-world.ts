// What a Linear for tests remembers: tickets, comments, attachments, states. Only data and what changes it; GraphQL is elsewhere.
import { deterministicUuid } from "../../src/core/names.ts";

export interface SeedTicket {
  readonly key: string;
  readonly title?: string;
  readonly description?: string | null;
  /** Name of its state; `Todo` when left out. */
  readonly state?: string;
  readonly labels?: readonly string[];
  readonly comments?: readonly SeedComment[];
  readonly attachments?: readonly { readonly title: string; readonly url: string; readonly subtitle?: string }[];
  /** Keys of tickets that were seeded before. */
  readonly blockedBy?: readonly string[];
  readonly related?: readonly string[];
  readonly duplicateOf?: string;
  readonly parent?: string;
  /** Display names; the one of `LinearWorld.viewer` is us. */
  readonly assignee?: string;
  readonly delegate?: string;
  /** From 0, none, and 1, urgent, to 4, low. */
  readonly priority?: number;
  readonly estimate?: number;
  readonly archived?: boolean;
  readonly trashed?: boolean;
  /** Keys it had in other teams. */
  readonly formerKeys?: readonly string[];
  /** Name of its project. */
  readonly project?: string;
  /** Number of its team's cycle. */
  readonly cycle?: number;
  /** ISO 8601; later than every ticket before when left out. */
  readonly createdAt?: string;
}
/** What there is beside tickets; what only tickets name is made with them. */
export interface SeedWorkspace {
  /** Workflow of every team; Linear's default one when left out. */
  readonly states?: readonly { readonly name: string; readonly type: string }[];
  readonly labels?: readonly string[];
  readonly projects?: readonly string[];
  readonly cycles?: readonly SeedCycle[];
}
export interface SeedCycle {
  /** Key of its team. */
  readonly team: string;
  readonly number: number;
  readonly name?: string;
  readonly isActive?: boolean;
}
export interface SeedComment {
  readonly id?: string;
  readonly body: string;
  /** Display name; null is a user who was deleted. */
  readonly author?: string | null;
}
export interface WorldState {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}
export interface WorldTeam {
  readonly id: string;
  readonly key: string;
  readonly states: readonly WorldState[];
}
export interface WorldCycle {
  readonly team: WorldTeam;
  readonly number: number;
  readonly name: string | null;
  readonly isActive: boolean;
}
export interface WorldComment {
  readonly id: string;
  readonly author: string | null;
  readonly createdAt: string;
  body: string;
}
export interface WorldIssue {
  readonly id: string;
  readonly seed: SeedTicket;
  readonly team: WorldTeam;
  readonly cycle: WorldCycle | undefined;
  readonly comments: WorldComment[];
  readonly attachments: { title: string; readonly url: string; readonly subtitle?: string | null }[];
  readonly createdAt: string;
  state: WorldState;
  trashed: boolean;
  updatedAt: string;
}
export interface WorldRelation {
  readonly type: "blocks" | "related" | "duplicate";
  readonly from: WorldIssue;
  readonly to: WorldIssue;
}
export interface LinearWorld {
  readonly issues: WorldIssue[];
  readonly relations: WorldRelation[];
  readonly teams: ReadonlyMap<string, WorldTeam>;
  readonly cycles: readonly WorldCycle[];
  readonly labels: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  /** Whose key the client uses: an app's. */
  readonly viewer: string;
  addTicket(seed: SeedTicket): void;
  /** By id, key or former key, trashed ones included. */
  findIssue(idOrKey: string): WorldIssue | undefined;
  getIssue(key: string): WorldIssue;
  findComment(id: string): { readonly issue: WorldIssue; readonly comment: WorldComment } | undefined;
  /** A moment later than every one before. */
  tick(): string;
}

/** A new workspace's workflow, in its order. */
export const DEFAULT_STATES: readonly { readonly name: string; readonly type: string }[] = [
  { name: "Triage", type: "triage" },
  { name: "Backlog", type: "backlog" },
  { name: "Todo", type: "unstarted" },
  { name: "In Progress", type: "started" },
  { name: "In Review", type: "started" },
  { name: "Done", type: "completed" },
  { name: "Canceled", type: "canceled" },
  { name: "Duplicate", type: "duplicate" },
];
const START = Date.UTC(2026, 0, 1);

export function createLinearWorld(workspace: SeedWorkspace = {}): LinearWorld {
  const { states = DEFAULT_STATES } = workspace;
  const issues: WorldIssue[] = [];
  const relations: WorldRelation[] = [];
  const teams = new Map<string, WorldTeam>();
  const labels = new Set(workspace.labels);
  const projects = new Set(workspace.projects);
  const cycles: WorldCycle[] = (workspace.cycles ?? []).map(({ team, number, name = null, isActive = false }) => {
    return { team: getTeam(team), number, name, isActive };
  });
  let ticks = 0;

  function tick(): string {
    ticks += 1;
    return new Date(START + ticks * 1000).toISOString();
  }
  function findIssue(idOrKey: string): WorldIssue | undefined {
    const has = ({ id, seed }: WorldIssue) => id === idOrKey || seed.key === idOrKey;
    return issues.find(has) ?? issues.find(({ seed }) => seed.formerKeys?.includes(idOrKey));
  }
  function getIssue(key: string): WorldIssue {
    const issue = findIssue(key);
    if (issue === undefined) throw new Error(`no ticket ${key} was seeded`);
    return issue;
  }
  function getTeam(key: string): WorldTeam {
    const id = (name: string) => deterministicUuid(`${key} ${name}`);
    const team = teams.get(key) ?? {
      id: id("team"),
      key,
      states: states.map((each) => ({ ...each, id: id(each.name) })),
    };
    teams.set(key, team);
    return team;
  }
  function cycleOf({ key, cycle: number }: SeedTicket, team: WorldTeam): WorldCycle | undefined {
    if (number === undefined) return undefined;
    const present = cycles.find((each) => each.team === team && each.number === number);
    if (present === undefined) throw new Error(`${key}: team ${team.key} has no cycle ${number}`);
    return present;
  }
  function addTicket(seed: SeedTicket): void {
    const team = getTeam(seed.key.slice(0, seed.key.indexOf("-")));
    const createdAt = seed.createdAt ?? tick();
    for (const label of seed.labels ?? []) labels.add(label);
    if (seed.project !== undefined) projects.add(seed.project);
    const comments = (seed.comments ?? []).map(({ id, body, author = "Ada" }, index) => {
      return { id: id ?? deterministicUuid(`${seed.key} comment ${index}`), body, author, createdAt: tick() };
    });
    const issue: WorldIssue = {
      id: deterministicUuid(seed.key),
      seed,
      team,
      cycle: cycleOf(seed, team),
      comments,
      attachments: (seed.attachments ?? []).map((attachment) => ({ ...attachment })),
      createdAt,
      state: getState(team, seed.state ?? "Todo"),
      trashed: seed.trashed ?? false,
      updatedAt: tick(),
    };
    issues.push(issue);
    for (const key of seed.blockedBy ?? []) relations.push({ type: "blocks", from: getIssue(key), to: issue });
    for (const key of seed.related ?? []) relations.push({ type: "related", from: issue, to: getIssue(key) });
    if (seed.duplicateOf !== undefined) {
      relations.push({ type: "duplicate", from: issue, to: getIssue(seed.duplicateOf) });
    }
  }
  function findComment(id: string) {
    const issue = issues.find(({ comments }) => comments.some((comment) => comment.id === id));
    const comment = issue?.comments.find((each) => each.id === id);
    return issue === undefined || comment === undefined ? undefined : { issue, comment };
  }
  const parts = { issues, relations, teams, cycles, labels, projects, viewer: "linear-to-pr" };
  return { ...parts, addTicket, findIssue, getIssue, findComment, tick };
}

export function getState(team: WorldTeam, name: string): WorldState {
  const state = team.states.find((each) => each.name === name);
  if (state === undefined) throw new Error(`team ${team.key} has no state "${name}"`);
  return state;
}
