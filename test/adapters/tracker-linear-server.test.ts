// The fake itself: it must be as strict as Linear, or every test that trusts it proves nothing.
import { LinearDocument } from "@linear/sdk";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type LinearServer, startLinearServer } from "../fakes/linear-server.ts";
import { linearSchema } from "../helpers/linear-schema.ts";

async function send(server: LinearServer, query: string, variables: object = {}, key = server.apiKey) {
  const response = await fetch(server.url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: key },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
}
/** Disposes the server and returns what it complained about. */
async function complaints(server: LinearServer): Promise<string> {
  return server[Symbol.asyncDispose]().then(
    () => "none",
    (error: unknown) => String(error),
  );
}

describe("Linear's schema, read from the SDK's types", () => {
  it("accepts every document the SDK itself sends", () => {
    const documents = Object.entries(LinearDocument).filter(([name]) => name.endsWith("Document"));
    const refused = documents.filter(([, document]) => validate(linearSchema(), parse(String(document))).length > 0);
    expect(documents.length).toBeGreaterThan(600);
    expect(refused.map(([name]) => name)).toEqual([]);
  });

  it("refuses fields, arguments and inputs that do not exist", () => {
    const messages = [
      "{ issue { id } }",
      '{ issue(id: "x") { name } }',
      "mutation { commentCreate(input: { text: 1 }) { success } }",
    ];
    for (const text of messages) expect(validate(linearSchema(), parse(text))).not.toEqual([]);
  });
});

describe("the fake Linear", () => {
  it("complains about a document the schema does not know", async () => {
    const server = await startLinearServer();
    expect((await send(server, "{ nonsense }")).status).toBe(400);
    expect(await complaints(server)).toContain('Cannot query field "nonsense"');
  });

  it("complains about a field that nobody taught it, instead of inventing a value", async () => {
    const server = await startLinearServer({ tickets: [{ key: "ENG-1" }] });
    expect((await send(server, '{ issue(id: "ENG-1") { branchName } }')).status).toBe(500);
    expect(await complaints(server)).toContain("the fake has no Issue.branchName");
  });

  it("complains about missing variables and about a query above Linear's limit", async () => {
    const server = await startLinearServer({ tickets: [{ key: "ENG-1" }] });
    await send(server, "query Q($id: String!) { issue(id: $id) { id } }");
    await send(server, "{ issues(first: 250) { nodes { comments(first: 250) { nodes { id } } } } }");
    expect(await complaints(server)).toMatch(/Variable "\$id".*\n.*too complex/);
  });

  it("answers an unknown ticket and a taken comment id as Linear does", async () => {
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1" }] });
    expect(await send(server, '{ issue(id: "ENG-9") { id } }')).toMatchObject({
      status: 200,
      body: { data: null, errors: [{ path: ["issue"], extensions: { code: "INPUT_ERROR" } }] },
    });
    const id = "3f0e6a1c-8a53-4c79-9a60-0d8f6a1a2b3c";
    const create = `mutation { commentCreate(input: { id: "${id}", issueId: "ENG-1", body: "x" }) { success } }`;
    expect((await send(server, create)).body).toEqual({ data: { commentCreate: { success: true } } });
    expect((await send(server, create)).body).toMatchObject({
      errors: [{ message: "conflict on insert of Comment", extensions: { code: "INPUT_ERROR" } }],
    });
    expect(server.comments("ENG-1")).toHaveLength(1);
    expect(server.deeds).toEqual([{ field: "commentCreate", key: "ENG-1" }]);
  });

  it("lets nobody in with another key", async () => {
    await using server = await startLinearServer();
    expect(await send(server, "{ viewer { id } }", {}, "other")).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "AUTHENTICATION_ERROR" } }] },
    });
  });

  it("spoils only the operation a fault is meant for, as often as it says", async () => {
    await using server = await startLinearServer({ tickets: [{ key: "ENG-1" }] });
    server.faults.push({ on: "Second", when: "before", kind: "503", times: 2 });
    const ask = async (name: string) => {
      const body = JSON.stringify({ query: `query ${name} { issue(id: "ENG-1") { id } }` });
      return (await fetch(server.url, { method: "POST", headers: { authorization: server.apiKey }, body })).status;
    };
    expect([await ask("First"), await ask("Second"), await ask("Second"), await ask("Second")]).toEqual([
      200, 503, 503, 200,
    ]);
    expect(server.requests.map(({ operation, status, fault }) => [operation, status, fault])).toEqual([
      ["First", 200, undefined],
      ["Second", 503, "503"],
      ["Second", 503, "503"],
      ["Second", 200, undefined],
    ]);
  });
});
