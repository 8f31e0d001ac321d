// The ticket-file tracker: both formats, what it says about a wrong file, and what it leaves beside it for people.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTicketFileTracker } from "../../src/adapters/tracker/ticket-file.ts";
import { type FileNote, parseNote, printNote } from "../../src/adapters/tracker/ticket-file-note.ts";
import { deterministicUuid } from "../../src/core/names.ts";
import { codeOf, getTicket, testTrackerContract } from "./tracker-contract.ts";
import { mapFiles, steppingClock } from "./tracker-doubles.ts";
import { FILED_TICKETS, testFilterContract } from "./tracker-filter-contract.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/tickets/${name}`, import.meta.url), "utf8");
const commentId = deterministicUuid("file test");

function trackText(text: string, name = "tickets.yml") {
  const path = `/work/${name}`;
  const texts = new Map([[path, text]]);
  const files = mapFiles(texts);
  const clock = steppingClock();
  return { tracker: createTicketFileTracker({ path, files, clock }), texts, files, clock };
}
const problemsOf = async (text: string, name?: string) =>
  (await codeOf(trackText(text, name).tracker.tickets([])))
    .replaceAll(`/work/${name ?? "tickets.yml"}`, "FILE")
    .split("\n");

describe.each(["contract.yml", "contract.md"])("the tracker contract, on a ticket file (%s)", (name) => {
  testTrackerContract(async () => {
    const path = `/work/${name}`;
    const files = mapFiles(new Map([[path, fixture(name)]]));
    const clock = steppingClock();
    return {
      create: () => createTicketFileTracker({ path, files, clock }),
      [Symbol.asyncDispose]: async () => {},
    };
  });
});

describe("the filter contract, on a ticket file", () => {
  testFilterContract(async () => {
    const text = JSON.stringify(FILED_TICKETS.map((ticket) => ({ title: `Ticket ${ticket.key}`, ...ticket })));
    const { files, clock } = trackText(text, "tickets.json");
    return {
      create: () => createTicketFileTracker({ path: "/work/tickets.json", files, clock }),
      [Symbol.asyncDispose]: async () => {},
    };
  });

  it("goes by the state we moved a ticket to", async () => {
    const { tracker } = trackText(fixture("contract.yml"));
    const ticket = await getTicket(tracker, "ENG-2");
    await tracker.say({ ticket, commentId, body: "x", moveTo: "In Review" });
    expect((await tracker.ticketsWhere({ state: "in review" })).map(({ key }) => key)).toEqual(["ENG-2"]);
  });
});

