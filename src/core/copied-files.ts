// Which untracked files of the checkout a fresh working directory gets: `.worktreeinclude ∩ .gitignore`. A file that git
// does not ignore is never copied: it could end up in a commit.
import ignore from "ignore";

export const WORKTREE_INCLUDE_PATH = ".worktreeinclude";
/** Letter case counts, as in git: else `env` in a `.gitignore` would let a file `ENV` through that git takes. */
const AS_GIT = { ignorecase: false };

/**
 * @param paths every untracked path of the checkout, relative, with `/`.
 * @param include text of `.worktreeinclude` (gitignore syntax); undefined: nothing is copied.
 * @param gitignores text of every `.gitignore` on base by its path, such as `packages/app/.gitignore`.
 */
export function copiedFiles(wanted: {
  readonly paths: readonly string[];
  readonly include: string | undefined;
  readonly gitignores: ReadonlyMap<string, string>;
}): string[] {
  if (wanted.include === undefined) return [];
  const included = ignore(AS_GIT).add(wanted.include);
  const ignored = [...wanted.gitignores].map(([path, text]) => ({
    folder: path.slice(0, -".gitignore".length),
    rules: ignore(AS_GIT).add(text),
  }));
  return wanted.paths.filter((path) => included.ignores(path) && isIgnored(path, ignored)).sort();
}

/** The deepest `.gitignore` that has an opinion wins, as in git. */
function isIgnored(path: string, gitignores: readonly { folder: string; rules: ReturnType<typeof ignore> }[]): boolean {
  const near = gitignores
    .filter(({ folder }) => path.startsWith(folder))
    .sort((a, b) => b.folder.length - a.folder.length);
  for (const { folder, rules } of near) {
    const opinion = rules.test(path.slice(folder.length));
    if (opinion.ignored) return true;
    if (opinion.unignored) return false;
  }
  return false;
}
