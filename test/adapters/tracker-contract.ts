// What every tracker promises, run over each twin. Knows only the port and the three tickets that every world holds.
import { expect, it } from "vitest";
import { deterministicUuid } from "../../src/core/names.ts";
import { Candidate } from "../../src/core/poll/candidate.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { isPipelineError } from "../../src/errors.ts";
import type { Tracker } from "../../src/ports.ts";

/** ENG-1: Done. ENG-2: Todo, blocked by ENG-1. ENG-3: In Progress, blocked by ENG-2, with text in several scripts. */
export interface TrackerWorld extends AsyncDisposable {
  /** A tracker as a new process would make it, over the same tickets. */
  create(): Tracker;
}
export const RICH_TEXT = "Größe ändern 修正 🚀 مرحبا\n\n---\n\n```\n---\nkeys: no ticket\n```\nend";

export async function codeOf(work: Promise<unknown>): Promise<string> {
  const outcome = await work.then(
    () => "no error",
    (error: unknown) => (isPipelineError(error) ? `${error.code}: ${error.message}` : `not ours: ${String(error)}`),
  );
  return outcome;
}

export async function getTicket(tracker: Tracker, key: string): Promise<Ticket> {
  const [ticket] = await tracker.tickets([key]);
  if (ticket === undefined) throw new Error(`no ${key}`);
  return ticket;
}