describe("reading a ticket file", () => {
  it("returns every ticket, in the file's order, when asked for none", async () => {
    const tickets = await trackText(fixture("full.yml")).tracker.tickets([]);
    expect(tickets.map((ticket) => ticket.key)).toEqual(["DEMO-7", "DEMO-6"]);
  });

  it("reads everything a ticket can have", async () => {
    const ticket = await getTicket(trackText(fixture("full.yml")).tracker, "DEMO-7");
    expect(ticket).toMatchObject({
      id: "DEMO-7",
      title: "Add a price filter",
      description: "Customers want to filter by price.\n\nSee `src/filter.ts`.\n",
      labels: ["backend"],
      files: ["src/filter.ts", "test/**"],
      state: { name: "Todo", type: "unstarted" },
      team: { key: "DEMO", name: "DEMO" },
      estimate: 2.5,
      blockedBy: [
        { key: "DEMO-6", title: "Move prices to cents", done: false },
        { key: "OPS-1", title: "" },
      ],
      comments: [
        { author: "author", body: "Please keep the old URL working." },
        { author: "Grace", body: "Agreed.", createdAt: "2026-03-01T10:00:00Z" },
      ],
      updatedAt: "1970-01-01T00:00:00.000Z",
    });
  });

  it("reads what hangs on a ticket, and the first words of its sub-issues", async () => {
    const attachments = [
      { title: "Design", url: "https://design.example/1", subtitle: "Cart" },
      { title: "Log", url: "https://log.example/1" },
    ];
    const part = { key: "ENG-2", title: "Part", parent: "ENG-1", description: "x".repeat(9000) };
    const { tracker } = trackText(JSON.stringify([{ key: "ENG-1", title: "Whole", attachments }, part]));
    const ticket = await getTicket(tracker, "ENG-1");
    expect(ticket.attachments).toEqual(attachments);
    expect(ticket.children).toEqual([{ key: "ENG-2", title: "Part", done: false, description: "x".repeat(8192) }]);
  });

  it("knows parents and children, also of a parent that is not in the file", async () => {
    const tickets = [
      { key: "ENG-1", title: "Whole", parent: "OPS-1" },
      { key: "ENG-2", title: "Part", parent: "ENG-1", state: "Done" },
      { key: "ENG-3", title: "Other part", parent: "ENG-1" },
    ];
    const [whole, part] = await trackText(JSON.stringify(tickets), "t.json").tracker.tickets([]);
    expect(whole?.parent).toEqual({ key: "OPS-1", title: "" });
    expect(whole?.children).toEqual([
      { key: "ENG-2", title: "Part", done: true },
      { key: "ENG-3", title: "Other part", done: false },
    ]);
    expect([part?.parent, part?.children]).toEqual([{ key: "ENG-1", title: "Whole", done: false }, []]);
  });

  it.each([
    ["7", "7"],
    ["Winter", "Winter"],
    ["'7'", "7"],
  ])("takes %s for a cycle", async (written, cycle) => {
    const { tracker } = trackText(`- key: ENG-1\n  title: a\n  cycle: ${written}`);
    expect(await tracker.ticketsWhere({ cycle })).toHaveLength(1);
  });

  it("takes a ticket without a state as one to start", async () => {
    const ticket = await getTicket(trackText(fixture("full.yml")).tracker, "DEMO-6");
    expect(ticket.state).toMatchObject({ name: "In Progress", type: "started" });
    expect([ticket.description, ticket.labels]).toEqual(["", []]);
  });

  it("reads Windows line ends, a byte order mark and JSON", async () => {
    const crlf = `\uFEFF${fixture("contract.md").replaceAll("\n", "\r\n")}`;
    expect(await trackText(crlf, "t.MD").tracker.tickets([])).toEqual(
      await trackText(fixture("contract.md"), "t.md").tracker.tickets([]),
    );
    const json = JSON.stringify([{ key: "ENG-1", title: "From JSON" }]);
    expect((await getTicket(trackText(json, "t.json").tracker, "ENG-1")).title).toBe("From JSON");
  });
});

