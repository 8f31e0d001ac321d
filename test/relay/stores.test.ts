// What the relay remembers, in each of its homes: the same promises for memory, a folder and KV.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createFileStore } from "../../src/relay/file-store.ts";
import { createKvStore, type KvNamespace } from "../../src/relay/kv-store.ts";
import { createMemoryStore } from "../../src/relay/memory-store.ts";
import { claimAll, releaseAll, type Store, settleAll } from "../../src/relay/store.ts";

interface Home extends AsyncDisposable {
  /** A store of a process of its own on the same memory. */
  open(): Promise<Store>;
  pass(seconds: number): void;
}

function handClock() {
  let ms = Date.parse("2026-11-20T09:30:00Z");
  const pass = (seconds: number) => {
    ms += seconds * 1000;
  };
  return { now: () => ms, pass };
}

async function memoryHome(): Promise<Home> {
  const { now, pass } = handClock();
  const store = createMemoryStore(now);
  return { open: async () => store, pass, [Symbol.asyncDispose]: async () => undefined };
}

async function fileHome(): Promise<Home & { readonly folder: string; readonly now: () => number }> {
  const { now, pass } = handClock();
  const folder = await mkdtemp(path.join(tmpdir(), "relay-store-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  return { open: async () => createFileStore(folder, now), pass, folder, now, [Symbol.asyncDispose]: dispose };
}

/** KV as it is when nothing has to travel: what was put is there. */
async function kvHome(): Promise<Home> {
  const { now, pass } = handClock();
  const held = new Map<string, { readonly value: string; readonly expires: number }>();
  const kv: KvNamespace = {
    async get(key) {
      const found = held.get(key);
      return found !== undefined && found.expires > now() ? found.value : null;
    },
    async put(key, value, { expirationTtl }) {
      if (expirationTtl < 60) throw new Error(`expiration_ttl of ${expirationTtl} is below 60`);
      held.set(key, { value, expires: now() + expirationTtl * 1000 });
    },
    async delete(key) {
      held.delete(key);
    },
  };
  const open = async () => createKvStore(kv, createMemoryStore(now), now);
  return { open, pass, [Symbol.asyncDispose]: async () => undefined };
}

describe.each([
  ["memory", memoryHome],
  ["a folder", fileHome],
  ["KV", kvHome],
] as const)("a store in %s", (_name, openHome) => {
  it("gives a claim to one, and to nobody else until it is released", async () => {
    await using home = await openHome();
    const [one, other] = [await home.open(), await home.open()];
    expect(await one.claim("a", 30)).toBe("mine");
    expect(await one.claim("a", 30)).toBe("taken");
    expect(await other.claim("a", 30)).toBe("taken");
    expect(await other.claim("b", 30)).toBe("mine");
    await one.release("a");
    expect(await other.claim("a", 30)).toBe("mine");
  });

  it("remembers what was settled, also for another process, until its time is over", async () => {
    await using home = await openHome();
    const [one, other] = [await home.open(), await home.open()];
    await one.claim("a", 30);
    await one.settle("a", 3600);
    expect([await one.claim("a", 30), await other.claim("a", 30)]).toEqual(["done", "done"]);
    home.pass(3599);
    expect(await (await home.open()).claim("a", 30)).toBe("done");
    home.pass(2);
    expect(await other.claim("a", 30)).toBe("mine");
  });

  it("lets a claim lapse whose owner died in the middle", async () => {
    await using home = await openHome();
    await (await home.open()).claim("a", 30);
    home.pass(31);
    const next = await home.open();
    expect(await next.claim("a", 30)).toBe("mine");
    await next.settle("a", 3600);
    expect(await (await home.open()).claim("a", 30)).toBe("done");
  });

  it("gives one of fifty claims at the same moment, fresh or lapsed", async () => {
    await using home = await openHome();
    const store = await home.open();
    for (let round = 0; round < 3; round += 1) {
      const claims = await Promise.all(Array.from({ length: 50 }, () => store.claim("a", 30)));
      expect(claims.filter((claim) => claim === "mine")).toHaveLength(1);
      home.pass(31);
    }
  });
});

describe("several claims", () => {
  it("are had all or none, so that what waits for another keeps nobody waiting", async () => {
    await using home = await memoryHome();
    const store = await home.open();
    await store.claim("transition", 30);
    expect(await claimAll(store, ["delivery", "transition"])).toBe("taken");
    expect(await store.claim("delivery", 30)).toBe("mine");
    await settleAll(store, ["transition"]);
    expect(await claimAll(store, ["other", "transition"])).toBe("done");
    expect(await claimAll(store, ["other", "another"])).toBe("mine");
    await releaseAll(store, ["other", "another"]);
    expect(await claimAll(store, ["another", "other"])).toBe("mine");
  });
});

describe("a store in a folder", () => {
  it("gives one of fifty claims of two processes, fresh or lapsed", async () => {
    await using home = await fileHome();
    const stores = [await home.open(), await home.open()];
    for (let round = 0; round < 3; round += 1) {
      const all = stores.flatMap((store) => Array.from({ length: 25 }, () => store.claim("a", 30)));
      expect((await Promise.all(all)).filter((claim) => claim === "mine")).toHaveLength(1);
      home.pass(31);
    }
  });

  it("holds no name in clear and is swept at a start, days later", async () => {
    await using home = await fileHome();
    const store = await home.open();
    await store.claim("move:secret-ticket", 30);
    await store.settle("move:secret-ticket", 3600);
    const files = await readdir(home.folder);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^[0-9a-f]{64}\.0$/);
    home.pass(24 * 3600);
    await home.open();
    expect(await readdir(home.folder)).toHaveLength(1);
    home.pass(4 * 24 * 3600);
    await home.open();
    expect(await readdir(home.folder)).toEqual([]);
  });

  it("keeps what lapsed as long as something later of the same name counts", async () => {
    await using home = await fileHome();
    const days = (count: number) => home.pass(count * 24 * 3600);
    const store = await home.open();
    await store.claim("a", 30);
    await store.settle("a", 3600);
    days(3.9);
    expect(await store.claim("a", 30)).toBe("mine");
    await store.settle("a", 48 * 3600);
    days(1);
    expect(await (await home.open()).claim("a", 30)).toBe("done");
    days(7);
    await home.open();
    expect(await readdir(home.folder)).toEqual([]);
  });

  it("is swept while it is used, little by little, and all of it in a day", async () => {
    await using home = await fileHome();
    const store = await home.open();
    for (let key = 0; key < 300; key += 1) {
      await store.claim(`old ${key}`, 30);
      await store.settle(`old ${key}`, 3600);
    }
    const old = await readdir(home.folder);
    home.pass(5 * 24 * 3600);
    let left = old.length;
    for (let turn = 0; turn < 24 * 12; turn += 1) {
      home.pass(5 * 60);
      expect(await store.claim(`new ${turn}`, 30)).toBe("mine");
      const now = new Set(await readdir(home.folder));
      const { length } = old.filter((name) => now.has(name));
      expect(left - length).toBeLessThanOrEqual(20);
      left = length;
    }
    expect(left).toBe(0);
    expect(await readdir(home.folder)).toHaveLength(24 * 12);
  });
});
