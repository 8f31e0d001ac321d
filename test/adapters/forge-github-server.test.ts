// The fake GitHub that other tests stand on: it must refuse what GitHub refuses, or they prove nothing.
import { describe, expect, it } from "vitest";
import { startGithubServer } from "../fakes/github-server.ts";
import { createSigningWorld, TOKEN as SIGNER } from "./forge-commit-doubles.ts";

const TOKEN = "ghs_server0123456789";

async function createClient() {
  const github = await startGithubServer({ token: TOKEN });
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `token ${TOKEN}`, "content-type": "application/json" };
    const response = await fetch(github.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  return { github, send, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const PULL = { title: "T", head: "eng-1", base: "main" };

describe("the fake GitHub", () => {
  it.each([
    { method: "POST", path: "/repos/acme/shop/pulls", body: { ...PULL, draf: true } },
    { method: "POST", path: "/repos/acme/shop/pulls", body: { title: "T" } },
    { method: "POST", path: "/repos/acme/shop/pulls", body: { ...PULL, draft: "yes" } },
    { method: "GET", path: "/repos/acme/shop/pulls?hed=acme:eng-1" },
    { method: "GET", path: "/repos/acme/shop/pulls?state=any" },
    { method: "DELETE", path: "/repos/acme/shop/pulls" },
    { method: "PATCH", path: "/repos/acme/shop/pulls/1", body: { base: 7 } },
    { method: "PATCH", path: "/repos/acme/shop/pulls/1", body: { bass: "main" } },
    { method: "POST", path: "/repos/acme/shop/dispatches", body: { client_payload: {} } },
  ])("records and refuses what GitHub does not describe: $method $path $body", async ({ method, path, body }) => {
    await using client = await createClient();
    expect((await client.send(method, path, body)).status).toBe(400);
    expect(client.github.violations).toHaveLength(1);
    expect(await client.github.pulls()).toEqual([]);
  });

  it("lets only its own token in", async () => {
    await using client = await createClient();
    const path = `${client.github.url}/repos/acme/shop`;
    const statuses = await Promise.all(
      [{}, { authorization: "Bearer other" }, { authorization: `BEARER ${TOKEN}` }].map(async (headers) => {
        const response = await fetch(path, { headers });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(statuses).toEqual([401, 401, 200]);
  });

  it("has one open pull request for a head and a base, and another for another base", async () => {
    await using client = await createClient();
    const send = (body: unknown) => client.send("POST", "/repos/acme/shop/pulls", body);
    const answers = await Promise.all([send(PULL), send(PULL)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect((await send({ ...PULL, base: "next" })).status).toBe(201);
    const move = await client.send("PATCH", "/repos/acme/shop/pulls/2", { base: "main" });
    expect([move.status, move.text]).toEqual([422, expect.stringContaining("already exists for base branch 'main'")]);
  });

  it("really changes a base, and never that of a closed pull request", async () => {
    await using client = await createClient();
    await client.send("POST", "/repos/acme/shop/pulls", PULL);
    const path = "/repos/acme/shop/pulls/1";
    expect((await client.send("PATCH", path, { base: "next" })).status).toBe(200);
    await client.github.asPerson("PATCH", path, { state: "closed" });
    expect((await client.send("PATCH", path, { base: "main" })).status).toBe(422);
    expect((await client.github.pulls()).map(({ base }) => base.ref)).toEqual(["next"]);
  });

  it("knows refs by their whole name", async () => {
    await using client = await createClient();
    expect((await client.send("GET", "/repos/acme/shop/git/ref/heads/main")).status).toBe(200);
    expect((await client.send("GET", "/repos/acme/shop/git/ref/heads/linear-to-pr/eng-1")).status).toBe(404);
    expect(client.github.violations).toEqual([]);
  });

  it("makes no object of others that are not there, and signs nothing that names somebody", async () => {
    await using world = await createSigningWorld();
    const { wanted } = await world.work();
    const send = async (kind: string, body: unknown) => {
      const headers = { authorization: `token ${SIGNER}`, "content-type": "application/json" };
      const address = `${world.github.url}/repos/acme/shop/git/${kind}`;
      const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    };
    const { parent, parentTree } = wanted;
    const entry = { path: "src/a.ts", mode: "100644", type: "blob" };
    const refused = [
      await send("trees", { base_tree: wanted.tree, tree: [{ ...entry, sha: null }] }),
      await send("trees", { base_tree: parentTree, tree: [{ ...entry, sha: wanted.files[0]?.newBlob }] }),
      await send("trees", { base_tree: parentTree, tree: [{ ...entry, path: "gone.ts", sha: null }] }),
      await send("trees", { base_tree: parentTree, tree: [] }),
      await send("commits", { message: "x", tree: wanted.tree, parents: [parent] }),
      await send("commits", { message: "x", tree: parentTree, parents: ["1".repeat(40)] }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array(6).fill(422));
    const commit = { message: "x", tree: parentTree, parents: [parent] };
    const named = await send("commits", { ...commit, author: { name: "Ada", email: "ada@example.com" } });
    const unnamed = await send("commits", commit);
    expect([named, unnamed]).toMatchObject([
      { status: 201, body: { verification: { verified: false, reason: "unsigned" } } },
      { status: 201, body: { verification: { verified: true, reason: "valid" } } },
    ]);
  });

  it("takes dispatches and shows them", async () => {
    await using client = await createClient();
    const event = { event_type: "linear", client_payload: { key: "ENG-1" } };
    const workflow = { ref: "main", inputs: { key: "ENG-1" }, return_run_details: true };
    const first = await client.send("POST", "/repos/acme/shop/dispatches", event);
    const second = await client.send("POST", "/repos/acme/shop/actions/workflows/run.yml/dispatches", workflow);
    expect([first.status, second.status]).toEqual([204, 200]);
    expect(JSON.parse(second.text)).toMatchObject({ workflow_run_id: 2 });
    expect(client.github.dispatches.map(({ body }) => body)).toEqual([event, workflow]);
  });
});
