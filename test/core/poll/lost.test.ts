import { describe, expect, it } from "vitest";
import { Config } from "../../../src/core/config/config.ts";
import { judgeClaim } from "../../../src/core/poll/claim.ts";
import { retryAt } from "../../../src/core/poll/life.ts";
import { judgeStarted, lostNote } from "../../../src/core/poll/lost.ts";
import { parseStarted, printRetry, printStarted, type StartedNote } from "../../../src/core/poll/started-note.ts";
import { outcomeCommentId } from "../../../src/core/snapshot.ts";
import { ticketOf } from "../../fakes/ports.ts";

const NOW = "2026-11-21T12:00:00.000Z";
const config = (retry = {}) => Config.parse({ version: 1, retry });
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const started = (changes: Partial<StartedNote> = {}): StartedNote => ({
  state: "started",
  attempt: 1,
  at: ago(60),
  id: "poll-1",
  ...changes,
});
const run = (id: number, keys: readonly string[]) => ({ id, url: "u", event: "workflow_dispatch", keys });

describe("a started ticket", () => {
  it.each<[string, Partial<StartedNote>, number[], string]>([
    ["lives while a run names it", {}, [7], "alive"],
    ["lives while its run does, whatever that is named", { run: 8 }, [8], "alive"],
    ["lives for a while before its run is seen", { at: ago(9) }, [], "alive"],
    ["lives for hours on somebody's machine", { id: "local-a", at: ago(300) }, [], "alive"],
    ["does not live for ever on it", { id: "local-a", at: ago(361) }, [], "lost"],
    ["is lost when nothing runs for it", {}, [], "lost"],
    ["is given up with its last attempt", { attempt: 3 }, [], "given-up"],
    ["waits for its retry", { state: "retry", at: ago(9) }, [], "waiting"],
    ["is due when its wait is over", { state: "retry", at: ago(10) }, [], "due"],
    ["waits longer after its second attempt", { state: "retry", attempt: 2, at: ago(19) }, [], "waiting"],
    ["is given up when fewer attempts are allowed by now", { state: "retry", attempt: 4 }, [], "given-up"],
  ])("%s", (_what, note, runs, judgement) => {
    const world = { runs: runs.map((id) => run(id, id === 7 ? ["ENG-1"] : [])), now: NOW };
    expect(judgeStarted("ENG-1", started(note), world, config())).toBe(judgement);
  });

  it("waits twice as long after each attempt, to thirty times", () => {
    const minutes = [1, 2, 3, 5, 6, 9].map((attempt) => {
      const due = retryAt({ at: NOW, attempt }, { attempts: 10, firstMinutes: 10 });
      return (Date.parse(due) - Date.parse(NOW)) / 60_000;
    });
    expect(minutes).toEqual([10, 20, 40, 160, 300, 300]);
  });

  it("is told that its run is lost and when it is tried again, and for the last time what to do", () => {
    const { retry } = config();
    const first = lostNote(ticketOf(), started({ run: 42 }), { now: NOW, retry });
    expect(first).toContain(
      "Attempt 1, last heard of at 2026-11-21T11:00:00.000Z as run 42, ended without telling how.",
    );
    expect(first).toContain("it is started again after 2026-11-21T12:10:00.000Z");
    expect(first).toContain("(`RUN_LOST`)");
    expect(parseStarted(first)).toEqual({ state: "retry", attempt: 1, at: NOW, id: "poll-1", run: 42 });
    const last = lostNote(ticketOf(), started({ attempt: 3 }), { now: NOW, retry });
    expect(last).toContain("start it again by moving the ticket back");
    expect(parseStarted(last)).toBeUndefined();
  });
});

describe("a claim", () => {
  const ticket = ticketOf();
  const own = (body: string) => ({
    ...ticket,
    comments: [{ id: outcomeCommentId(ticket.id), author: "us", createdAt: NOW, body }],
  });
  const POLL = `poll-${"0".repeat(36)}`;
  const me = { id: "d-1", run: { id: 50, url: "u" } };
  const fresh = printStarted({ attempt: 2, at: ago(1), id: "other" });
  it.each([
    ["of a ticket nobody has begun", ticket, me, [], { attempt: 1, isFirst: true }],
    ["after an outcome", own("**Done.**"), me, [], { attempt: 1, isFirst: false }],
    ["after a run that was lost", own(printRetry({ attempt: 2, at: ago(9), id: "x" })), me, [], { attempt: 3 }],
    ["after a run that died", own(printStarted({ attempt: 2, at: ago(60), id: "x" })), me, [], { attempt: 3 }],
    [
      "while another is fresh",
      own(fresh),
      me,
      [],
      { refused: expect.stringMatching(/^it was claimed at .* by other$/) },
    ],
    ["by whom it is claimed for", own(fresh), { ...me, id: "other" }, [], { attempt: 2, isFirst: false }],
    ["by what a poll has dispatched", own(fresh), { ...me, id: POLL }, [run(50, ["ENG-1"])], { attempt: 2 }],
    [
      "by a repetition of it beside the first",
      own(printStarted({ attempt: 1, at: ago(60), id: POLL, run: 40 })),
      { ...me, id: POLL },
      [run(40, ["ENG-1"])],
      { refused: "run 40 works on it already" },
    ],
    ["beside an older run", ticket, me, [run(49, ["ENG-1"])], { refused: "run 49 works on it already" }],
    ["beside a younger run", ticket, me, [run(51, ["ENG-1"])], { attempt: 1 }],
    ["in its own run", ticket, me, [run(50, ["ENG-1"])], { attempt: 1 }],
    ["on a machine beside a run", ticket, { id: "local-a" }, [run(51, ["ENG-1"])], { refused: expect.anything() }],
  ])("%s", (_what, given, by, runs, judgement) => {
    expect(judgeClaim(given, by, { runs, now: NOW })).toMatchObject(judgement);
  });
});
