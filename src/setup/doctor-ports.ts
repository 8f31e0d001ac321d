// What the doctor is told, and what it asks of GitHub, Linear and the relay. Types only. Every method reads, may be repeated, ends
// within ten seconds, and throws in the words of our catalogue.
import type { SeenNames, SeenRelay, SeenRepository, SeenSecrets, SeenViewer, SeenWebhook } from "../core/setup/seen.ts";

export interface GithubLook {
  /** @throws GITHUB_UNAUTHORIZED, GITHUB_NOT_FOUND, … */
  repository(repository: string): Promise<SeenRepository>;
  /** Whether a workflow's own token may open pull requests. @throws GITHUB_FORBIDDEN to all but administrators. */
  actionsMayOpen(repository: string): Promise<boolean>;
  /** Text of a file; undefined when there is none, or none to be seen. @throws GITHUB_* */
  findFile(repository: string, path: string, ref: string): Promise<string | undefined>;
  /** Names only; GitHub never tells values. @throws GITHUB_FORBIDDEN to all but administrators. */
  secrets(repository: string): Promise<SeenSecrets>;
  /** Full commit id of a tag or branch. @throws GITHUB_NOT_FOUND, … */
  findCommit(repository: string, ref: string): Promise<string>;
}

export interface LinearLook {
  /** @throws LINEAR_UNAUTHORIZED, … */
  viewer(): Promise<SeenViewer>;
  names(): Promise<SeenNames>;
  /** @throws LINEAR_FORBIDDEN to all but administrators. */
  webhooks(): Promise<readonly SeenWebhook[]>;
}

export interface RelayLook {
  /** Asks `/healthz`; any answer is one. Undefined: none came. */
  health(address: string): Promise<SeenRelay | undefined>;
}

export interface Looks {
  readonly github: GithubLook;
  readonly linear: LinearLook;
  readonly relay: RelayLook;
}

export interface DoctorOptions {
  readonly repo: string;
  readonly base: string | undefined;
  /** `owner/name`; left out, origin's. */
  readonly repository: string | undefined;
  readonly relay: string | undefined;
}
