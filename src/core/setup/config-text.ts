// The first configuration of a repository: what was found there, written down so that it can be read and changed. Defaults are
// left out; docs/configuration.md lists them.
import type { RepositoryLook } from "./repository-look.ts";

/** Label that says an agent may take the ticket, until somebody decides otherwise. */
export const AGENT_LABEL = "agent";

export function firstConfig({ setup, commands }: Pick<RepositoryLook, "setup" | "commands">): string {
  return `${[
    "# Settings of linear-to-pr. It reads them from the base branch; docs/configuration.md lists every key.",
    "version: 1",
    "trigger:",
    `  labels: [${AGENT_LABEL}] # a ticket needs one of these; an empty list takes every ticket of the teams`,
    "  states: [In Progress] # moving a ticket here starts work",
    ...(setup === undefined
      ? []
      : ["scaffold:", `  setup: ${yamlText(setup)} # runs on the base branch's own code, in a cell without secrets`]),
    ...verifyLines(commands),
    "deliver:",
    "  states:",
    "    delivered: In Review # where the ticket goes when its draft is open",
  ].join("\n")}\n`;
}

function verifyLines(commands: RepositoryLook["commands"]): string[] {
  if (commands.length === 0) return ["# verify:", "#   commands:", "#     - { name: test, run: make test }"];
  return [
    "verify:",
    "  commands:",
    ...commands.flatMap(({ name, run }) => [`    - name: ${yamlText(name)}`, `      run: ${yamlText(run)}`]),
  ];
}

const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Plain where YAML cannot take it for anything but text; a JSON string is also a YAML one. */
function yamlText(text: string): string {
  return /^[A-Za-z](?:[\w ./=-]*[\w./=-])?$/.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}
