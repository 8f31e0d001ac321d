// The part of Linear a relay talks to: the first activity of an agent session, checked against Linear's own schema.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { parse, validate } from "graphql";
import { z } from "zod";
import { linearSchema } from "../helpers/linear-schema.ts";

export interface RelayLinear extends AsyncDisposable {
  readonly url: string;
  /** Inputs of the activities that were created. */
  readonly activities: unknown[];
  readonly violations: string[];
  /** While true, it says no. */
  refuses: boolean;
}

const Sent = z.object({ query: z.string(), variables: z.object({ input: z.unknown() }) });
const Input = z.strictObject({
  agentSessionId: z.uuid(),
  content: z.strictObject({ type: z.literal("thought"), body: z.string().min(1) }),
});

export async function startRelayLinear(token: string): Promise<RelayLinear> {
  const schema = linearSchema();
  const activities: unknown[] = [];
  const violations: string[] = [];
  const http = createServer(async (request, response) => {
    const sent = Sent.parse(await json(request));
    violations.push(...validate(schema, parse(sent.query)).map(({ message }) => message));
    const isAllowed = request.headers.authorization === `Bearer ${token}` && !server.refuses;
    if (isAllowed) activities.push(Input.parse(sent.variables.input));
    const body = isAllowed ? { data: { agentActivityCreate: { success: true } } } : { errors: [{ message: "no" }] };
    response.writeHead(isAllowed ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  // `listen` on TCP always gives an AddressInfo.
  const { port } = http.address() as AddressInfo;
  const server: RelayLinear = {
    url: `http://127.0.0.1:${port}/graphql`,
    activities,
    violations,
    refuses: false,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}
