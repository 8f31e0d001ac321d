// What was seen outside when the path from a ticket to a draft was looked over. Plain values; nobody's own words for them.

export interface SeenRepository {
  /** `owner/name` as GitHub spells it. */
  readonly name: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** What the token's owner may do; undefined when GitHub does not say. */
  readonly mayPush: boolean | undefined;
  /** Of a classic token; undefined for kinds that do not tell what they may. */
  readonly scopes: readonly string[] | undefined;
}

export interface SeenSecrets {
  /** Of the repository, and those its organisation shares with it. */
  readonly names: readonly string[];
  /** False when those of the organisation could not be read. */
  readonly isComplete: boolean;
}

export interface SeenViewer {
  readonly name: string;
  readonly workspace: string;
}

/** Each list may be a first page only; `isComplete` says so. */
export interface SeenNames {
  /** Keys. */
  readonly teams: readonly string[];
  readonly states: readonly { readonly id: string; readonly name: string; readonly team: string }[];
  readonly labels: readonly string[];
  readonly isComplete: boolean;
}

export interface SeenWebhook {
  readonly url: string | undefined;
  readonly enabled: boolean;
  /** Such as `Issue`. */
  readonly resourceTypes: readonly string[];
  /** Key of the only team it is for; undefined when it is for several or all. */
  readonly team: string | undefined;
}

export interface SeenRelay {
  readonly status: number;
}
