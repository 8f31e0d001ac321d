// What the base commit says about a run: configuration, prompt template, set-up and verification commands. Read from the
// commit, never from the working directory, so that a change cannot loosen what it is held to.
import { CONFIG_PATH, type Config, DEFAULT_CONFIG, PROMPT_TEMPLATE_PATH } from "./core/config/config.ts";
import { parseConfig } from "./core/config/config-file.ts";
import { detectCommands } from "./core/config/detect.ts";
import { checkTemplate } from "./core/prompt/prompt.ts";
import type { Settings } from "./core/settings.ts";
import type { Base, Trees } from "./ports.ts";

export interface Policy extends Pick<Settings, "base" | "config" | "template" | "setup" | "commands"> {
  /** What was not understood of the repository's manifests, one line each. */
  readonly warnings: readonly string[];
}

const MANIFEST_PATH = "package.json";

/**
 * `deliver.base` may name another base than the repository's default; that base's own configuration then counts.
 * @param named the base a person asked for; its configuration's `deliver.base` is not followed.
 * @param pinned base and commit of the plan that is carried out.
 * @throws BASE_NOT_FOUND, CHECKOUT_SHALLOW, CONFIG_INVALID, PROMPT_TEMPLATE_INVALID, GIT_*.
 */
export async function readPolicy(
  trees: Trees,
  named: string | undefined,
  pinned?: Partial<Pick<Base, "branch" | "commit">>,
): Promise<Policy> {
  // A plan has settled which base it is, and where on it.
  if (pinned?.commit !== undefined) return policyAt(trees, await trees.base(named ?? pinned.branch, pinned.commit));
  const first = await policyAt(trees, await trees.base(named));
  const other = first.config.deliver.base;
  if (named !== undefined || other === undefined || other === first.base.branch) return first;
  return policyAt(trees, await trees.base(other));
}

async function policyAt(trees: Trees, base: Base): Promise<Policy> {
  const entries = await trees.list(base.tree);
  const wanted = entries.filter(({ path }) => [CONFIG_PATH, PROMPT_TEMPLATE_PATH, MANIFEST_PATH].includes(path));
  const texts = await trees.blobs(wanted.map(({ blob }) => blob));
  const textAt = (path: string) =>
    wanted.filter((entry) => entry.path === path).map(({ blob }) => texts.get(blob) ?? "")[0];

  const config = configOf(textAt(CONFIG_PATH));
  const found = detectCommands({ paths: entries.map(({ path }) => path), packageJson: textAt(MANIFEST_PATH) });
  const { setup } = config.scaffold;
  return {
    base,
    config,
    template: templateOf(textAt(PROMPT_TEMPLATE_PATH)),
    setup: setup === "none" ? undefined : (setup ?? found.setup),
    commands: config.verify.commands ?? found.commands,
    warnings: found.warnings,
  };
}

function configOf(text: string | undefined): Config {
  return text === undefined ? DEFAULT_CONFIG : parseConfig(text, CONFIG_PATH);
}

/** Mistakes that only a fix round would meet are found before the first one is paid for. */
function templateOf(text: string | undefined): Settings["template"] {
  if (text === undefined) return undefined;
  const template = { text, path: PROMPT_TEMPLATE_PATH };
  checkTemplate(template);
  return template;
}
