// compare: the delivered branches of a batch → which of them would conflict with each other or with the base, in which order
// they are best merged, and a warning in the drafts that it concerns.
import { type MergePlan, mergeOrder } from "../core/batch/merge-order.ts";
import type { Standing } from "../core/plan.ts";
import { mapPooled } from "../core/pool.ts";
import type { Settings } from "../core/settings.ts";
import { withMergePlan } from "../core/words/merge-plan-section.ts";
import { mergePlanText } from "../core/words/merge-plan-text.ts";
import type { Base, Ports } from "../ports.ts";

/** A delivered branch, with what it changed when that is known. */
export interface Compared extends Standing {
  /** Keys of the tasks whose work it holds besides its own. */
  readonly standsOn: readonly string[];
  /** The branch its draft is against. */
  readonly base: string;
  /** Whether an earlier run may have written a warning into its draft. */
  readonly isEarlier: boolean;
  /** Paths of its change; undefined when it was made by an earlier run. */
  readonly files: readonly string[] | undefined;
}

type ComparePorts = Pick<Ports, "trees" | "forge" | "log">;

/** Merges in memory at once: they are short processes. */
const MOST_MERGES = 4;

/** @throws GIT_*, GITHUB_*: the drafts themselves are not affected. */
export async function compare(
  delivered: readonly Compared[],
  ports: ComparePorts,
  settings: Pick<Settings, "config" | "trusted">,
): Promise<MergePlan> {
  const base = await ports.trees.base(settings.trusted.branch);
  const conflicts = await pairConflicts(delivered, ports);
  const behindBase = await baseConflicts(delivered, base, ports);
  const found = mergeOrder({
    tasks: delivered,
    conflicts,
    behindBase,
  });
  for (const { one, two, files } of conflicts) ports.log.warn("conflict", { one, two, files: files.join(", ") });
  await mapPooled(delivered, MOST_MERGES, (work) => warn(work, found, delivered, ports, settings));
  return found;
}

async function pairConflicts(delivered: readonly Compared[], { trees }: ComparePorts): Promise<MergePlan["conflicts"]> {
  const above = ancestors(delivered);
  const pairs = delivered.flatMap((one, index) =>
    delivered.slice(index + 1).flatMap((two) => (mayConflict(one, two, above) ? [{ one, two }] : [])),
  );
  const merged = await mapPooled(pairs, MOST_MERGES, async ({ one, two }) => ({
    one: one.key,
    two: two.key,
    files: (await trees.merge(one.commit, two.commit)).conflicts,
  }));
  return merged.filter(({ files }) => files.length > 0);
}

/** Work that stands on the other holds it already; two that changed no file in common cannot conflict. */
function mayConflict(one: Compared, two: Compared, above: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (above.get(one.key)?.has(two.key) || above.get(two.key)?.has(one.key)) return false;
  const [first, second] = [one.files, two.files];
  if (first === undefined || second === undefined) return true;
  const isNear = (path: string, other: string) =>
    path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`);
  // A branch holds the changes of what it stands on too.
  if (one.standsOn.length > 0 || two.standsOn.length > 0) return true;
  return first.some((path) => second.some((other) => isNear(path, other)));
}

function ancestors(delivered: readonly Compared[]): Map<string, Set<string>> {
  const parents = new Map(delivered.map(({ key, standsOn }) => [key, standsOn]));
  const of = (key: string, seen: Set<string>): Set<string> => {
    for (const parent of parents.get(key) ?? []) if (!seen.has(parent)) of(parent, seen.add(parent));
    return seen;
  };
  return new Map(delivered.map(({ key }) => [key, of(key, new Set())]));
}

/** The base branch may have moved while the batch ran. */
async function baseConflicts(
  delivered: readonly Compared[],
  base: Base,
  { trees }: ComparePorts,
): Promise<MergePlan["behindBase"]> {
  const onBase = delivered.filter((work) => work.base === base.branch);
  const merged = await mapPooled(onBase, MOST_MERGES, async ({ key, commit }) => ({
    key,
    files: (await trees.merge(base.commit, commit)).conflicts,
  }));
  return merged.filter(({ files }) => files.length > 0);
}

/** Only what changed is written: a second look at the same drafts writes nothing. */
async function warn(
  work: Compared,
  found: MergePlan,
  delivered: readonly Compared[],
  { forge, log }: ComparePorts,
  { config }: Pick<Settings, "config">,
): Promise<void> {
  const numbers = new Map(delivered.map(({ key, pullRequest }) => [key, pullRequest.number]));
  const text = mergePlanText(work.key, found, numbers);
  // A draft made just now holds no warning that could be out of date.
  if (text === undefined && !work.isEarlier) return;
  const draft = await forge.findPullRequest(work.branch);
  if (draft?.status !== "open") return;
  const body = withMergePlan(draft.body, text);
  if (body === draft.body) return;
  const { branch, base, title } = draft;
  await forge.upsertPullRequest({
    branch,
    base,
    title,
    body,
    draft: draft.draft,
    labels: config.deliver.labels,
    reviewers: config.deliver.reviewers,
    found: draft,
  });
  log.info("warned", { ticket: work.key, pullRequest: draft.url });
}
