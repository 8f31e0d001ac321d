// What a relay does, whatever runs it: the one suite for the handler itself, the Node adapter and workerd.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { parseEvent } from "../../src/core/event.ts";
import { type RelayGithub, startRelayGithub } from "../fakes/relay-github.ts";
import { type RelayLinear, startRelayLinear } from "../fakes/relay-linear.ts";
import {
  AGENT_TOKEN,
  CANARY,
  GITHUB_TOKEN,
  keyOf,
  move,
  NEXT_SECRET,
  OUR_USER,
  PERSON,
  SECRET,
  session,
  signed,
  signedBytes,
} from "./deliveries.ts";
import { type OpenScene, type RelayScene, told } from "./scenes.ts";

const Answered = z.object({ outcome: z.string(), reason: z.string().optional() });
const MIB = 1024 * 1024;
const WORKFLOW_PATH = "/repos/acme/shop/actions/workflows/linear-to-pr.yml/dispatches";

export function relayContract(runtime: string, open: OpenScene): void {
  describe(`the relay on ${runtime}`, () => {
    let github: RelayGithub;
    let scene: RelayScene;

    beforeAll(async () => {
      github = await startRelayGithub({ token: GITHUB_TOKEN });
      scene = await open(told(github.url));
    });
    afterEach(() => {
      expect(github.violations).toEqual([]);
      github.faults.length = 0;
      github.dispatches.length = 0;
      github.requests.length = 0;
      github.redirectTo = undefined;
    });
    afterAll(async () => {
      await scene[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    });

    /** Status and outcome of one delivery. */
    async function deliver(what: Parameters<RelayScene["send"]>[0], where = scene): Promise<unknown[]> {
      const response = await where.send(what);
      const { outcome, reason } = Answered.parse(await response.json());
      return [response.status, outcome, ...(reason === undefined ? [] : [reason])];
    }

    describe("a move into the state", () => {
      it("is dispatched as key, time and correlation, acknowledged, and logged with its run", async () => {
        const payload = move();
        const delivery = "99999999-9999-4999-8999-999999999999";
        const before = (await scene.lines(0)).length;
        const response = await scene.send(signed(payload, { delivery }));
        expect([response.status, await response.json()]).toEqual([200, { outcome: "accepted", correlation: delivery }]);
        expect(response.headers.get("cache-control")).toBe("no-store");
        const inputs = { keys: keyOf(payload), movedAt: "2026-11-20T09:30:00.000Z", correlation: delivery };
        expect(github.dispatches).toEqual([
          { path: WORKFLOW_PATH, body: { ref: "main", inputs, return_run_details: true } },
        ]);
        expect(parseEvent("workflow_dispatch", { inputs }, { keys: [] })).toMatchObject({
          keys: [keyOf(payload)],
          movedAt: "2026-11-20T09:30:00.000Z",
          correlation: delivery,
        });
        const line = (await scene.lines(before + 1)).at(-1);
        expect(line).toEqual({
          outcome: "accepted",
          status: 200,
          ms: expect.any(Number),
          delivery,
          correlation: delivery,
          key: keyOf(payload),
          repository: "acme/shop",
          github: 200,
          run: 1,
        });
      });

      it("is dispatched once for fifty deliveries at the same time, and never again later", async () => {
        const what = signed(move());
        const all = await Promise.all(Array.from({ length: 50 }, () => deliver(what)));
        const accepted = all.filter(([, outcome]) => outcome === "accepted");
        const others = new Set(all.filter(([, outcome]) => outcome !== "accepted").map(String));
        expect(accepted).toHaveLength(1);
        // A duplicate is told to come again as long as it is not known how the first one ends.
        expect([...others].every((each) => ["503,in-progress", "200,duplicate"].includes(each))).toBe(true);
        expect(github.dispatches).toHaveLength(1);
        expect(await deliver(what)).toEqual([200, "duplicate"]);
        expect(github.dispatches).toHaveLength(1);
      });

      it("is dispatched once when two deliveries tell of it", async () => {
        const payload = move();
        expect(await deliver(signed(payload))).toEqual([200, "accepted"]);
        expect(await deliver(signed(payload))).toEqual([200, "duplicate"]);
        expect(github.dispatches).toHaveLength(1);
      });

      it("is dispatched again when the ticket was moved again", async () => {
        const payload = move();
        const data = { ...Object(payload.data), updatedAt: "2026-11-20T11:00:00.000Z" };
        expect(await deliver(signed(payload))).toEqual([200, "accepted"]);
        expect(await deliver(signed({ ...payload, data }))).toEqual([200, "accepted"]);
        expect(github.dispatches).toHaveLength(2);
      });

      it("may come in pieces", async () => {
        const { body, headers } = signed(move());
        expect(await deliver({ headers, body: stream(body, 100) })).toEqual([200, "accepted"]);
      });

      it("may hold any text, to the byte", async () => {
        const title = "日本語 👩‍👩‍👧 العربية \u0000 \u2028 \ud83d\ude80 é";
        expect(await deliver(signed(move({ data: { title } })))).toEqual([200, "accepted"]);
      });

      it("may be hours late, as Linear's retries are, but not a day", async () => {
        const late = move({ top: { webhookTimestamp: Date.now() - 7 * 3_600_000 } });
        expect(await deliver(signed(late))).toEqual([200, "accepted"]);
        const stale = move({ top: { webhookTimestamp: Date.now() - 25 * 3_600_000 } });
        expect(await deliver(signed(stale))).toEqual([403, "stale"]);
        const future = move({ top: { webhookTimestamp: Date.now() + 25 * 3_600_000 } });
        expect(await deliver(signed(future))).toEqual([403, "stale"]);
      });
    });

    it("takes the time of a delivery from the header only when the signed body has none", async () => {
      const { body, headers } = signed(move({ top: { webhookTimestamp: undefined } }));
      const { "linear-timestamp": _time, ...timeless } = headers;
      expect(await deliver({ body, headers: timeless })).toEqual([400, "malformed", "time"]);
      expect(await deliver({ body, headers })).toEqual([200, "accepted"]);
    });

    describe("what Linear did not sign", () => {
      it("is refused: another secret, no signature, a mangled one", async () => {
        const { body, headers } = signed(move());
        const { "linear-signature": signature = "", ...unsigned } = headers;
        expect(await deliver(signed(move(), { secret: "lin_wh_somebody_elses_secret" }))).toEqual([
          401,
          "forged",
          "signature",
        ]);
        expect(await deliver({ body, headers: unsigned })).toEqual([401, "forged", "no-signature"]);
        for (const odd of ["", "zz", signature.slice(2), `${signature}00`, `sha256=${signature}`, "g".repeat(64)]) {
          expect(await deliver({ body, headers: { ...unsigned, "linear-signature": odd } })).toEqual([
            401,
            "forged",
            "no-signature",
          ]);
        }
        expect(github.requests).toEqual([]);
      });

      it("is refused with one bit flipped anywhere", async () => {
        const { body, headers } = signed(move());
        for (const at of [0, 1, Math.floor(body.length / 2), body.length - 1]) {
          for (const bit of [1, 32, 128]) {
            const flipped = Uint8Array.from(body);
            flipped[at] = (flipped[at] ?? 0) ^ bit;
            expect(await deliver({ headers, body: flipped })).toEqual([401, "forged", "signature"]);
          }
        }
        const signature = headers["linear-signature"] ?? "";
        const other = (Number.parseInt(signature.slice(-1), 16) ^ 1).toString(16);
        const bent = { ...headers, "linear-signature": signature.slice(0, -1) + other };
        expect(await deliver({ body, headers: bent })).toEqual([401, "forged", "signature"]);
        expect(github.requests).toEqual([]);
      });

      it("is refused although a header says it is fresh: only the signed time counts", async () => {
        const old = signed(move({ top: { webhookTimestamp: Date.now() - 30 * 3_600_000 } }));
        expect(await deliver({ ...old, headers: { ...old.headers, "linear-timestamp": String(Date.now()) } })).toEqual([
          403,
          "stale",
        ]);
      });
    });

    describe("what is too much, too slow or at the wrong place", () => {
      it("is refused above 1 MiB, by what is declared and by what arrives", async () => {
        const large = signed(move({ data: { description: "x".repeat(MIB) } }));
        expect(await deliver(large)).toEqual([413, "too-large"]);
        const chunked = { headers: large.headers, body: stream(large.body, 64 * 1024) };
        expect(await deliver(chunked)).toEqual([413, "too-large"]);
        const fits = signed(move({ data: { description: "x".repeat(MIB - 5_000) } }));
        expect(await deliver(fits)).toEqual([200, "accepted"]);
      });

      it("is not waited for beyond a second", async () => {
        const { body, headers } = signed(move());
        const began = Date.now();
        const never = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(body.slice(0, 10)) });
        expect(await deliver({ headers, body: never })).toEqual([408, "too-slow"]);
        expect(Date.now() - began).toBeLessThan(1_500);
      });

      it("gets the status of its kind", async () => {
        const { body, headers } = signed(move());
        const ask = async (sent: Parameters<RelayScene["send"]>[0]) => {
          const response = await scene.send(sent);
          await response.text();
          return [response.status, response.headers.get("allow")];
        };
        expect(await ask({ path: "/healthz", method: "GET" })).toEqual([200, null]);
        expect(await ask({ path: "/healthz", body, headers })).toEqual([405, "GET"]);
        expect(await ask({ method: "GET" })).toEqual([405, "POST"]);
        expect(await ask({ method: "PUT", body, headers })).toEqual([405, "POST"]);
        for (const path of ["/", "/linear/", "/Linear", "/linear/x", "/%6cinear"]) {
          expect([path, ...(await ask({ path, body, headers }))]).toEqual([path, 404, null]);
        }
        for (const type of [
          "text/plain",
          "application/json-patch+json",
          "application/json; charset=latin1",
          "application/x-www-form-urlencoded",
        ]) {
          expect(await ask({ body, headers: { ...headers, "content-type": type } })).toEqual([415, null]);
        }
        expect(await ask({ body, headers: { ...headers, "content-encoding": "gzip" } })).toEqual([415, null]);
        expect(github.requests).toEqual([]);
      });

      it("is malformed when signed bytes are no event", async () => {
        const bad = [
          "",
          "{",
          "[]",
          "null",
          JSON.stringify({ type: "Issue" }),
          JSON.stringify(move({ data: { identifier: "eng-1; curl evil" } })),
          JSON.stringify(move({ data: { identifier: "ENG-1\n" } })),
          JSON.stringify(move({ data: { updatedAt: "yesterday" } })),
          JSON.stringify(move({ data: { id: 7 } })),
        ];
        for (const each of bad)
          expect([each, ...(await deliver(signed(each)))]).toEqual([each, 400, "malformed", "event"]);
        const invalid = Uint8Array.from([...signed(move()).body.slice(0, -2), 0xff, 0x22, 0x7d]);
        expect(await deliver(signedBytes(invalid))).toEqual([400, "malformed", "event"]);
      });
    });

    describe("when GitHub", () => {
      it("is down, nothing is lost: each try says so until one gets through, and that one counts", async () => {
        const what = signed(move());
        github.faults.push({ match: "POST /**", when: "before", kind: "502", times: 2 });
        const first = await scene.send(what);
        expect([first.status, first.headers.get("retry-after")]).toEqual([503, "30"]);
        expect(await deliver(what)).toEqual([503, "unavailable"]);
        expect(await deliver(what)).toEqual([200, "accepted"]);
        expect(await deliver(what)).toEqual([200, "duplicate"]);
        expect(github.dispatches).toHaveLength(1);
      });

      it("cuts the line or hangs, the answer still comes in time and the next try gets through", async () => {
        const what = signed(move());
        github.faults.push({ match: "POST /**", when: "before", kind: "reset" });
        expect(await deliver(what)).toEqual([503, "unavailable"]);
        github.faults.push({ match: "POST /**", when: "before", kind: "hang" });
        const began = Date.now();
        expect(await deliver(what)).toEqual([503, "unavailable"]);
        expect(Date.now() - began).toBeLessThan(1_500);
        expect(await deliver(what)).toEqual([200, "accepted"]);
      });

      it("is at its limits, Linear is told how long", async () => {
        const what = signed(move());
        github.faults.push({ match: "POST /**", when: "before", kind: "429" });
        const limited = await scene.send(what);
        expect([limited.status, limited.headers.get("retry-after")]).toEqual([503, "2"]);
        github.faults.push({ match: "POST /**", when: "before", kind: "secondary", headers: { "retry-after": "60" } });
        const second = await scene.send(what);
        expect([second.status, second.headers.get("retry-after")]).toEqual([503, "60"]);
        github.faults.push({
          match: "POST /**",
          when: "before",
          kind: "403",
          headers: { "x-ratelimit-remaining": "0" },
        });
        expect(await deliver(what)).toEqual([503, "unavailable"]);
        expect(await deliver(what)).toEqual([200, "accepted"]);
      });

      it.each(["401", "403", "404", "422"] as const)(
        "says %s, that is a refusal, and put right it gets through",
        async (kind) => {
          const what = signed(move());
          const before = (await scene.lines(0)).length;
          github.faults.push({ match: "POST /**", when: "before", kind });
          expect(await deliver(what)).toEqual([502, "refused"]);
          expect((await scene.lines(before + 1)).at(-1)).toMatchObject({ outcome: "refused", github: Number(kind) });
          expect(await deliver(what)).toEqual([200, "accepted"]);
        },
      );

      it("is somebody else, their 200 is not taken for GitHub's", async () => {
        const what = signed(move());
        github.faults.push({ match: "POST /**", when: "before", kind: "garbage" });
        expect(await deliver(what)).toEqual([503, "unavailable"]);
        expect(await deliver(what)).toEqual([200, "accepted"]);
      });

      it("redirects, nobody follows with the token", async () => {
        const heard: unknown[] = [];
        const trap = createServer((request, response) => {
          heard.push(request.headers.authorization);
          response.writeHead(204).end();
        });
        await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
        const { port } = trap.address() as AddressInfo;
        github.redirectTo = `http://127.0.0.1:${port}/`;
        expect(await deliver(signed(move()))).toEqual([502, "refused"]);
        expect(heard).toEqual([]);
        await new Promise((resolve) => trap.close(resolve));
      });
    });

    describe("the filters", () => {
      it.each([
        ["own-user", move({ top: { actor: { id: OUR_USER } } })],
        ["not-a-move", move({ top: { updatedFrom: { title: "old" } } })],
        ["not-a-move", move({ top: { updatedFrom: undefined }, data: { updatedFrom: { stateId: "old" } } })],
        ["not-a-move", move({ top: { updatedFrom: { stateId: "44444444-4444-4444-8444-444444444444" } } })],
        ["not-a-move", move({ top: { action: "create" } })],
        ["not-a-move", move({ top: { type: "Comment" } })],
        ["state", move({ data: { state: { id: "x", name: "In Review", type: "started" }, stateId: "x" } })],
        ["no-route", move({ data: { identifier: "OPS-1" } })],
        ["sessions-off", session()],
      ])("leave alone: %s", async (reason, payload) => {
        expect(await deliver(signed(payload))).toEqual([200, "ignored", reason]);
        expect(github.requests).toEqual([]);
      });

      it("refuse another organisation aloud", async () => {
        const payload = move({ top: { organizationId: "12121212-1212-4121-8121-121212121212" } });
        expect(await deliver(signed(payload))).toEqual([403, "foreign"]);
      });

      it("take states, labels and actors by id or name, and a project's route before its team's", async () => {
        const settings = {
          states: ["ready for agents", "44444444-4444-4444-8444-444444444444"],
          labels: ["Agent"],
          actors: ["ADA@example.com", PERSON],
          routes: [
            {
              team: "ENG",
              project: "Checkout",
              repository: "acme/checkout",
              ref: "develop",
              workflow: "agent.yml",
              labels: [],
            },
            { team: "ENG", repository: "acme/shop" },
          ],
        };
        await using own = await open(told(github.url, { settings }));
        const cases: [Parameters<typeof move>[0], unknown][] = [
          [{}, "accepted"],
          [{ data: { labels: [] } }, "label"],
          [{ data: { labels: [], project: { id: "p", name: "checkout" } } }, "accepted"],
          [{ data: { stateId: "x", state: { id: "x", name: "Ready for Agents" } } }, "accepted"],
          [{ data: { stateId: "x", state: { id: "x", name: "In Progress" } } }, "state"],
          [{ top: { actor: { id: "x", name: "Ada", email: "ada@example.com" } } }, "accepted"],
          [{ top: { actor: { id: "x", name: PERSON } } }, "actor"],
          [{ top: { actor: null } }, "actor"],
        ];
        for (const [changes, wanted] of cases) expect((await deliver(signed(move(changes)), own)).at(-1)).toBe(wanted);
        expect(github.dispatches.map(({ path, body }) => [path, Object(body).ref])).toEqual([
          [WORKFLOW_PATH, "main"],
          ["/repos/acme/checkout/actions/workflows/agent.yml/dispatches", "develop"],
          [WORKFLOW_PATH, "main"],
          [WORKFLOW_PATH, "main"],
        ]);
      });
    });

    it("takes two secrets while one replaces the other, refuses what is late where told so, and speaks repository_dispatch", async () => {
      const environment = { LINEAR_WEBHOOK_SECRET_NEXT: NEXT_SECRET };
      const changes = { environment, linear: { stale: "refuse" }, github: { dispatch: "repository_dispatch" } };
      await using own = await open(told(github.url, changes));
      const payload = move();
      expect(await deliver(signed(payload), own)).toEqual([200, "accepted"]);
      expect(await deliver(signed(move(), { secret: NEXT_SECRET }), own)).toEqual([200, "accepted"]);
      expect((await own.lines(2)).map((line) => Object(line).secret)).toEqual([undefined, "next"]);
      expect(await deliver(signed(move(), { secret: "lin_wh_neither_of_the_two" }), own)).toEqual([
        401,
        "forged",
        "signature",
      ]);
      const late = move({ top: { webhookTimestamp: Date.now() - 120_000 } });
      expect(await deliver(signed(late), own)).toEqual([403, "stale"]);
      const [dispatch] = github.dispatches;
      expect(dispatch?.path).toBe("/repos/acme/shop/dispatches");
      expect(Object(dispatch?.body).event_type).toBe("linear-to-pr");
      expect(parseEvent("repository_dispatch", dispatch?.body, { keys: [] })).toMatchObject({
        keys: [keyOf(payload)],
        movedAt: "2026-11-20T09:30:00.000Z",
        correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    });

    describe("an agent session", () => {
      let linear: RelayLinear;
      let own: RelayScene;
      beforeAll(async () => {
        linear = await startRelayLinear(AGENT_TOKEN);
        const environment = { LINEAR_AGENT_TOKEN: AGENT_TOKEN };
        own = await open(told(github.url, { environment, linear: { agentSessions: true, apiUrl: linear.url } }));
      });
      afterAll(async () => {
        expect(linear.violations).toEqual([]);
        await own[Symbol.asyncDispose]();
        await linear[Symbol.asyncDispose]();
      });

      it("gets its first word at once, and once although GitHub has to be asked twice", async () => {
        const payload = session();
        const what = signed(payload);
        github.faults.push({ match: "POST /**", when: "before", kind: "500" });
        expect(await deliver(what, own)).toEqual([503, "unavailable"]);
        expect(await deliver(what, own)).toEqual([200, "accepted"]);
        expect(await deliver(signed(payload), own)).toEqual([200, "duplicate"]);
        expect(linear.activities).toMatchObject([
          { agentSessionId: Object(payload.agentSession).id, content: { type: "thought" } },
        ]);
        expect(github.dispatches).toHaveLength(1);
      });

      it("starts its run although Linear does not take the word", async () => {
        linear.refuses = true;
        const before = (await own.lines(0)).length;
        expect(await deliver(signed(session()), own)).toEqual([200, "accepted"]);
        expect((await own.lines(before + 1)).at(-1)).toMatchObject({ outcome: "accepted", activity: "failed" });
        linear.refuses = false;
      });

      it("is left alone when it goes on: what is said in it is acknowledged, and the log names the ticket and no word", async () => {
        const before = (await own.lines(0)).length;
        const said = linear.activities.length;
        const payload = session({ action: "prompted", agentActivity: { body: CANARY, signal: "stop" } });
        expect(await deliver(signed(payload), own)).toEqual([200, "ignored", "prompted"]);
        const { identifier } = Object(Object(payload.agentSession).issue);
        const line = (await own.lines(before + 1)).at(-1);
        expect(line).toMatchObject({ outcome: "ignored", reason: "prompted", key: identifier, status: 200 });
        expect(JSON.stringify(line)).not.toContain(CANARY);
        const nameless = session({ action: "prompted", agentSession: { id: "x", issue: { identifier: "rm -rf /" } } });
        expect(await deliver(signed(nameless), own)).toEqual([200, "ignored", "prompted"]);
        expect((await own.lines(before + 2)).at(-1)).not.toHaveProperty("key");
        expect([github.dispatches, linear.activities.length]).toEqual([[], said]);
      });

      it("is left alone when it ends, or is about no ticket", async () => {
        expect(await deliver(signed(session({ action: "removed" })), own)).toEqual([
          200,
          "ignored",
          "not-a-new-session",
        ]);
        expect(await deliver(signed(session({ agentSession: { id: "x" } })), own)).toEqual([
          200,
          "ignored",
          "no-ticket",
        ]);
      });
    });

    it("has written no secret and no word of a ticket, whatever happened before", async () => {
      const lines = await scene.lines(50);
      expect(lines.length).toBeGreaterThanOrEqual(50);
      const text = JSON.stringify(lines);
      for (const secret of [SECRET, GITHUB_TOKEN, CANARY, "curl evil", "ada@example.com", "Bad credentials"]) {
        expect(text).not.toContain(secret);
      }
      expect(lines.filter((line) => Object(line).outcome === "fault")).toEqual([]);
    });
  });
}

function stream(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
