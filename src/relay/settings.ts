// What a relay is told: whose events count, which repository a team's tickets go to, and the secrets, which come from the
// environment alone. Everything is checked before the first request; all problems are reported at once.
import { isRecord, openSection, type Rule, type Section } from "./section.ts";

export interface RelaySettings {
  /** The whole answer is given within this, body and dispatch included. */
  readonly deadlineMs: number;
  readonly linear: LinearSettings;
  readonly github: GithubSettings;
  readonly routes: readonly Route[];
}
export interface LinearSettings {
  readonly organization: string;
  /** Ids of the users our own Linear keys belong to. */
  readonly self: readonly string[];
  /** One, or two while a secret is being replaced. */
  readonly secrets: readonly string[];
  readonly stale: "accept" | "refuse";
  readonly windowMs: number;
  readonly apiUrl: string;
  /** The token that posts the first activity of an agent session; undefined when sessions are off. */
  readonly sessionToken: string | undefined;
}
export interface GithubSettings {
  readonly apiUrl: string;
  readonly dispatch: "workflow_dispatch" | "repository_dispatch";
  readonly credential: TokenCredential | AppCredential;
}
export interface TokenCredential {
  readonly kind: "token";
  readonly token: string;
}
export interface AppCredential {
  readonly kind: "app";
  readonly id: string;
  /** PEM, PKCS#8 or as GitHub hands it out (PKCS#1). */
  readonly privateKey: string;
  /** Installation id by owner, in lower case. */
  readonly installations: ReadonlyMap<string, number>;
}
export interface Route {
  readonly team: string;
  /** Id or name; undefined: every ticket of the team. */
  readonly project: string | undefined;
  readonly owner: string;
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly eventType: string;
  /** Ids or names. */
  readonly states: readonly string[];
  /** One of them is enough; none: every ticket. */
  readonly labels: readonly string[];
  /** Ids or e-mail addresses; none: everyone but ourselves. */
  readonly actors: readonly string[];
}

/** A value, not an error: the catalogue of errors would be a third of the Worker's bundle. */
export type RelaySettingsRead = { readonly settings: RelaySettings } | { readonly problems: readonly string[] };
export type Environment = Readonly<Record<string, unknown>>;

const WORD: Rule = { pattern: /^\S(.{0,198}\S)?$/u, allowed: "a text of at most 200 characters" };
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const ID: Rule = { pattern: new RegExp(`^${UUID}$`), allowed: "an id of Linear (a UUID in lower case)" };
const TEAM: Rule = { pattern: /^[A-Z][A-Z0-9]{0,9}$/, allowed: "the key of a team, such as ENG" };
const REPOSITORY: Rule = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/,
  allowed: "owner/name",
};
const WORKFLOW: Rule = { pattern: /^[\w-][\w.-]{0,99}\.ya?ml$/, allowed: "the file name of a workflow" };
const REF: Rule = { pattern: /^[A-Za-z0-9_][\w./-]{0,199}$/, allowed: "a branch or tag" };
const EVENT_TYPE: Rule = { pattern: /^[\w.-]{1,100}$/, allowed: "letters, digits, _ . - and at most 100 of them" };
const PERSON: Rule = {
  pattern: new RegExp(`^(?:${UUID}|[^\\s@]{1,100}@[^\\s@]{1,100})$`),
  allowed: "an id of Linear or an e-mail address (a name can be changed by its owner)",
};
const APP_ID: Rule = { pattern: /^[\w.]{1,40}$/, allowed: "the app's id or client id, as text" };
const URL_RULE: Rule = {
  pattern: /^(?:https:\/\/[\w.-]+(?::\d+)?|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)(?:\/[\w./-]*)?$/,
  allowed: "an https address (http on this machine only)",
};
/** Linear's own are longer; shorter ones could be guessed. */
const MIN_SECRET = 16;

/**
 * @param value the parsed configuration (docs/relay.md lists its keys).
 * @param environment where the secrets are: LINEAR_WEBHOOK_SECRET, LINEAR_WEBHOOK_SECRET_NEXT, GITHUB_TOKEN or
 *   GITHUB_APP_PRIVATE_KEY, LINEAR_AGENT_TOKEN.
 * @returns the settings, or every problem, a line each; no line holds a secret.
 */
