// `linear-to-pr webhook` against a Linear that holds every question against the schema of the pinned SDK.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { webhookCommand } from "../../src/setup/webhook.ts";
import { codeOf } from "../fakes/ports.ts";
import { linearSchema } from "../helpers/linear-schema.ts";

const Asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });
const URL_OF_RELAY = "https://relay.example.com/linear";
const SECRET = "canary-secret-of-the-webhook-1234567890";

async function startLinear() {
  const webhooks: { id: string; url: string; enabled: boolean; secret: string }[] = [];
  const asked: z.infer<typeof Asked>[] = [];
  const server = createServer(async (request, response) => {
    const question = Asked.parse(await json(request));
    asked.push(question);
    const problems = validate(linearSchema(), parse(question.query));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(problems.length > 0 ? { errors: problems } : { data: answer(question) }));
  });
  const Input = z.object({
    url: z.string().optional(),
    secret: z.string().optional(),
    enabled: z.boolean().optional(),
  });
  function answer({ query, variables }: z.infer<typeof Asked>) {
    if (query.includes("webhooks(")) return { webhooks: { nodes: webhooks } };
    const { url = "", secret = "", enabled } = Input.parse(variables.input);
    if (query.includes("webhookCreate")) {
      webhooks.push({ id: `w${webhooks.length + 1}`, url, enabled: true, secret });
      return { webhookCreate: { webhook: { id: `w${webhooks.length}` } } };
    }
    const found = webhooks.find(({ id }) => id === variables.id);
    if (found !== undefined) Object.assign(found, { ...(secret && { secret }), ...(enabled && { enabled }) });
    return { webhookUpdate: { webhook: { id: found?.id } } };
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    webhooks,
    asked,
    run: (args: readonly string[], env: Record<string, string> = {}) =>
      webhookCommand([...args, "--linear-api-url", `http://127.0.0.1:${port}/graphql`], {
        env: { LINEAR_API_KEY: "lin_api_key", ...env },
        version: "0",
        program: undefined,
      }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

describe("webhook", () => {
  it("is created once, switched on again, and given the next secret, without showing one", async () => {
    await using linear = await startLinear();
    const create = () =>
      linear.run(["create", "--url", URL_OF_RELAY, "--team", "ENG"], { LINEAR_WEBHOOK_SECRET: SECRET });
    const texts = [await create(), await create()].map(({ text }) => text);
    expect(texts).toEqual([
      `webhook w1: created, calls ${URL_OF_RELAY}\n`,
      "webhook w1: is there already, unchanged\n",
    ]);
    expect(linear.webhooks).toEqual([{ id: "w1", url: URL_OF_RELAY, enabled: true, secret: SECRET }]);
    for (const one of linear.webhooks) one.enabled = false;
    expect((await create()).text).toContain("is on again");
    const next = `${SECRET}-next`;
    const rotated = await linear.run(["rotate", "--url", URL_OF_RELAY], { LINEAR_WEBHOOK_SECRET_NEXT: next });
    expect([linear.webhooks[0]?.secret, linear.webhooks.length]).toEqual([next, 1]);
    expect([...texts, rotated.text].join("")).not.toContain("canary");
  });

  it.each([
    [["delete"], {}, /^USAGE: webhook: "delete" is not allowed: create or rotate/],
    [["create", "--url", "relay"], {}, /^USAGE: --url "relay"/],
    [["create", "--url", URL_OF_RELAY], { LINEAR_WEBHOOK_SECRET: "short" }, /^INPUT_INVALID: LINEAR_WEBHOOK_SECRET: /],
    [["rotate", "--url", URL_OF_RELAY], { LINEAR_WEBHOOK_SECRET_NEXT: SECRET }, /no webhook to it/],
  ] as const)("says what is wrong: %j", async (args, env, words) => {
    await using linear = await startLinear();
    expect(await codeOf(linear.run(args, env))).toMatch(words);
    expect(linear.webhooks).toEqual([]);
  });
});
