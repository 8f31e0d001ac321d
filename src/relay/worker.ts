// The relay as a Cloudflare Worker: settings from the variable RELAY, secrets from the Worker's secrets, memory in the KV binding
// DELIVERIES where there is one. Decides nothing.
import { createKvStore, type KvNamespace } from "./kv-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createRelay, type Relay } from "./relay.ts";
import { readRelaySettings } from "./settings.ts";

export interface WorkerEnvironment {
  /** The configuration: a table of wrangler.toml, or JSON text. */
  readonly RELAY?: unknown;
  readonly DELIVERIES?: KvNamespace;
  readonly [secret: string]: unknown;
}

/** An isolate keeps its environment; keys, tokens and memory are kept with it. */
const relays = new WeakMap<WorkerEnvironment, Relay>();

// biome-ignore lint/style/noDefaultExport: the runtime asks for it
export default {
  async fetch(request: Request, environment: WorkerEnvironment): Promise<Response> {
    const relay = relays.get(environment) ?? createRelayFor(environment);
    relays.set(environment, relay);
    return relay(request);
  },
};

function createRelayFor(environment: WorkerEnvironment): Relay {
  const { RELAY, DELIVERIES } = environment;
  const read = readRelaySettings(typeof RELAY === "string" ? parseJson(RELAY) : RELAY, environment);
  if ("problems" in read) return () => explain(read.problems);
  const now = () => Date.now();
  const memory = createMemoryStore(now);
  return createRelay(read.settings, {
    // Called as a method, `fetch` loses the object the runtime wants it to have.
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    now,
    store: DELIVERIES === undefined ? memory : createKvStore(DELIVERIES, memory, now),
    log: (line) => console.log(JSON.stringify(line)),
  });
}

/** The problems are for the log: whoever asks learns only that there are some. */
async function explain(problems: readonly string[]): Promise<Response> {
  console.log(JSON.stringify({ outcome: "misconfigured", problems, status: 500 }));
  return Response.json({ outcome: "misconfigured" }, { status: 500, headers: { "cache-control": "no-store" } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Anything that is no mapping is reported as such.
    return undefined;
  }
}