export function readRelaySettings(value: unknown, environment: Environment): RelaySettingsRead {
  const problems: string[] = [];
  if (!isRecord(value)) problems.push("relay: the configuration must be a mapping");
  const root = openSection(isRecord(value) ? value : {}, "", problems);
  root.whole("version", { min: 1, max: 1, fallback: 1 });
  const routes = readRoutes(root);
  if (routes.length === 0) problems.push("routes: at least one is needed");
  const settings: RelaySettings = {
    deadlineMs: root.whole("deadlineMs", { min: 100, max: 4500, fallback: 900 }),
    linear: readLinear(root.section("linear"), environment, problems),
    github: readGithub(root.section("github"), environment, { routes, problems }),
    routes,
  };
  root.end();
  return problems.length === 0 ? { settings } : { problems };
}

function readLinear(linear: Section, environment: Environment, problems: string[]): LinearSettings {
  const next = environment.LINEAR_WEBHOOK_SECRET_NEXT ? ["LINEAR_WEBHOOK_SECRET_NEXT"] : [];
  const secrets = ["LINEAR_WEBHOOK_SECRET", ...next].map((name) => readSecret(environment, name, problems));
  const sessions = linear.flag("agentSessions");
  const settings: LinearSettings = {
    organization: linear.text("organization", ID),
    self: linear.texts("self", ID),
    secrets,
    stale: linear.choice("stale", ["accept", "refuse"], "accept"),
    windowMs: linear.whole("windowSeconds", { min: 1, max: 3600, fallback: 60 }) * 1000,
    apiUrl: linear.text("apiUrl", URL_RULE, "https://api.linear.app/graphql"),
    sessionToken: sessions ? readSecret(environment, "LINEAR_AGENT_TOKEN", problems) : undefined,
  };
  linear.end();
  return settings;
}

interface Around {
  readonly routes: readonly Route[];
  readonly problems: string[];
}

function readGithub(github: Section, environment: Environment, around: Around): GithubSettings {
  const settings: GithubSettings = {
    apiUrl: github.text("apiUrl", URL_RULE, "https://api.github.com").replace(/\/+$/, ""),
    dispatch: github.choice("dispatch", ["workflow_dispatch", "repository_dispatch"], "workflow_dispatch"),
    credential: github.has("app")
      ? readApp(github.section("app"), environment, around)
      : { kind: "token", token: readSecret(environment, "GITHUB_TOKEN", around.problems) },
  };
  github.end();
  return settings;
}

function readApp(app: Section, environment: Environment, { routes, problems }: Around): AppCredential {
  const byOwner = app.section("installations");
  const range = { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 0 };
  const installations = new Map(byOwner.names().map((owner) => [owner.toLowerCase(), byOwner.whole(owner, range)]));
  const owners = new Set(routes.map(({ owner }) => owner.toLowerCase()).filter((owner) => owner !== ""));
  const homeless = [...owners].filter((owner) => !installations.has(owner));
  for (const owner of homeless) problems.push(`github.app.installations.${owner}: missing: the installation's number`);
  const privateKey = readSecret(environment, "GITHUB_APP_PRIVATE_KEY", problems);
  const id = app.text("id", APP_ID);
  app.end();
  return { kind: "app", id, privateKey, installations };
}

/** What a route leaves out comes from the same key above the routes. */
function readRoutes(root: Section): readonly Route[] {
  const states = root.texts("states", WORD, ["In Progress"]);
  const labels = root.texts("labels", WORD, []);
  const actors = root.texts("actors", PERSON, []);
  const workflow = root.text("workflow", WORKFLOW, "linear-to-pr.yml");
  const ref = root.text("ref", REF, "main");
  const eventType = root.text("eventType", EVENT_TYPE, "linear-to-pr");
  return root.sections("routes").map((route) => {
    const [owner = "", repository = ""] = route.text("repository", REPOSITORY).split("/");
    const read: Route = {
      team: route.text("team", TEAM),
      project: route.has("project") ? route.text("project", WORD) : undefined,
      owner,
      repository,
      workflow: route.text("workflow", WORKFLOW, workflow),
      ref: route.text("ref", REF, ref),
      eventType: route.text("eventType", EVENT_TYPE, eventType),
      states: route.texts("states", WORD, states),
      labels: route.texts("labels", WORD, labels),
      actors: route.texts("actors", PERSON, actors),
    };
    route.end();
    return read;
  });
}

function readSecret(environment: Environment, name: string, problems: string[]): string {
  const found = environment[name];
  if (typeof found === "string" && found.trim().length >= MIN_SECRET) return found.trim();
  problems.push(`${name}: ${found ? "too short" : "missing"}: a secret in the environment`);
  return "";
}
