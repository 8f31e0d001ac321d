// scaffold with a model's opinion on what to show: asked only when told to, paid for, and never in the way.
import { describe, expect, it } from "vitest";
import { createMessagesReranker } from "../../src/adapters/reranker/messages.ts";
import type { Reranker } from "../../src/ports.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import { createModelServer, type ModelTurn } from "../fakes/model-server.ts";
import { createFakeWorld, type MachineSettings, SHOP, taskOf, ticketOf } from "../fakes/ports.ts";
import { createScriptedReranker } from "../fakes/scripted-reranker.ts";

const RATES = Object.fromEntries(
  ["eu", "uk", "us"].map((name) => [`src/rates/${name}.ts`, `export function ${name}Rate(discount: number) {}\n`]),
);
const TICKET = ticketOf({ title: "Round the discount of a rate", description: "Half a cent is too much." });
const ON = { scaffold: { rerank: "model" } };

async function scaffolded(given: MachineSettings = {}, reranker?: Reranker, ticket = TICKET) {
  const machine = createFakeWorld({ tickets: [ticket], repository: { ...SHOP, ...RATES } }).machine(given);
  const { ports, settings, signal } = machine.hall;
  const all = reranker === undefined ? ports : { ...ports, reranker };
  const brief = await scaffold(await taskOf(machine), all, settings, signal);
  return { brief, shown: brief.patterns.map(({ path }) => path), said: machine.log.lines };
}
/** With a real request to a model that plays `turn`. */
async function withModel(turn: ModelTurn) {
  await using server = await createModelServer([turn], "everything");
  const { clock } = createFakeWorld().machine();
  // What hangs is not waited for; what answers has all the time it needs.
  const timeoutMs = turn.hangs ? 50 : 20_000;
  const settings = { apiKey: "sk-test-0123456789", baseUrl: server.url, model: "claude-haiku-5-5", clock, timeoutMs };
  return { ...(await scaffolded({ config: ON }, createMessagesReranker(settings))), requests: [...server.requests] };
}

describe("scaffold with a reranker", () => {
  it("does not ask unless the configuration says so", async () => {
    const reranker = createScriptedReranker([["src/rates/us.ts"]]);
    const { brief } = await scaffolded({ reranker });
    expect([reranker.asked, brief.spent.costUsd]).toEqual([[], 0]);
  });

  it("asks once, with the ticket's words and a few lines of each file", async () => {
    const reranker = createScriptedReranker();
    await scaffolded({ config: ON, reranker });
    expect(reranker.asked).toHaveLength(1);
    expect(reranker.asked[0]?.ticket).toBe(`${TICKET.title}\n\n${TICKET.description}`);
    expect(reranker.asked[0]?.files).toContainEqual({
      path: "src/rates/us.ts",
      lines: "export function usRate(discount: number) {}",
    });
  });

  it("shows first what is put first, says why, and counts what that took", async () => {
    const plain = await scaffolded();
    const last = plain.shown.at(-1) ?? "";
    expect(plain.shown.length).toBeGreaterThan(1);
    const { brief, shown, said } = await scaffolded({ config: ON, reranker: createScriptedReranker([[last]]) });
    expect(shown[0]).toBe(last);
    expect(brief.patterns[0]?.reason).toMatch(/put ahead by a model/);
    expect(brief.spent).toEqual({ turns: 0, inputTokens: 100, outputTokens: 20, costUsd: 0.01, durationMs: 5 });
    const fields = { ticket: "ENG-1", files: 1, costUsd: 0.01, ms: 5 };
    expect(said).toContainEqual({ level: "info", word: "rerank", fields });
  });

  it("keeps what the ticket names ahead of any opinion", async () => {
    const ticket = { ...TICKET, description: "As `src/price.ts` does." };
    const reranker = createScriptedReranker([["src/rates/us.ts"]]);
    const { shown } = await scaffolded({ config: ON, reranker }, undefined, ticket);
    expect(shown[0]).toBe("src/price.ts");
  });

  it("spends at most a tenth of the ticket's money on it", async () => {
    const reranker = createScriptedReranker([["src/rates/us.ts"]]);
    await scaffolded({ config: { ...ON, run: { maxCostUsd: 0.2 } }, reranker });
    expect(reranker.asked.map(({ maxCostUsd }) => maxCostUsd)).toEqual([expect.closeTo(0.02)]);
    const poor = await scaffolded({ config: { ...ON, run: { maxCostUsd: 0.09 } }, reranker });
    expect([reranker.asked.length, poor.brief.spent.costUsd]).toEqual([1, 0]);
    expect(poor.said).toContainEqual(expect.objectContaining({ level: "warn", word: "rerank" }));
  });

  it("does not ask when there is no room to show anything", async () => {
    const reranker = createScriptedReranker();
    await scaffolded({ config: { scaffold: { rerank: "model", tokenBudget: 0 } }, reranker });
    expect(reranker.asked).toEqual([]);
  });
});

describe("scaffold with a model behind it", () => {
  it("sends one request and takes its order", async () => {
    const { requests, brief, said } = await withModel({ text: "[3, 2, 1]", usage: { input: 1000, output: 100 } });
    expect(requests).toHaveLength(1);
    expect(brief.patterns[0]?.reason).toMatch(/put ahead by a model, from place 3$/);
    expect(brief.spent).toMatchObject({ inputTokens: 1000, outputTokens: 100, costUsd: 0.00015 });
    expect(said.map(({ level, word }) => `${level} ${word}`)).toContain("info rerank");
  });

  it.each<[string, ModelTurn, RegExp]>([
    ["is overloaded", { error: { status: 529, type: "overloaded_error", message: "overloaded" } }, /^HTTP 529/],
    ["refuses the key", { error: { status: 401, type: "authentication_error", message: "bad key" } }, /^HTTP 401/],
    ["never answers", { hangs: true }, /^no answer within/],
    ["says something else", { text: "I would rather not." }, /none of the files/],
    ["names what it was not asked about", { text: "[31, 99]" }, /none of the files/],
  ])("makes the same prompt as without it when it %s, and says so once", async (_what, turn, why) => {
    const plain = await scaffolded();
    const { brief, said } = await withModel(turn);
    expect(brief.prompt).toBe(plain.brief.prompt);
    expect(brief.patterns).toEqual(plain.brief.patterns);
    const warnings = said.filter(({ level }) => level === "warn");
    expect(warnings.map(({ word, fields }) => [word, fields?.ticket])).toEqual([["rerank", "ENG-1"]]);
    expect(warnings[0]?.fields?.why).toMatch(why);
    expect(brief.spent.costUsd).toBeLessThan(0.01);
  });
});
