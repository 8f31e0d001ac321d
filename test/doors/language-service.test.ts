// GitHub's language service over every workflow, every example, what `init` writes and action.yml: names of inputs and secrets
// included, of our own workflows and action. What it cannot know: inputs of others' actions that have no stand-in here.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { callerWorkflow, WORKFLOW_PATH } from "../../src/core/setup/caller-workflow.ts";
import { findingsOf } from "../helpers/language-service.ts";
import { readWorkflow, readWorkflows } from "../workflows/workflow-files.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ACTION = readFileSync(path.join(ROOT, "action.yml"), "utf8");
const source = {
  repository: "acme/linear-to-pr",
  commit: "0123456789abcdef0123456789abcdef01234567",
  called: "v0.1.0",
};
const written = (poll: string | undefined) => ({ file: WORKFLOW_PATH, text: callerWorkflow({ source, poll }) });

describe("finds nothing in", () => {
  it.each([
    ...[...readWorkflows(".github/workflows"), ...readWorkflows("examples/workflows")].map((one) => ({
      name: one.file,
      ...one,
    })),
    { name: "action.yml", file: "action.yml", text: ACTION },
    { name: "what init writes", ...written(undefined) },
    { name: "what init writes with a schedule", ...written("*/15 * * * *") },
  ])("$name", async ({ file, text }) => {
    expect(await findingsOf(file, text)).toEqual([]);
  });
});

describe("finds, or its silence above would mean nothing,", () => {
  const ticket = readWorkflow(".github/workflows/ticket.yml").text;
  const all = readWorkflow(".github/workflows/linear-to-pr.yml").text;
  const batch = readWorkflow("examples/workflows/batch.yml").text;
  const oneJob = readWorkflow("examples/workflows/one-job.yml").text;
  const cases: [string, string, string, string, string][] = [
    ["an input that our workflow has not", written(undefined).text, "      keys: $", "      kees: $", "kees"],
    [
      "a secret that our workflow has not",
      batch,
      "      anthropic-api-key:",
      "      antropic-api-key:",
      "antropic-api-key",
    ],
    ["a secret that is not handed on", batch, /^ +linear-api-key: .*\n/m.exec(batch)?.[0] ?? "?", "", "linear-api-key"],
    ["an input that the called ticket has not", all, "      verify-where: $", "      verify-whose: $", "verify-whose"],
    ["an input that our action has not", oneJob, "          keys: ", "          kees: ", "'kees'"],
    [
      "an input that the action of the checkout has not",
      ticket,
      "          stage: work",
      "          stag: work",
      "'stag'",
    ],
    ["an input that a stand-in has not", ticket, "artifact-ids: ", "artefact-ids: ", "artefact-ids"],
    ["a step that is not there", ticket, "steps.work.outcome", "steps.wrok.outcome", "wrok"],
    ["an input that the workflow does not declare", ticket, "{ inputs.key }", "{ inputs.kee }", "kee"],
    ["a schedule that never is", written("0 0 * * 1").text, "0 0 * * 1", "99 0 * * 1", "cron"],
  ];
  it.each(cases)("%s", async (_, text, right, wrong, named) => {
    expect(text).toContain(right);
    expect((await findingsOf(WORKFLOW_PATH, text.replace(right, wrong))).join("\n")).toContain(named);
  });

  it("an action.yml with a key that no action has", async () => {
    const found = await findingsOf("action.yml", ACTION.replace("  main: ", "  mian: "));
    expect(found.join("\n")).toContain("'mian'");
  });
});
