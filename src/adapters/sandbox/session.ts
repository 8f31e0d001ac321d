// The one sandbox-runtime session of this process: its proxy, and who may go where through it. The runtime keeps one
// manager per process, so every cell is a guest of the same session, told apart by an identifier nobody can guess.
import { randomBytes, randomUUID } from "node:crypto";
import type { SandboxRuntimeConfig } from "@anthropic-ai/sandbox-runtime";
import { PipelineError } from "../../errors.ts";
import type { Cell, Log } from "../../ports.ts";
import { covers, hostOf } from "./hosts.ts";
import { type Masked, passageOf } from "./masking.ts";

type Runtime = typeof import("@anthropic-ai/sandbox-runtime").SandboxManager;
type Filesystem = SandboxRuntimeConfig["filesystem"];
type FilterRequest = NonNullable<SandboxRuntimeConfig["network"]["filterRequest"]>;
interface Rights {
  readonly allowHosts: readonly string[];
  readonly masked: readonly Masked[];
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
  admit(cell: Pick<Cell, "allowHosts" | "masked">): Guest;
  /** One more host for a guest: for cells that may go anywhere. False when the host is no host. */
  tryAllow(guest: Guest, host: string): boolean;
  /** The shell line that runs `line` inside; `binSh` and everything it needs must be visible to the guest. */
  wrap(line: string, guest: Guest, filesystem: Filesystem): Promise<string>;
  /** The socket file that leads to the proxy. */
  proxySocket(): string;
  /** Forgets a guest, says what it was refused, and clears what the runtime left on disk for it. */
  leave(guest: Guest): void;
  /** Stops the proxy and its helpers. A later `ready` starts anew. */
  stop(): Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** The runtime's helper processes keep this process alive; with no guest for this long they are not worth it. */
const IDLE_MS = 2000;
/**
 * The runtime's search for dotfiles protects the folder *this* process stands in, and costs time there. Cells say themselves
 * what is read-only, so a search that finds nothing is the right one.
 */
const NO_SEARCH = { command: "true" };
const MAX_REFUSALS_TOLD = 20;

export function createSession(settings: { readonly applySeccompPath: string; readonly log: Log }): Session {
  const { applySeccompPath, log } = settings;
  const guests = new Map<string, Rights>();
  let runtime: Runtime | undefined;
  let starting: Promise<Runtime> | undefined;
  let idle: NodeJS.Timeout | undefined;

  // The proxy keeps the function it was started with: it has to look at the guests of the moment.
  const filterRequest: FilterRequest = async (request, info) =>
    passageOf(
      request,
      info?.scheme ?? "http",
      [...guests.values()].flatMap(({ masked }) => masked),
    );
  const config = () => sessionConfig([...guests.values()], applySeccompPath, filterRequest);
  const up = (): Runtime => {
    if (runtime === undefined) throw new Error("the sandbox session is not up");
    return runtime;
  };
  const stop = async () => {
    clearTimeout(idle);
    const manager = await starting?.catch(() => undefined);
    runtime = undefined;
    starting = undefined;
    await manager?.reset();
  };
  const rest = () => {
    clearTimeout(idle);
    if (guests.size === 0) idle = setTimeout(() => void stop(), IDLE_MS);
  };

  return {
    async ready() {
      clearTimeout(idle);
      starting ??= startRuntime(config());
      try {
        runtime = await starting;
      } catch (error) {
        starting = undefined;
        throw error;
      }
      rest();
    },
    admit(cell) {
      const id = randomBytes(18).toString("base64url");
      const known = cell.allowHosts.filter((host) => host !== "*");
      registerHosts(up(), id, known);
      clearTimeout(idle);
      const masked = cell.masked.map((secret) => ({ ...secret, placeholder: placeholderFor(secret.value) }));
      guests.set(id, { masked, allowHosts: known });
      up().updateConfig(config());
      return { id, placeholders: Object.fromEntries(masked.map(({ name, placeholder }) => [name, placeholder])) };
    },
    tryAllow(guest, host) {
      const cell = guests.get(guest.id);
      if (cell === undefined) return false;
      if (cell.allowHosts.includes(host)) return true;
      const allowHosts = [...cell.allowHosts, host];
      try {
        up().registerCommandNetworkLists(guest.id, { allowedDomains: allowHosts });
      } catch (error) {
        log.debug("cell-host-refused", { host, why: String(error) });
        return false;
      }
      guests.set(guest.id, { ...cell, allowHosts });
      up().updateConfig(config());
      return true;
    },
    wrap: (line, guest, filesystem) =>
      // Said again for each command: with no session configuration at hand the runtime would leave the network open.
      up().wrapWithSandbox(line, "sh", { filesystem, network: { allowedDomains: [], deniedDomains: [] } }, undefined, {
        commandId: guest.id,
        commandText: "cell",
      }),
    proxySocket() {
      const socket = up().getLinuxHttpSocketPath();
      if (socket === undefined) throw new PipelineError("SANDBOX_UNAVAILABLE", "the sandbox's proxy is not up");
      return socket;
    },
    leave(guest) {
      if (!guests.delete(guest.id) || runtime === undefined) return;
      runtime.unregisterCommandNetworkLists(guest.id);
      const refused = new Set(
        runtime
          .getSandboxViolationStore()
          .getViolationsForCommand(guest.id)
          .map((v) => v.line),
      );
      for (const what of [...refused].slice(0, MAX_REFUSALS_TOLD)) log.info("cell-refused", { what });
      runtime.cleanupAfterCommand();
      runtime.updateConfig(config());
      rest();
    },
    stop,
  };
}

/** Nothing is allowed to everybody: each guest brings its own hosts. */
function sessionConfig(
  guests: readonly Rights[],
  applySeccompPath: string,
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
    seccomp: { applyPath: applySeccompPath },
  };
}

/** As long as the secret, so that what checks a length is content; recognised by people as what it is. */
function placeholderFor(secret: string): string {
  return `placeholder-${randomUUID()}`.padEnd(secret.length, "0");
}

async function startRuntime(config: SandboxRuntimeConfig): Promise<Runtime> {
  const { SandboxManager } = await import("@anthropic-ai/sandbox-runtime");
  const { errors } = SandboxManager.checkDependencies(NO_SEARCH);
  if (errors.length > 0) throw new PipelineError("SANDBOX_UNAVAILABLE", `cannot isolate here: ${errors.join("; ")}`);
  const before = SIGNALS.map((signal) => process.rawListeners(signal));
  try {
    await SandboxManager.initialize(config);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PipelineError("SANDBOX_UNAVAILABLE", `the sandbox does not start: ${why}`, { cause: error });
  }
  // The runtime would stop its proxy at the first signal, in the middle of an orderly end. Signals are the doors' business.
  for (const [index, signal] of SIGNALS.entries()) {
    for (const listener of process.rawListeners(signal)) {
      if (!before[index]?.includes(listener)) process.off(signal, listener as NodeJS.SignalsListener);
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
