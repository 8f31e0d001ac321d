// The text of `.github/linear-to-pr.yml` → Config. Everything that is wrong is said at once, each problem with its place.
import { PipelineError } from "../../errors.ts";
import { Config } from "./config.ts";
import { configBreaches } from "./config-rules.ts";
import { type Problem, printProblems } from "./problem.ts";
import { checkYaml, printPath } from "./yaml-check.ts";
import { parseYaml, type YamlSource } from "./yaml-source.ts";

/** A long configuration has a few kilobytes; what is larger is not one. */
const MOST_BYTES = 256 * 1024;

/**
 * @param file names the file in messages.
 * @throws CONFIG_INVALID, one line a problem: `file:line:column: path: value is not allowed: what is allowed`.
 */
export function parseConfig(text: string, file: string): Config {
  const bytes = text.length > MOST_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES) refuse(file, [{ line: 1, column: 1, text: `larger than ${MOST_BYTES / 1024} KiB` }]);
  const source = parseYaml(text);
  const { value, problems } = checkSource(source);
  if (value === undefined || problems.length > 0) refuse(file, problems);
  return value;
}

function checkSource(source: YamlSource): { value: Config | undefined; problems: Problem[] } {
  if (source.value === undefined) {
    const empty: Problem = { line: 1, column: 1, text: "the file is empty; the least it must say is `version: 1`" };
    return { value: undefined, problems: source.problems.length > 0 ? [...source.problems] : [empty] };
  }
  const checked = checkYaml(source, Config);
  const breaches = configBreaches(source.value).map(({ path, text }) => ({
    ...source.placeOf(path),
    text: `${printPath(path)}: ${text}`,
  }));
  return { value: checked.value, problems: [...source.problems, ...checked.problems, ...breaches] };
}

function refuse(file: string, problems: readonly Problem[]): never {
  throw new PipelineError("CONFIG_INVALID", printProblems(file, problems));
}