describe("a ticket file that is wrong", () => {
  it("reports every problem of a YAML file at once, each at its place", async () => {
    expect(await problemsOf(fixture("broken.yml"))).toEqual([
      "TICKET_FILE_INVALID: FILE:1:8: key: a ticket key looks like ENG-123",
      "FILE:3:3: title: Invalid input: expected string, received undefined",
      'FILE:4:3: unknown key "titel"',
      "FILE:6:10: title: Invalid input: expected string, received number",
      "FILE:7:11: labels: Invalid input: expected array, received string",
      'FILE:8:10: state: no state "Shipped"; there are Triage, Backlog, Todo, In Progress, In Review, Done, Canceled',
      "FILE:11:13: estimate: Invalid input: expected number, received string",
      "FILE:14:7: blockedBy: a ticket key looks like ENG-123",
      "FILE:15:3: Invalid input: expected object, received string",
    ]);
  });

  it("reports the problems of every ticket of a Markdown file at its line in the file", async () => {
    expect(await problemsOf(fixture("broken.md"), "tickets.md")).toEqual([
      'TICKET_FILE_INVALID: FILE:4:1: unknown key "description"',
      expect.stringMatching(/^FILE:9:\d+: Flow sequence/),
      "FILE:12:1: a ticket begins and ends its front matter with ---",
    ]);
  });

  it.each([
    ["- key: ENG-1\n  title: a\n- key: ENG-1\n  title: b", 'FILE:3:8: key "ENG-1" is taken by line 1'],
    ["- key: ENG-1\n  title: a\n  title: b", "FILE:3:3: Map keys must be unique"],
    ["key: ENG-1\ntitle: a", "FILE:1:1: a ticket file is a list of tickets"],
    ["- key: ENG-1\n  title: a\n  cycle: 1.5", "FILE:3:10: cycle: a cycle is its number, its name or `current`"],
    ["- key: ENG-1\n  title: a\n  parent: ENG", "FILE:3:11: parent: a ticket key looks like ENG-123"],
    ["- key: ENG-1\n  title: a\n  project: 7", "FILE:3:12: project: Invalid input: expected string, received number"],
    ["- key: *nowhere", "FILE:1:8: nothing is named &nowhere"],
    ['- key: "unclosed', "FILE:1:"],
    ["", "FILE:1:1: holds no tickets"],
    ["# only a comment", "FILE:1:1: holds no tickets"],
    ["[]", "FILE:1:1: holds no tickets"],
  ])("says what is wrong with %j", async (text, problem) => {
    expect((await problemsOf(text))[0]).toContain(`TICKET_FILE_INVALID: ${problem}`);
  });

  it.each([
    ["Just text", "FILE:1:1: a ticket begins"],
    ["\n\n  \n", "FILE:1:1: holds no tickets"],
    ["---\nkey: ENG-1\ntitle: a\n---\n\n---\nkey: ENG-1\ntitle: b\n---\n", 'FILE:7:6: key "ENG-1" is taken by line 2'],
    ["---\nkey: ENG-1\ntitle: a\n---\n```\n---\nkey: eng-2\n---\n```", "FILE:7:1: title: Invalid input"],
  ])("says what is wrong with Markdown %j", async (text, problem) => {
    expect((await problemsOf(text, "t.md"))[0]).toContain(`TICKET_FILE_INVALID: ${problem}`);
  });

  it("stops counting after twenty problems", async () => {
    const problems = await problemsOf("- {}\n".repeat(30));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe("FILE: and 40 more");
  });

  it("is refused when it is not there, is far too large or explodes when read", async () => {
    const tracker = createTicketFileTracker({
      path: "/nowhere.yml",
      files: mapFiles(new Map()),
      clock: steppingClock(),
    });
    expect(await codeOf(tracker.tickets([]))).toBe("TICKET_FILE_INVALID: /nowhere.yml: no such file");
    expect((await problemsOf("#".repeat(9 * 1024 * 1024)))[0]).toContain("larger than 8 MiB");
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (const [name, inner] of ["ba", "cb", "dc", "ed", "fe"]) {
      bomb.push(`${name}: &${name} [${Array.from({ length: 10 }, () => `*${inner}`).join(",")}]`);
    }
    expect((await problemsOf(bomb.join("\n")))[0]).toContain("TICKET_FILE_INVALID: FILE:1:1: Excessive alias count");
  });

  it("never fails in another way, whatever the text", async () => {
    const piece = fc.constantFrom(
      "---",
      "\n",
      "- ",
      "key: ENG-1",
      "title: x",
      "{",
      "&a",
      "*a",
      "```",
      "\t",
      "\u0000",
      "'",
      ": ",
      "😀",
    );
    const texts = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 })
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom("t.yml", "t.md"), async (text, name) => {
        expect(await codeOf(trackText(text, name).tracker.tickets([]))).toMatch(/^(no error|TICKET_FILE_INVALID)/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is said beside a ticket file", () => {
  it("is a file a person can read, with moves and links in its front matter", async () => {
    const { tracker, texts, clock } = trackText(fixture("contract.yml"));
    const ticket = await getTicket(tracker, "ENG-2");
    await tracker.say({ ticket, commentId, body: "Started.", moveTo: "In Progress" });
    await clock.sleep(60_000);
    const link = { url: "https://example.test/pull/7", title: "Draft #7" };
    await tracker.say({ ticket, commentId, body: "## Delivered\n\nSee the draft.", moveTo: "In Review", link });
    expect(texts.get("/work/tickets.yml.comments/ENG-2.md")).toBe(`---
key: ENG-2
state: In Review
declared: Todo
moves:
  - at: 2026-11-21T12:00:00.000Z
    from: Todo
    to: In Progress
  - at: 2026-11-21T12:01:00.000Z
    from: In Progress
    to: In Review
links:
  - url: https://example.test/pull/7
    title: "Draft #7"
updatedAt: 2026-11-21T12:01:00.000Z
comments:
  - id: ${commentId}
    createdAt: 2026-11-21T12:00:00.000Z
---

<!-- comment ${commentId} -->
## Delivered

See the draft.
`);
  });

  it("is not written again when nothing is new, and the ticket file itself never is", async () => {
    const { tracker, files, texts } = trackText(fixture("contract.yml"));
    const ticket = await getTicket(tracker, "ENG-2");
    for (let round = 0; round < 3; round += 1) await tracker.say({ ticket, commentId, body: "x", moveTo: "Done" });
    expect(files.saved).toEqual(["/work/tickets.yml.comments/ENG-2.md"]);
    expect(texts.get("/work/tickets.yml")).toBe(fixture("contract.yml"));
  });

  it("gives way to a person who changes the state in the ticket file", async () => {
    const { tracker, texts } = trackText(fixture("contract.yml"));
    const ticket = await getTicket(tracker, "ENG-2");
    await tracker.say({ ticket, commentId, body: "x", moveTo: "In Review" });
    texts.set("/work/tickets.yml", fixture("contract.yml").replace("state: Todo", "state: In Progress"));
    expect((await getTicket(tracker, "ENG-2")).state.name).toBe("In Progress");
  });

  it("keeps notes of several ids apart, in the order they were first said", async () => {
    const { tracker } = trackText(fixture("contract.yml"));
    const ticket = await getTicket(tracker, "ENG-2");
    const other = deterministicUuid("another");
    await tracker.say({ ticket, commentId, body: "one" });
    await tracker.say({ ticket, commentId: other, body: "two" });
    await tracker.say({ ticket, commentId, body: "one, edited" });
    const { comments } = await getTicket(tracker, "ENG-2");
    expect(comments.map(({ id, body, author }) => ({ id, body, author }))).toEqual([
      { id: commentId, body: "one, edited", author: "linear-to-pr" },
      { id: other, body: "two", author: "linear-to-pr" },
    ]);
  });

  it.each(["", "no front matter", "---\nmoves: 7\n---\n", "---\n: [\n---\n"])(
    "is named when it cannot be read any more (%j)",
    async (text) => {
      const { tracker, texts } = trackText(fixture("contract.yml"));
      texts.set("/work/tickets.yml.comments/ENG-2.md", text);
      expect(await codeOf(tracker.tickets(["ENG-2"]))).toContain(
        "TICKET_FILE_INVALID: /work/tickets.yml.comments/ENG-2.md:1:1: ",
      );
    },
  );

  it("comes back as it was said, even when it looks like our own markers", () => {
    const ids = ["a", "b", "c"].map(deterministicUuid);
    const piece = fc.constantFrom(
      "\n",
      "---\n",
      `<!-- comment ${ids[0]} -->\n`,
      `<!-- \\comment ${ids[1]} -->\n`,
      "\r\n",
      "\u2028",
      "<!-- ",
    );
    const body = fc
      .array(fc.oneof(piece, fc.string({ unit: "grapheme" })), { maxLength: 8 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(body, { maxLength: 3 }), (bodies) => {
        const comments = bodies.map((text, index) => ({ id: ids[index] ?? "", createdAt: "2026-01-01", body: text }));
        const note: FileNote = { key: "ENG-1", moves: [], links: [], comments };
        expect(parseNote(printNote(note), "x.md")).toEqual(note);
      }),
      { numRuns: 300 },
    );
  });
});

describe("whose ticket it is, in a ticket file", () => {
  it("is who the file names, with what is urgent", async () => {
    const { tracker } = trackText(
      "- { key: ENG-1, title: A, assignee: Ada, priority: 1 }\n- { key: ENG-2, title: B, assignee: linear-to-pr }\n- { key: ENG-3, title: C }\n",
    );
    const [first, second, third] = await tracker.tickets([]);
    expect(first).toMatchObject({ assignee: "Ada", priority: 1, holders: { assignee: { isUs: false, isApp: false } } });
    expect(second?.holders).toEqual({ assignee: { name: "linear-to-pr", isUs: true, isApp: true } });
    expect(third).toMatchObject({ holders: {} });
    expect(await problemsOf("- { key: ENG-1, title: A, priority: 5 }")).toHaveLength(1);
  });
});
