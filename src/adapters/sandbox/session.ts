// The one sandbox-runtime session of this process: its proxy, and who may go where through it. The runtime keeps one manager
// per process, so every cell, whoever made it, is a guest of the same session, told apart by an identifier nobody can guess.
import { randomBytes, randomUUID } from "node:crypto";
import { isIP } from "node:net";
import type { SandboxRuntimeConfig } from "@anthropic-ai/sandbox-runtime";
import { PipelineError } from "../../errors.ts";
import type { Cell, Log } from "../../ports.ts";
import { covers, hostOf, isLoopback } from "./hosts.ts";
import { type Masked, passageOf } from "./masking.ts";
import { makeRelay, type Relay } from "./relay.ts";

type Runtime = typeof import("@anthropic-ai/sandbox-runtime").SandboxManager;
type Filesystem = SandboxRuntimeConfig["filesystem"];
type FilterRequest = NonNullable<SandboxRuntimeConfig["network"]["filterRequest"]>;
interface Programs extends Pick<Relay, "bwrap" | "socat"> {
  readonly applySeccomp: string;
}
interface Rights {
  readonly allowHosts: readonly string[];
  readonly masked: readonly Masked[];
  readonly log: Log;
}

/** A cell as the session knows it. */
export interface Guest {
  /** 144 random bits: the only thing that ties a connection to the hosts of its cell. */
  readonly id: string;
  /** What the child sees in place of its masked secrets. */
  readonly placeholders: Readonly<Record<string, string>>;
}

