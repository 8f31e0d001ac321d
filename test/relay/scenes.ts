// One relay on each runtime, all driven through the same few words, so that one suite can be run against every one of them.
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createMemoryStore } from "../../src/relay/memory-store.ts";
import { serveRelay } from "../../src/relay/node.ts";
import { createRelay, type LogLine } from "../../src/relay/relay.ts";
import { type RelaySettings, readRelaySettings } from "../../src/relay/settings.ts";
import type { Store } from "../../src/relay/store.ts";
import { GITHUB_TOKEN, ORGANIZATION, OUR_USER, SECRET } from "./deliveries.ts";

export interface RelayScene extends AsyncDisposable {
  send(request: Sent): Promise<Response>;
  /** What was logged so far, once there are at least `count` lines. */
  lines(count: number): Promise<readonly unknown[]>;
}
export interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}
export interface Told {
  readonly settings: Record<string, unknown>;
  readonly environment: Record<string, string>;
}
export type OpenScene = (told: Told) => Promise<RelayScene>;

/** The configuration most tests use, with parts laid over it. */
export function told(githubUrl: string, changes: Partial<Told> & { linear?: object; github?: object } = {}): Told {
  const { settings, environment, linear, github } = changes;
  return {
    settings: {
      version: 1,
      linear: { organization: ORGANIZATION, self: [OUR_USER], ...linear },
      github: { apiUrl: githubUrl, ...github },
      routes: [{ team: "ENG", repository: "acme/shop" }],
      ...settings,
    },
    environment: { LINEAR_WEBHOOK_SECRET: SECRET, GITHUB_TOKEN, ...environment },
  };
}

export function settingsOf({ settings, environment }: Told): RelaySettings {
  const read = readRelaySettings(settings, environment);
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return read.settings;
}

export function openHandler(store?: Store): OpenScene {
  return async (given) => {
    const lines: LogLine[] = [];
    const now = () => Date.now();
    const relay = createRelay(settingsOf(given), {
      fetch,
      now,
      store: store ?? createMemoryStore(now),
      log: (line) => lines.push(line),
    });
    return {
      send: (sent) => relay(toRequest("http://relay", sent)),
      lines: async () => lines,
      [Symbol.asyncDispose]: async () => undefined,
    };
  };
}

export const openNode: OpenScene = async (given) => {
  const lines: LogLine[] = [];
  const now = () => Date.now();
  const store = createMemoryStore(now);
  const relay = createRelay(settingsOf(given), { fetch, now, store, log: (line) => lines.push(line) });
  const served = await serveRelay({ relay, port: 0, host: "127.0.0.1" });
  return {
    send: (sent) => fetch(toRequest(`http://127.0.0.1:${served.port}`, sent)),
    lines: async () => lines,
    [Symbol.asyncDispose]: served.close,
  };
};

const WORKER = path.resolve(import.meta.dirname, "../../src/relay/worker.ts");

/** The Worker's bundle as it is deployed: minified, one module. */
export async function bundleWorker(): Promise<string> {
  const { rolldown } = await import("rolldown");
  await using bundle = await rolldown({ input: WORKER, platform: "browser" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  return output[0].code;
}

/** workerd, the runtime of Cloudflare Workers, with a KV namespace. */
export const openWorkerd: OpenScene = async ({ settings, environment }) => {
  const { Miniflare } = await import("miniflare");
  const lines: unknown[] = [];
  const listen = (stream: Readable) => {
    createInterface({ input: stream }).on("line", (line) => {
      if (line.startsWith("{")) lines.push(JSON.parse(line));
    });
  };
  const miniflare = new Miniflare({
    modules: true,
    script: await bundleWorker(),
    compatibilityDate: "2026-04-01",
    kvNamespaces: ["DELIVERIES"],
    bindings: { RELAY: settings, ...environment },
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => [stdout, stderr].forEach(listen),
  });
  const origin = (await miniflare.ready).origin;
  return {
    send: (sent) => fetch(toRequest(origin, sent)),
    async lines(count) {
      const end = Date.now() + 5_000;
      // workerd writes its log beside the answer, not before it.
      while (lines.length < count && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
      return lines;
    },
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
};

function toRequest(origin: string, { path: where = "/linear", method = "POST", headers = {}, body }: Sent): Request {
  const content = body === undefined ? {} : { body, duplex: "half" as const };
  return new Request(new URL(where, origin), { method, headers, redirect: "manual", ...content });
}
