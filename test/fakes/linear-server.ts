// A Linear for tests: a GraphQL server with state on the loopback, as strict as the real thing. Every request is validated
// against the schema of the pinned SDK; a field nobody wrote a resolver for is an error, never an invented value.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import { z } from "zod";
import { linearSchema } from "../helpers/linear-schema.ts";
import { complexityOf, MAX_COMPLEXITY } from "./linear-complexity.ts";
import { type Deed, mutationNode } from "./linear-deeds.ts";
import { answerLinearFault, type LinearFault, takeLinearFault } from "./linear-faults.ts";
import { queryNode } from "./linear-nodes.ts";
import { createLinearWorld, getState, type LinearWorld, type SeedTicket, type SeedWorkspace } from "./linear-world.ts";

export interface LinearServerOptions extends SeedWorkspace {
  /** The only key that is let in; `lin_api_test` when left out. */
  readonly apiKey?: string;
  readonly tickets?: readonly SeedTicket[];
}
export interface LinearServer extends AsyncDisposable {
  /** What to pass as `apiUrl`. */
  readonly url: string;
  readonly apiKey: string;
  /** Every request in order, as it was answered. */
  readonly requests: ServedQuery[];
  /** Every mutation that had its effect, in order. */
  readonly deeds: Deed[];
  /** Requests that the real Linear would not understand, or the fake cannot answer. Disposing throws when there are any. */
  readonly violations: string[];
  readonly faults: LinearFault[];
  seed(...tickets: readonly SeedTicket[]): void;
  /** Oldest first. */
  comments(key: string): { readonly id: string; readonly author: string | null; readonly body: string }[];
  attachments(key: string): { readonly title: string; readonly url: string }[];
  /** Name of the ticket's state. */
  stateOf(key: string): string;
  /** What a person does meanwhile; not recorded as a deed. */
  moveByHand(key: string, state: string): void;
  trashByHand(key: string): void;
  deleteCommentByHand(id: string): void;
}
export interface ServedQuery {
  readonly operation: string;
  readonly kind: "query" | "mutation" | "unknown";
  /** By Linear's published count. */
  readonly complexity: number;
  readonly variables: Readonly<Record<string, unknown>>;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly fault?: LinearFault["kind"];
}
interface Answer {
  readonly status: number;
  readonly body: ExecutionResult | { readonly errors: readonly GraphQLError[] };
}
interface Asked {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: string;
  readonly kind: ServedQuery["kind"];
  readonly complexity: number;
}

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

export async function startLinearServer(options: LinearServerOptions = {}): Promise<LinearServer> {
  const { apiKey = "lin_api_test", tickets = [], ...workspace } = options;
  const world = createLinearWorld(workspace);
  for (const ticket of tickets) world.addTicket(ticket);
  const requests: ServedQuery[] = [];
  const violations: string[] = [];
  const faults: LinearFault[] = [];
  const deeds: Deed[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = readAsked(await text(request));
    const fault = takeLinearFault(faults, asked.operation);
    const { document: _, ...shown } = asked;
    const record = (status: number) => requests.push({ ...shown, status, ...(fault ? { fault: fault.kind } : {}) });
    if (fault?.when === "before") {
      record(answerLinearFault(response, fault));
      return;
    }
    const isKnown = request.headers.authorization === apiKey;
    const answer = isKnown ? await answerTo(asked, { world, deeds, violations }) : UNAUTHENTICATED;
    if (fault !== undefined) {
      record(answerLinearFault(response, fault));
      return;
    }
    record(answer.status);
    response.writeHead(answer.status, {
      "content-type": "application/json; charset=utf-8",
      "x-complexity": asked.complexity,
    });
    response.end(JSON.stringify(answer.body));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.writeHead(500).end();
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(z.object({ port: z.number() }).parse(server.address()).port));
  });

  return {
    url: `http://127.0.0.1:${port}/graphql`,
    apiKey,
    requests,
    deeds,
    violations,
    faults,
    seed: (...more) => more.forEach(world.addTicket),
    comments: (key) => world.getIssue(key).comments.map(({ id, author, body }) => ({ id, author, body })),
    attachments: (key) => world.getIssue(key).attachments.map((attachment) => ({ ...attachment })),
    stateOf: (key) => world.getIssue(key).state.name,
    moveByHand: (key, state) => {
      const issue = world.getIssue(key);
      issue.state = getState(issue.team, state);
      issue.updatedAt = world.tick();
    },
    trashByHand: (key) => {
      world.getIssue(key).trashed = true;
    },
    deleteCommentByHand: (id) => {
      const comments = world.findComment(id)?.issue.comments ?? [];
      comments.splice(
        comments.findIndex((comment) => comment.id === id),
        1,
      );
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`Linear would not have understood:\n${violations.join("\n")}`);
    },
  };
}

const UNAUTHENTICATED: Answer = {
  status: 401,
  body: {
    errors: [
      new GraphQLError("Authentication required, not authenticated", {
        extensions: { type: "authentication error", code: "AUTHENTICATION_ERROR", statusCode: 401, userError: true },
      }),
    ],
  },
};

function readAsked(body: string): Asked {
  const { query, variables = {} } = Body.parse(JSON.parse(body));
  const document = parse(query);
  const operation = getOperationAST(document);
  const kind =
    operation?.operation === "query" || operation?.operation === "mutation" ? operation.operation : "unknown";
  const complexity = complexityOf(linearSchema(), document, variables);
  return { document, variables, operation: operation?.name?.value ?? "", kind, complexity };
}

async function answerTo(
  { document, variables, kind, complexity }: Asked,
  { world, deeds, violations }: { world: LinearWorld; deeds: Deed[]; violations: string[] },
): Promise<Answer> {
  const schema = linearSchema();
  const wrong = [...validate(schema, document)];
  if (complexity > MAX_COMPLEXITY) wrong.push(new GraphQLError(`Query too complex: ${complexity}`));
  if (wrong.length > 0) {
    violations.push(...wrong.map(({ message }) => message));
    return { status: 400, body: { errors: wrong } };
  }
  const rootValue = kind === "mutation" ? mutationNode(world, deeds) : queryNode(world);
  const result = await execute({ schema, document, rootValue, variableValues: variables, fieldResolver: resolveField });
  const ours = result.errors?.filter((error) => !isLinearsOwn(error)) ?? [];
  violations.push(...ours.map((error) => `${error.path?.join(".") ?? "variables"}: ${error.message}`));
  return { status: ours.length > 0 ? 500 : 200, body: result };
}

function isLinearsOwn(error: GraphQLError): boolean {
  return typeof error.extensions.code === "string";
}

const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  if (typeof source !== "object" || source === null || !(info.fieldName in source)) {
    throw new Error(`the fake has no ${info.parentType.name}.${info.fieldName}`);
  }
  const value: unknown = Reflect.get(source, info.fieldName);
  return typeof value === "function" ? value(args) : value;
};
