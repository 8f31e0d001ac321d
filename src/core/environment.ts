// The environment a child process gets: an allow-list, never ours minus something. Pure: the caller hands in what there is.
import { PipelineError } from "../errors.ts";

/** Every child of a run carries this with a value of its own, so that one that slipped away can be found. */
export const RUN_MARKER = "LINEAR_TO_PR_RUN";
/** Carried only by the program a cell was made for and what it starts, not by the isolation around it: signals go there. */
export const CELL_MARKER = "LINEAR_TO_PR_CELL";

const ALWAYS = ["PATH", "LANG", "CI", "RUNNER_TRACKING_ID"];
const DEFAULTS = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TERM: "dumb" };
/** The runner's own tokens and command files, our inputs, an outer agent session, and keys that are only ever handed out masked. */
const REFUSED = /^(ACTIONS_.*|GITHUB_.*|INPUT_.*|LINEAR_.*|CLAUDECODE|CLAUDE_CODE_.*|ANTHROPIC_(API_KEY|AUTH_TOKEN))$/i;

/**
 * PATH, LANG, CI and RUNNER_TRACKING_ID as they are, `TERM=dumb`, and the variables of `names` that are set.
 * @param env what there is, usually the environment of this process.
 * @param names further names, from `run.env` of the configuration.
 * @throws CONFIG_INVALID naming every name that no child may see.
 */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const refused = names.filter((name) => REFUSED.test(name));
  if (refused.length > 0) {
    throw new PipelineError(
      "CONFIG_INVALID",
      `run.env: ${refused.join(", ")} may not be handed to set-up, agent or checks`,
    );
  }
  const wanted = [...ALWAYS, ...names].flatMap((name) => {
    const value = env[name];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  return { ...DEFAULTS, ...Object.fromEntries(wanted) };
}
