// A server in front of a server: hands every request on as it is and keeps what was sent, headers and all; on order it answers
// itself, and repeats in its answer whatever it was told. Loopback only; judges nothing.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

export interface Tapped {
  /** Name of the tap. */
  readonly host: string;
  /** `POST /repos/acme/shop/pulls?page=2` */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent, but not compressed. */
  readonly body: Buffer;
}
export interface Spoiled {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}
/** An answer in the server's place; `reset` cuts the line, `hang` never answers, undefined hands the request on. */
export type Spoil = (request: Tapped) => Spoiled | "reset" | "hang" | undefined;

export interface Tap extends AsyncDisposable {
  readonly url: string;
  readonly requests: Tapped[];
}

/** @param server address without a path; left out, every request is answered with 404. */
export async function startTap(host: string, server: string | undefined, spoil: Spoil = () => undefined): Promise<Tap> {
  const requests: Tapped[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    const sent = await buffer(request);
    const body = headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    const tapped: Tapped = { host, line: `${method} ${url}`, headers, body };
    requests.push(tapped);
    const spoiled = spoil(tapped);
    if (spoiled === "hang") return;
    if (spoiled === "reset") {
      response.socket?.resetAndDestroy();
      return;
    }
    if (spoiled !== undefined || server === undefined) {
      const { status, headers: own, body: words } = spoiled ?? { status: 404, body: "{}" };
      response.writeHead(status, { "content-type": "application/json", ...own }).end(words);
      return;
    }
    await handOn({ server, url, method, headers, sent }, response);
  }

  const listening = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const port = await new Promise<number>((resolve) => {
    listening.listen(0, "127.0.0.1", () => resolve(z.object({ port: z.number() }).parse(listening.address()).port));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
}

interface HandedOn {
  readonly server: string;
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly sent: Buffer;
}

/** Of hop-by-hop headers none is handed on. */
async function handOn({ server, url, method, headers, sent }: HandedOn, response: ServerResponse): Promise<void> {
  const { host: _, connection: __, "content-length": ___, "transfer-encoding": ____, ...rest } = headers;
  const plain = Object.entries(rest).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const answer = await fetch(`${server}${url}`, {
    method,
    headers: plain,
    redirect: "manual",
    ...(sent.length > 0 && { body: Uint8Array.from(sent) }),
  });
  const told = [...answer.headers].filter(
    ([name]) => !/^(connection|content-(length|encoding)|transfer-encoding)$/.test(name),
  );
  response.writeHead(answer.status, Object.fromEntries(told)).end(Buffer.from(await answer.arrayBuffer()));
}
