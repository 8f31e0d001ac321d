// Twelve tickets in four phases, every one worked on by the real Claude Code in a cell: from the command line to the drafts,
// against scripted servers on loopback. Needs scripts/install-agents.mjs and cells; without either the test is reported as skipped.
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ModelTurn } from "../fakes/model-server.ts";
import { startTicketModels } from "../helpers/agent-world.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { BATCH_TICKETS, BATCH_WAITS, baseInBatch, branchOf, startWorld } from "../helpers/world.ts";

const BIN = path.resolve(import.meta.dirname, "../../.agents-cache/node_modules/.bin");
const KEY = "sk-ant-canary-5f20a94be71d";
const missing = existsSync(path.join(BIN, "claude"))
  ? await whyNoCells()
  : "no program in .agents-cache: run scripts/install-agents.mjs";
if (missing !== undefined) console.warn(`batch with claude skipped: ${missing}`);

const KEYS = Object.keys(BATCH_WAITS);
const fileOf = (key: string) => `src/${key.toLowerCase()}.js`;

/** Reads what the tickets before have made: without it the file would not be written. */
function scriptOf(key: string): ModelTurn[] {
  const read = (BATCH_WAITS[key] ?? []).map((parent) => `test -s ${fileOf(parent)} && `).join("");
  const command = `${read}echo "export const me = '${key.toLowerCase()}';" > ${fileOf(key)}`;
  return [
    { tools: [{ name: "Bash", input: { command, description: "scripted" } }] },
    { text: `Wrote ${fileOf(key)}.` },
  ];
}
const Report = z.looseObject({
  tickets: z.array(z.looseObject({ key: z.string(), outcome: z.string(), turns: z.number(), wallMs: z.number() })),
  speedUp: z.number().nullable(),
});

describe.skipIf(missing !== undefined)(
  `a batch with claude${missing === undefined ? "" : ` (skipped: ${missing})`}`,
  () => {
    it("delivers twelve tickets that Claude worked on, each draft against the work it stands on", async () => {
      await using world = await startWorld();
      await using place = await world.scene({
        tickets: BATCH_TICKETS,
        run: "{ backoffSeconds: 0.1, maxTurns: 4 }",
        config: "verify: { commands: [] }\ndeliver: { states: { delivered: In Review } }\n",
      });
      await using models = await startTicketModels(Object.fromEntries(KEYS.map((key) => [key, scriptOf(key)])));
      const ended = await place.cli(["all", ...KEYS, "--json", "--agent", "claude", "--isolation", "sandbox"], {
        env: {
          PATH: `${BIN}${path.delimiter}${process.env.PATH}`,
          ANTHROPIC_BASE_URL: models.url,
          ANTHROPIC_API_KEY: KEY,
        },
      });
      expect(ended.exitCode, ended.stderr).toBe(0);
      const { tickets, speedUp } = Report.parse(JSON.parse(ended.stdout));
      expect(tickets.map(({ key, outcome, turns }) => [key, outcome, turns])).toEqual(
        KEYS.map((key) => [key, "delivered", 2]),
      );
      expect(speedUp).toBeGreaterThan(1);
      const pulls = await place.pulls();
      expect(pulls.map(({ head, base }) => [head.ref, base.ref]).sort()).toEqual(
        KEYS.map((key) => [branchOf(key), baseInBatch(key)]).sort(),
      );
      for (const { body, draft } of pulls) {
        expect(draft).toBe(true);
        expect(body).toMatch(/claude 2\.1\.\d+ · model .* · 1 round · 2 turns/);
      }
      for (const key of KEYS) {
        const made = await place.repository.git("diff", "--name-status", baseInBatch(key), branchOf(key));
        expect(made, key).toBe(`A\t${fileOf(key)}`);
        expect(models.requests(key), key).toBe(2);
        expect(place.comments(key), key).toHaveLength(1);
        expect(place.linear.stateOf(key)).toBe("In Review");
      }
      expect(`${ended.stdout}${ended.stderr}${JSON.stringify(pulls)}`).not.toContain(KEY);
    });
  },
);
