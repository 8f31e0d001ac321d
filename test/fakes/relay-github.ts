// The part of GitHub a relay talks to: dispatches and installation tokens, as strict as GitHub's own description. Light enough
// for hundreds of requests; a test decides what goes wrong. Loopback only.
import { createVerify, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { answerFault, type Fault, takeFault } from "./faults.ts";
import { type Asked, readRules } from "./github-rules.ts";

export interface RelayGithubOptions {
  readonly token: string;
  readonly app?: { readonly id: string; readonly publicKey: KeyObject; readonly installation: number };
}
export interface RelayGithub extends AsyncDisposable {
  readonly url: string;
  /** What was accepted. */
  readonly dispatches: { readonly path: string; readonly body: unknown }[];
  /** `METHOD /path`, everything that arrived. */
  readonly requests: string[];
  /** Requests the real one would not understand. */
  readonly violations: string[];
  readonly faults: Fault[];
  /** Bodies of the requests for installation tokens that were granted. */
  readonly grants: unknown[];
  /** While set, every dispatch is answered with a redirect to it. */
  redirectTo: string | undefined;
}

const RunDetails = z.object({ return_run_details: z.boolean().default(false) });

export async function startRelayGithub({ token, app }: RelayGithubOptions): Promise<RelayGithub> {
  const rules = await readRules();
  const dispatches: RelayGithub["dispatches"] = [];
  const requests: string[] = [];
  const violations: string[] = [];
  const grants: unknown[] = [];
  const faults: Fault[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const sent = await text(request);
    requests.push(`${method} ${url}`);
    const fault = takeFault(faults, method, url);
    if (fault?.when === "before") return void answerFault(response, fault);
    const asked: Asked = { method, path: url, query: "", headers, body: JSON.parse(sent) };
    const answered = answer(asked);
    if (fault !== undefined) return void answerFault(response, fault);
    response.writeHead(answered.status, answered.headers);
    response.end(answered.body === undefined ? undefined : JSON.stringify(answered.body));
  }

  function answer(asked: Asked): { status: number; headers?: Record<string, string>; body?: unknown } {
    if (server.redirectTo !== undefined) return { status: 307, headers: { location: server.redirectTo } };
    if (app !== undefined && asked.path === `/app/installations/${app.installation}/access_tokens`)
      return grant(asked, app);
    const violation = asked.headers["user-agent"] === undefined ? "no user-agent" : rules(asked);
    if (violation !== undefined) {
      violations.push(violation);
      return { status: 400, body: { message: violation } };
    }
    if (asked.headers.authorization !== `Bearer ${token}`) return { status: 401, body: { message: "Bad credentials" } };
    const run = dispatches.push({ path: asked.path, body: asked.body });
    if (!RunDetails.parse(asked.body).return_run_details) return { status: 204 };
    return { status: 200, body: { workflow_run_id: run, run_url: "x", html_url: "x" } };
  }

  /** A JWT of the app, RS256, ten minutes at most. */
  function grant({ headers, body }: Asked, { id, publicKey }: NonNullable<RelayGithubOptions["app"]>) {
    const [header = "", claim = "", signature = ""] = (headers.authorization ?? "").replace("Bearer ", "").split(".");
    const isSigned = createVerify("RSA-SHA256").update(`${header}.${claim}`).verify(publicKey, signature, "base64url");
    const parse = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
    const said = z.object({ iss: z.string(), iat: z.number(), exp: z.number() }).parse(isSigned ? parse(claim) : {});
    const seconds = Date.now() / 1000;
    const isFine = said.iss === id && said.iat <= seconds && said.exp > seconds && said.exp - said.iat <= 600;
    if (!isFine) return { status: 401, body: { message: "A JSON web token could not be decoded" } };
    grants.push(body);
    return { status: 201, body: { token, expires_at: new Date(Date.now() + 3_600_000).toISOString() } };
  }

  const http = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.writeHead(400).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  // `listen` on TCP always gives an AddressInfo.
  const { port } = http.address() as AddressInfo;
  const server: RelayGithub = {
    url: `http://127.0.0.1:${port}`,
    dispatches,
    requests,
    violations,
    faults,
    grants,
    redirectTo: undefined,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}