export function testTrackerContract(open: () => Promise<TrackerWorld>): void {
  const commentId = deterministicUuid("contract");
  const keysOf = (tickets: readonly Ticket[]) => tickets.map((ticket) => ticket.key);

  it("returns tickets in the order asked, each once, and of the ticket's own shape", async () => {
    await using world = await open();
    const tickets = await world.create().tickets(["ENG-3", "eng-1 ", "ENG-2", "ENG-3"]);
    expect(keysOf(tickets)).toEqual(["ENG-3", "ENG-1", "ENG-2"]);
    for (const ticket of tickets) expect(Candidate.parse(ticket)).toEqual(ticket);
  });

  it("keeps text of every script, rules and fences as written", async () => {
    await using world = await open();
    const ticket = await getTicket(world.create(), "ENG-3");
    expect(ticket.title).toBe("Schriftgröße 字体");
    expect(ticket.description).toBe(RICH_TEXT);
    expect(ticket.labels).toEqual(["ui", "größe"]);
    expect(ticket.estimate).toBe(3);
    expect(ticket.state).toMatchObject({ name: "In Progress", type: "started" });
  });

  it("tells who blocks a ticket and whether that is done", async () => {
    await using world = await open();
    const [second, third] = await world.create().tickets(["ENG-2", "ENG-3"]);
    expect(second?.blockedBy).toEqual([{ key: "ENG-1", title: "First", done: true }]);
    expect(third?.blockedBy).toEqual([{ key: "ENG-2", title: "Second", done: false }]);
  });

  it("names every missing ticket at once, and refuses what is not a key before asking", async () => {
    await using world = await open();
    const tracker = world.create();
    expect(await codeOf(tracker.tickets(["ENG-8", "ENG-1", "OPS-9", "ENG-8"]))).toMatch(
      /^TICKET_NOT_FOUND: [^E]*ENG-8, OPS-9$/,
    );
    expect(await codeOf(tracker.tickets(['ENG-1") { id }']))).toMatch(/^TICKET_KEY_INVALID/);
  });

  it("says a note once however often it is asked, and shows it on the ticket", async () => {
    await using world = await open();
    const tracker = world.create();
    const ticket = await getTicket(tracker, "ENG-2");
    const said = [];
    for (const body of ["started", "started", "**done** ünd 🚀\n\n- a\n- b\n"]) {
      said.push((await tracker.say({ ticket, commentId, body })).comment);
    }
    expect(said).toEqual(["created", "unchanged", "edited"]);
    const after = await getTicket(world.create(), "ENG-2");
    expect(after.comments.filter((comment) => comment.id === commentId).map((comment) => comment.body)).toEqual([
      "**done** ünd 🚀\n\n- a\n- b\n",
    ]);
  });

  it("edits a note of an earlier process, and leaves an equal one alone", async () => {
    await using world = await open();
    const stale = await getTicket(world.create(), "ENG-2");
    await world.create().say({ ticket: stale, commentId, body: "one" });
    expect(await world.create().say({ ticket: stale, commentId, body: "two" })).toMatchObject({ comment: "edited" });
    const fresh = await getTicket(world.create(), "ENG-2");
    expect(await world.create().say({ ticket: fresh, commentId, body: "two" })).toMatchObject({ comment: "unchanged" });
    expect((await getTicket(world.create(), "ENG-2")).comments).toHaveLength(1);
  });

  it("moves by name, by name in other letter case and by id, only when needed and known", async () => {
    await using world = await open();
    const tracker = world.create();
    const ticket = await getTicket(tracker, "ENG-2");
    const move = async (moveTo?: string) =>
      (await tracker.say({ ticket, commentId, body: "x", ...(moveTo === undefined ? {} : { moveTo }) })).moved;
    const done = ticket.team.states.find((state) => state.name === "Done")?.id;
    expect(await move("Todo")).toBe("already-there");
    expect(await move("in review")).toBe("moved");
    expect(await move("In Review")).toBe("already-there");
    expect(await move("Shipped")).toBe("no-such-state");
    expect(await move()).toBe("not-asked");
    expect(await move(done)).toBe("moved");
    expect(await world.create().findStatus(ticket.id)).toMatchObject({ stateName: "Done", stateType: "completed" });
    expect((await getTicket(world.create(), "ENG-3")).blockedBy).toEqual([
      { key: "ENG-2", title: "Second", done: true },
    ]);
  });

  it("links a pull request once and keeps its title up to date", async () => {
    await using world = await open();
    const ticket = await getTicket(world.create(), "ENG-2");
    const url = "https://github.com/acme/shop/pull/7";
    for (const title of ["Draft #7", "Draft #7", "#7 merged"]) {
      await world.create().say({ ticket, commentId, body: "x", link: { url, title } });
    }
    expect((await getTicket(world.create(), "ENG-2")).attachments).toEqual([{ url, title: "#7 merged" }]);
  });

  it("shows another edit time after a move, and no status for a ticket that is not there", async () => {
    await using world = await open();
    const tracker = world.create();
    const ticket = await getTicket(tracker, "ENG-2");
    expect((await tracker.findStatus(ticket.id))?.updatedAt).toBe(ticket.updatedAt);
    await tracker.say({ ticket, commentId, body: "x", moveTo: "Done" });
    const status = await tracker.findStatus(ticket.id);
    expect(Date.parse(status?.updatedAt ?? "")).toBeGreaterThan(Date.parse(ticket.updatedAt));
    expect(await tracker.findStatus(deterministicUuid("nobody"))).toBeUndefined();
  });

  it("takes what somebody else made of our comment meanwhile for what stands there", async () => {
    await using world = await open();
    const tracker = world.create();
    await tracker.say({ ticket: await getTicket(tracker, "ENG-2"), commentId, body: "mine" });
    await world.create().say({ ticket: await getTicket(tracker, "ENG-2"), commentId, body: "theirs" });
    const fresh = await getTicket(tracker, "ENG-2");
    expect(await tracker.say({ ticket: fresh, commentId, body: "mine" })).toMatchObject({ comment: "edited" });
    expect((await getTicket(tracker, "ENG-2")).comments.map(({ body }) => body)).toEqual(["mine"]);
  });

  it("lets one of several make a comment, however many try at once", async () => {
    await using world = await open();
    const ticket = await getTicket(world.create(), "ENG-2");
    const tracker = world.create();
    const said = await Promise.all(
      ["a", "b", "c", "d"].map((body) => tracker.say({ ticket, commentId, body: `start ${body}` })),
    );
    expect(said.filter(({ comment }) => comment === "created")).toHaveLength(1);
  });

  it("knows whose key it uses", async () => {
    await using world = await open();
    const us = await world.create().findUs();
    expect(us).toEqual({ id: expect.stringMatching(/./), name: "linear-to-pr" });
  });

  it("refuses to speak to a ticket that is not there", async () => {
    await using world = await open();
    const tracker = world.create();
    const real = await getTicket(tracker, "ENG-2");
    const ticket = { ...real, id: deterministicUuid("nobody"), key: "ENG-99" };
    expect(await codeOf(tracker.say({ ticket, commentId, body: "x" }))).toMatch(/^TICKET_NOT_FOUND: .*ENG-99/);
  });
}
