// What a person has to do after `init`, in the order that works, as commands to copy. Decides nothing.
import { oneLine } from "../words/sanitize.ts";
import { SECRETS, WORKFLOW_PATH } from "./caller-workflow.ts";
import { AGENT_LABEL } from "./config-text.ts";

export interface Step {
  readonly what: string;
  readonly commands: readonly string[];
}

export interface StepsFor {
  /** `owner/name`; undefined when no remote names one. */
  readonly repository: string | undefined;
  readonly defaultBranch: string | undefined;
  readonly paths: readonly string[];
  readonly polls: boolean;
}

export function nextSteps({ repository = "OWNER/NAME", defaultBranch = "main", paths, polls }: StepsFor): Step[] {
  const workflow = WORKFLOW_PATH.slice(WORKFLOW_PATH.lastIndexOf("/") + 1);
  // No comment behind a command: a zsh that people type into takes it for arguments.
  const secrets = SECRETS.map(({ name, what }) => `${name} (${what})`).join(", ");
  return [
    {
      what: `Set the secrets; each command asks for the value: ${secrets}`,
      commands: SECRETS.map(({ name }) => `gh secret set ${name} --repo ${repository}`),
    },
    {
      what: "Allow Actions to open pull requests",
      commands: [
        `gh api -X PUT repos/${repository}/actions/permissions/workflow -F can_approve_pull_request_reviews=true`,
      ],
    },
    {
      what: `Bring the files to ${oneLine(defaultBranch, 100)}; from no other branch does GitHub start them`,
      commands: [`git add ${paths.join(" ")}`, "git commit -m 'Add linear-to-pr'", "git push origin HEAD"],
    },
    {
      what: `In Linear, create the label "${AGENT_LABEL}" and put it on a ticket${polls ? ' in the state "Todo"' : ""}`,
      commands: [],
    },
    {
      what: "See what is still missing, with the Linear key in LINEAR_API_KEY",
      commands: ['GITHUB_TOKEN="$(gh auth token)" linear-to-pr doctor'],
    },
    {
      what: "Try it with that ticket, by its own key",
      commands: [`gh workflow run ${workflow} --repo ${repository} -f keys=ENG-12`],
    },
    {
      what: polls
        ? "Nothing more is needed: the schedule looks for tickets. A relay starts them at once (docs/setup.md)"
        : "Let Linear start it: run the relay (docs/setup.md), or write a schedule with `init --force --poll '*/15 * * * *'`",
      commands: [],
    },
  ];
}
