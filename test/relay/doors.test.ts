// Around the handler: restarts, two relays on one folder, the app's token, draining, replays, and what a bundle may hold.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { relayCommand } from "../../src/relay/command.ts";
import { createFileStore } from "../../src/relay/file-store.ts";
import { serveRelay } from "../../src/relay/node.ts";
import { createRelay, type LogLine, type RelayPorts } from "../../src/relay/relay.ts";
import worker from "../../src/relay/worker.ts";
import { type RelayGithub, startRelayGithub } from "../fakes/relay-github.ts";
import { CANARY, GITHUB_TOKEN, move, SECRET, signed, signedBytes } from "./deliveries.ts";
import { bundleWorker, openHandler, settingsOf, type Told, told } from "./scenes.ts";

const SRC = path.resolve(import.meta.dirname, "../../src");
let github: RelayGithub;
let folder: string;

beforeAll(async () => {
  github = await startRelayGithub({ token: GITHUB_TOKEN });
  folder = await mkdtemp(path.join(tmpdir(), "relay-"));
});
beforeEach(() => {
  github.dispatches.length = 0;
  github.faults.length = 0;
});
afterAll(async () => {
  expect(github.violations).toEqual([]);
  await github[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const now = () => Date.now();

/** `Promise.withResolvers`, which Node 20 does not have. */
function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle(value) };
}

async function openWithFolder(name: string) {
  return openHandler(createFileStore(path.join(folder, name), now))(told(github.url));
}

describe("relays with one folder", () => {
  it("start one run for fifty deliveries sent to both", async () => {
    await using one = await openWithFolder("both");
    await using other = await openWithFolder("both");
    const what = signed(move());
    const all = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? one : other).send(what));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    expect(github.dispatches).toHaveLength(1);
    expect((await other.send(what)).status).toBe(200);
    expect(github.dispatches).toHaveLength(1);
  });

  it("know after a restart what was started before it, and what was not", async () => {
    const [started, failed] = [signed(move()), signed(move())];
    {
      await using before = await openWithFolder("restart");
      expect((await before.send(started)).status).toBe(200);
      github.faults.push({ match: "POST /**", when: "before", kind: "500" });
      expect((await before.send(failed)).status).toBe(503);
    }
    await using after = await openWithFolder("restart");
    expect(await (await after.send(started)).json()).toEqual({ outcome: "duplicate" });
    expect(await (await after.send(failed)).json()).toMatchObject({ outcome: "accepted" });
    expect(github.dispatches).toHaveLength(2);
  });

  it("start nothing when what they must remember cannot be written, and say so", async () => {
    const broken = {
      claim: () => Promise.reject(new Error("disk full")),
      settle: async () => {},
      release: async () => {},
    };
    await using scene = await openHandler(broken)(told(github.url));
    const response = await scene.send(signed(move()));
    expect([response.status, await response.json()]).toEqual([503, { outcome: "store-unavailable" }]);
    expect(github.dispatches).toEqual([]);
  });

  it("answer in time when the store hangs, and stay with what GitHub accepted when it fails afterwards", async () => {
    const never = () => new Promise<never>(() => undefined);
    const hanging = { claim: never, settle: async () => {}, release: async () => {} };
    await using first = await openHandler(hanging)(told(github.url, { settings: { deadlineMs: 100 } }));
    expect(await (await first.send(signed(move()))).json()).toEqual({ outcome: "store-unavailable" });
    const full = () => Promise.reject(new Error("disk full"));
    const failing = { claim: async () => "mine" as const, settle: full, release: full };
    await using second = await openHandler(failing)(told(github.url));
    expect((await second.send(signed(move()))).status).toBe(200);
    expect(await second.lines(1)).toMatchObject([{ outcome: "accepted", store: "failed" }]);
  });
});