export interface Session {
  /** Starts the runtime if it is not up. @throws SANDBOX_UNAVAILABLE naming what is missing. */
  ready(): Promise<void>;
  /** @throws CONFIG_INVALID for a host pattern that is none. */
  admit(cell: Pick<Cell, "allowHosts" | "masked">, log: Log): Guest;
  /** One more host, by name, for a guest that may go anywhere. False for an address, and for what is no host. */
  tryAllow(guest: Guest, host: string): boolean;
  /** The shell line that runs `line` inside. */
  wrap(line: string, guest: Guest, filesystem: Filesystem): Promise<string>;
  /** The socket file that leads to the proxy, and the program that relays to it: a cell has to see both. */
  proxy(): { readonly socket: string; readonly relay: string };
  /** Forgets a guest, says what it was refused, and clears what the runtime left on disk for it. */
  leave(guest: Guest): void;
  /** Stops the proxy and its helpers, unless there are guests. A later `ready` starts anew. */
  stop(): Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** The runtime's helper processes keep this process alive; with no guest for this long they are not worth it. */
const IDLE_MS = 2000;
/**
 * The runtime's search for dotfiles protects the folder *this* process stands in, and costs time there. Cells say themselves
 * what is read-only, so a search that finds nothing is the right one.
 */
const NO_SEARCH = { command: "/bin/sh", args: ["-c", ":"] };
const SHELL = "/bin/sh";
const MAX_REFUSALS_TOLD = 20;

let shared: Session | undefined;

/** The session of this process; the path of the helper counts at the first call. */
export function getSession(applySeccompPath: string): Session {
  shared ??= createSession(applySeccompPath);
  return shared;
}

/** The same, when there has been a call for one. */
export function findSession(): Session | undefined {
  return shared;
}

function createSession(applySeccompPath: string): Session {
  const guests = new Map<string, Rights>();
  /** Guests the runtime holds something on disk for. */
  const housed = new Set<string>();
  let runtime: Runtime | undefined;
  let relay: Relay | undefined;
  let starting: Promise<Runtime> | undefined;
  let stopping: Promise<void> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  // The proxy keeps the function it was started with: it has to look at the guests of the moment.
  const filterRequest: FilterRequest = async (request, info) =>
    passageOf(
      request,
      info?.scheme ?? "http",
      [...guests.values()].flatMap(({ masked }) => masked),
    );
  const config = () => {
    const programs = { applySeccomp: applySeccompPath, bwrap: relay?.bwrap, socat: relay?.socat };
    return sessionConfig([...guests.values()], programs, filterRequest);
  };
  const start = async () => {
    relay = await makeRelay();
    return startRuntime(config());
  };
  const up = (): Runtime => {
    if (runtime === undefined) throw new Error("the sandbox session is not up");
    return runtime;
  };
  const stop = () => {
    clearTimeout(idle);
    if (guests.size > 0) return Promise.resolve();
    stopping = putAway(starting, relay);
    runtime = undefined;
    relay = undefined;
    starting = undefined;
    return stopping;
  };
  const rest = () => {
    clearTimeout(idle);
    if (guests.size === 0) idle = setTimeout(() => void stop(), IDLE_MS);
  };

  return {
    async ready() {
      clearTimeout(idle);
      await stopping;
      starting ??= start();
      try {
        runtime = await starting;
      } catch (error) {
        starting = undefined;
        throw error;
      }
      rest();
    },
    admit(cell, log) {
      const id = randomBytes(18).toString("base64url");
      const known = cell.allowHosts.filter((host) => host !== "*");
      registerHosts(up(), id, known);
      clearTimeout(idle);
      const masked = cell.masked.map((secret) => ({ ...secret, placeholder: placeholderFor(secret.value) }));
      guests.set(id, { masked, allowHosts: known, log });
      up().updateConfig(config());
      return { id, placeholders: Object.fromEntries(masked.map(({ name, placeholder }) => [name, placeholder])) };
    },
    tryAllow(guest, host) {
      const cell = guests.get(guest.id);
      // A name is looked up before it is dialled, and refused when it leads into this machine or its cloud; an address, or
      // `localhost`, would be taken for a choice somebody made.
      if (cell === undefined || isLoopback(host) || isIP(host.replace(/^\[|\]$/g, "")) !== 0) return false;
      if (cell.allowHosts.includes(host)) return true;
      const allowHosts = [...cell.allowHosts, host];
      try {
        up().registerCommandNetworkLists(guest.id, { allowedDomains: allowHosts });
      } catch (error) {
        cell.log.debug("cell-host-refused", { host, why: String(error) });
        return false;
      }
      guests.set(guest.id, { ...cell, allowHosts });
      up().updateConfig(config());
      return true;
    },
    async wrap(line, guest, filesystem) {
      // Said again for each command: with no session configuration at hand the runtime would leave the network open.
      const network = { allowedDomains: [], deniedDomains: [] };
      const names = { commandId: guest.id, commandText: "cell" };
      const wrapped = await up().wrapWithSandbox(line, SHELL, { filesystem, network }, undefined, names);
      housed.add(guest.id);
      return wrapped;
    },
    proxy() {
      const socket = up().getLinuxHttpSocketPath();
      if (socket === undefined) throw new PipelineError("SANDBOX_UNAVAILABLE", "the sandbox's proxy is not up");
      return { socket, relay: relay?.socat ?? "socat" };
    },
    leave(guest) {
      const cell = guests.get(guest.id);
      if (cell === undefined) return;
      guests.delete(guest.id);
      up().unregisterCommandNetworkLists(guest.id);
      const told = up().getSandboxViolationStore().getViolationsForCommand(guest.id);
      const refused = new Set(told.map(({ line }) => line));
      for (const what of [...refused].slice(0, MAX_REFUSALS_TOLD)) cell.log.info("cell-refused", { what });
      // Only for a wrap that went well: one call too many would uncover what another running cell protects.
      if (housed.delete(guest.id)) up().cleanupAfterCommand();
      up().updateConfig(config());
      rest();
    },
    stop,
  };
}

/** Nothing is allowed to everybody: each guest brings its own hosts. */
function sessionConfig(
  guests: readonly Rights[],
  programs: Programs,
  filterRequest: FilterRequest,
): SandboxRuntimeConfig {
  const secretHosts = guests.flatMap(({ masked }) => masked.flatMap(({ hosts }) => hosts));
  const opaque = guests
    .flatMap(({ allowHosts }) => allowHosts)
    .filter((host) => !secretHosts.some((secret) => covers(host, secret) || covers(secret, host)));
  return {
    network: {
      allowedDomains: [],
      deniedDomains: [],
      // Opened only on the way to a host that gets a secret put in; every other connection stays end to end.
      tlsTerminate: { excludeDomains: [...new Set(opaque.map(hostOf))] },
      filterRequest,
      // `passageOf` sees to it that this means loopback.
      allowPlaintextHeaderSet: true,
    },
    filesystem: { denyRead: [], allowWrite: [], denyWrite: [] },
    ripgrep: NO_SEARCH,
    ...(programs.bwrap === undefined ? {} : { bwrapPath: programs.bwrap }),
    ...(programs.socat === undefined ? {} : { socatPath: programs.socat }),
    seccomp: { applyPath: programs.applySeccomp },
  };
}

/** As long as the secret, so that what checks a length is content; recognised by people as what it is. */
function placeholderFor(secret: string): string {
  return `placeholder-${randomUUID()}`.padEnd(secret.length, "0");
}

async function putAway(starting: Promise<Runtime> | undefined, relay: Relay | undefined): Promise<void> {
  // One that did not start has nothing to stop, and whoever wanted it was told.
  const runtime = await starting?.catch(() => undefined);
  await runtime?.reset();
  await relay?.remove();
}

async function startRuntime(config: SandboxRuntimeConfig): Promise<Runtime> {
  const { SandboxManager } = await import("@anthropic-ai/sandbox-runtime");
  const before = SIGNALS.map((signal) => process.listeners(signal));
  try {
    await SandboxManager.initialize(config);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PipelineError("SANDBOX_UNAVAILABLE", `the sandbox does not start: ${why}`, { cause: error });
  }
  // The runtime would stop its proxy at the first signal, in the middle of an orderly end. Signals are the doors' business.
  for (const [index, signal] of SIGNALS.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) process.off(signal, listener);
    }
  }
  return SandboxManager;
}

function registerHosts(runtime: Runtime, id: string, hosts: readonly string[]): void {
  try {
    runtime.registerCommandNetworkLists(id, { allowedDomains: [...hosts] });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PipelineError("CONFIG_INVALID", `run.allowHosts: ${why}`, { cause: error });
  }
}
