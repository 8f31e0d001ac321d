// For a cell that may go anywhere: reads where each connection wants to go, has that host allowed for this cell alone, and
// passes the bytes on to the proxy, which still refuses this machine's own addresses and the cloud's metadata service.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export interface OpenDoor extends AsyncDisposable {
  readonly socket: string;
}

const MAX_FIRST_LINE_BYTES = 8192;

/**
 * @param wanted.proxy socket file of the proxy.
 * @param wanted.onHost told each host before its bytes are passed on.
 */
export async function openDoor(wanted: {
  readonly proxy: string;
  readonly onHost: (host: string) => void;
}): Promise<OpenDoor> {
  // Not in the state folder: the path of a socket may have 107 bytes only.
  const dir = await mkdtemp(path.join(tmpdir(), "cell-"));
  const socket = path.join(dir, "proxy.sock");
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = createConnection({ path: wanted.proxy, allowHalfOpen: true });
    for (const side of [client, upstream]) {
      open.add(side);
      side.once("close", () => open.delete(side));
      // One side that breaks takes the other with it; the client sees a closed connection, as it would without us.
      side.on("error", () => {
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(client);
    passOn(client, upstream, wanted.onHost);
  });
  server.listen(socket);
  await once(server, "listening");
  return {
    socket,
    async [Symbol.asyncDispose]() {
      for (const each of open) each.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Holds the first line back until its host is known; everything after goes through untouched. */
function passOn(client: Socket, upstream: Socket, onHost: (host: string) => void): void {
  let head = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    if (!head.includes("\n") && head.length < MAX_FIRST_LINE_BYTES) return;
    client.off("data", onData);
    const host = requestedHost(head.toString("latin1").split("\n", 1)[0] ?? "");
    if (host !== undefined) onHost(host);
    upstream.write(head);
    client.pipe(upstream);
  };
  client.on("data", onData);
  client.once("end", () => upstream.end());
}

/** The host of a proxy request line, `CONNECT host:port …` or `GET http://host/…`; undefined for anything else. */
export function requestedHost(line: string): string | undefined {
  const target =
    /^CONNECT (\S+) HTTP\//.exec(line)?.[1] ?? /^[A-Z]+ http:\/\/(?:[^@/\s]*@)?([^/?#\s]+)/.exec(line)?.[1];
  return target?.replace(/:\d+$/, "").replace(/\.$/, "").toLowerCase();
}