describe("any signed bytes", () => {
  it("are answered, never with a fault", async () => {
    await using scene = await openHandler()(told(github.url));
    const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Uint8Array.from(each));
    const json = fc.jsonValue().map((value) => new TextEncoder().encode(JSON.stringify(value)));
    const odd = fc.dictionary(
      fc.constantFrom("data", "updatedFrom", "actor", "webhookTimestamp", "agentSession", "type"),
      fc.jsonValue(),
    );
    const near = odd.map((top) => new TextEncoder().encode(JSON.stringify(move({ top }))));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, json, near), async (body) => {
        const response = await scene.send(signedBytes(Uint8Array.from(body)));
        expect([200, 400, 403]).toContain(response.status);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a GitHub App", () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  it.each(["pkcs1", "pkcs8"] as const)(
    "gets a token for its routes' repositories with a %s key, and keeps it",
    async (type) => {
      const app = { id: "Iv1.abc", publicKey: keys.publicKey, installation: 77 };
      await using own = await startRelayGithub({ token: "ghs_installation", app });
      const environment = { GITHUB_APP_PRIVATE_KEY: keys.privateKey.export({ type, format: "pem" }).toString() };
      const changes = { environment, github: { app: { id: app.id, installations: { Acme: 77 } } } };
      await using scene = await openHandler()(told(own.url, changes));
      expect((await scene.send(signed(move()))).status).toBe(200);
      expect((await scene.send(signed(move()))).status).toBe(200);
      expect(own.grants).toEqual([{ repositories: ["shop"], permissions: { actions: "write" } }]);
      // Taken back before its time: refused once, then asked for anew.
      own.faults.push({ match: "POST /repos/**", when: "before", kind: "401" });
      const what = signed(move());
      expect((await scene.send(what)).status).toBe(502);
      expect((await scene.send(what)).status).toBe(200);
      expect(own.grants).toHaveLength(2);
      expect(own.violations).toEqual([]);
      expect(JSON.stringify(await scene.lines(0))).not.toContain("ghs_installation");
    },
  );

  it("that is not known to GitHub is a refusal", async () => {
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    await using own = await startRelayGithub({
      token: "x",
      app: { id: "Iv1.abc", publicKey: stranger, installation: 77 },
    });
    const environment = { GITHUB_APP_PRIVATE_KEY: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
    await using scene = await openHandler()(
      told(own.url, { environment, github: { app: { id: "Iv1.abc", installations: { acme: 77 } } } }),
    );
    own.faults.push({ match: "POST /app/**", when: "before", kind: "401" });
    expect((await scene.send(signed(move()))).status).toBe(502);
    expect(own.dispatches).toEqual([]);
  });
});

describe("the Node adapter", () => {
  it("lets what is under way end before it closes, and takes nothing new", async () => {
    const arrived = deferred<void>();
    const go = deferred<Response>();
    const relay = async () => {
      arrived.resolve();
      return go.promise;
    };
    const served = await serveRelay({ relay, port: 0, host: "127.0.0.1" });
    const address = `http://127.0.0.1:${served.port}/linear`;
    const answer = fetch(address, { method: "POST", body: "x" });
    await arrived.promise;
    const closed = served.close();
    await expect(fetch(address)).rejects.toThrow();
    go.resolve(new Response("late", { status: 200 }));
    expect(await (await answer).text()).toBe("late");
    await closed;
  });

  it("cuts what does not end", async () => {
    const relay = () => new Promise<Response>(() => undefined);
    const served = await serveRelay({ relay, port: 0, host: "127.0.0.1", drainMs: 50 });
    const answer = fetch(`http://127.0.0.1:${served.port}/linear`, { method: "POST", body: "x" });
    const rejected = expect(answer).rejects.toThrow();
    await served.close();
    await rejected;
  });

  it.each(["GET http://evil/healthz HTTP/1.1", "GET * HTTP/1.1", "TRACE /healthz HTTP/1.1"])(
    "answers 400 to %s",
    async (line) => {
      const relay = createRelay(settingsOf(told(github.url)), portsWith([]));
      const served = await serveRelay({ relay, port: 0, host: "127.0.0.1" });
      const socket = connect(served.port, "127.0.0.1");
      socket.end(`${line}\r\nHost: relay\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
      await served.close();
    },
  );
});

function portsWith(lines: LogLine[]): RelayPorts {
  const store = { claim: async () => "mine" as const, settle: async () => {}, release: async () => {} };
  return { fetch, now, store, log: (line) => lines.push(line) };
}

describe("linear-to-pr relay", () => {
  async function write(name: string, text: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return file;
  }
  async function run(argv: readonly string[], { settings, environment }: Told, signal = new AbortController().signal) {
    const config = await write("relay.yml", stringify(settings));
    const written: string[] = [];
    const door = { environment, write: (text: string) => void written.push(text), signal };
    return { exitCode: await relayCommand(["--config", config, ...argv], door), written };
  }

  it("sends a stored delivery again, in either form, and a move that was started starts nothing", async () => {
    const payload = move({ top: { webhookTimestamp: Date.now() - 90 * 24 * 3_600_000 } });
    const bare = await write("bare.json", JSON.stringify(payload));
    const headers = { "Linear-Delivery": randomUUID() };
    const full = await write("full.json", JSON.stringify({ headers, body: JSON.stringify(payload) }));
    const store = path.join(folder, "replay");
    const first = await run(["--replay", bare, "--store", store], told(github.url));
    expect([first.exitCode, first.written.at(-1)]).toEqual([0, expect.stringMatching(/^200 \{"outcome":"accepted"/)]);
    const second = await run(["--replay", full, "--store", store], told(github.url));
    expect([second.exitCode, second.written.at(-1)]).toEqual([0, '200 {"outcome":"duplicate"}\n']);
    expect(github.dispatches).toHaveLength(1);
    expect([...first.written, ...second.written].join("")).not.toContain(CANARY);
  });

  it("serves until it is told to stop, and takes a replay meanwhile", async () => {
    const stop = new AbortController();
    const config = await write("serve.yml", stringify(told(github.url).settings));
    const listening = deferred<number>();
    const written: string[] = [];
    const write_ = (text: string) => {
      written.push(text);
      const line = JSON.parse(text);
      if (line.outcome === "listening") listening.resolve(line.port);
    };
    const door = { environment: told(github.url).environment, write: write_, signal: stop.signal };
    const served = relayCommand(["--config", config, "--port", "0"], door);
    const to = `http://127.0.0.1:${await listening.promise}`;
    const file = await write("delivery.json", JSON.stringify(move()));
    expect((await run(["--replay", file, "--to", to], told(github.url))).exitCode).toBe(0);
    github.faults.push({ match: "POST /**", when: "before", kind: "404" });
    const other = await write("other.json", JSON.stringify(move()));
    expect((await run(["--replay", other, "--to", to], told(github.url))).exitCode).toBe(3);
    stop.abort();
    expect(await served).toBe(0);
    expect(written.map((text) => JSON.parse(text).outcome)).toEqual(["listening", "accepted", "refused", "stopped"]);
  });

  it.each([
    [["--port", "x"], "USAGE"],
    [["--colour"], "USAGE"],
    [["--replay", "nowhere.json"], "INPUT_INVALID"],
    [["--replay", "RELAY"], "INPUT_INVALID"],
    [["--replay", "x.json", "--to", "ftp://x"], "USAGE"],
  ])("refuses %j as %s", async (argv, code) => {
    const file = await write("no-delivery.json", "[]");
    const args = argv.map((each) => (each === "RELAY" ? file : each));
    await expect(run(args, told(github.url))).rejects.toMatchObject({ code });
  });

  it("names every mistake of its configuration with the file, and no secret", async () => {
    const broken = told(github.url, { settings: { routes: [] }, environment: { GITHUB_TOKEN: "tiny" } });
    await expect(run([], broken)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.not.stringContaining(SECRET),
    });
    await expect(run([], broken)).rejects.toThrow(
      /relay\.yml: routes: at least one is needed[\s\S]*relay\.yml: GITHUB_TOKEN: too short/,
    );
  });
});

describe("the Worker", () => {
  it("is a bundle of at most 20 KB without anything of Node", async () => {
    const code = await bundleWorker();
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(20_000);
    expect(code).not.toMatch(/node:|require\(|process\./);
  });

  it("takes its settings as JSON as well, and names what is wrong with them in its log alone", async () => {
    const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const { settings, environment } = told(github.url);
    const request = () => new Request("http://relay/healthz");
    expect((await worker.fetch(request(), { RELAY: JSON.stringify(settings), ...environment })).status).toBe(200);
    for (const RELAY of ["{", undefined, "[]"]) {
      const response = await worker.fetch(request(), { RELAY, ...environment });
      expect([response.status, await response.json()]).toEqual([500, { outcome: "misconfigured" }]);
    }
    expect(String(logged.mock.calls.at(-1))).toContain("the configuration must be a mapping");
    expect(String(logged.mock.calls)).not.toContain(SECRET);
    logged.mockRestore();
  });

  it("and the handler import nothing but core, errors and the room itself", () => {
    const seen = new Set<string>();
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, to = ""] of readFileSync(file, "utf8").matchAll(/(?:^import | from )"([^"]+)";$/gm)) {
        const target = path.resolve(path.dirname(file), to);
        if (to.startsWith(".") && existsSync(target)) visit(target);
        else expect([file, to]).toEqual([file, expect.stringMatching(/^@noble\/hashes\//)]);
      }
    };
    visit(path.join(SRC, "relay/relay.ts"));
    visit(path.join(SRC, "relay/worker.ts"));
    const rooms = [...seen].map((file) => path.relative(SRC, file).split(path.sep)[0]);
    expect(new Set(rooms)).toEqual(new Set(["relay", "core", "errors.ts"]));
  });
});
