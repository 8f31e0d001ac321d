// From tasks and code to what a prompt file shows: the guess where nobody knows the files, patterns, and what is missing.
import { describe, expect, it } from "vitest";
import { Config, VerifyCommand } from "../../src/core/config/config.ts";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import { createTask } from "../../src/core/task.ts";
import type { Ticket } from "../../src/core/ticket.ts";
import { enrichmentOf, queryOf } from "../../src/retrieval/enrichment.ts";
import { createContext } from "../../src/retrieval/patterns.ts";
import { mentionsOf } from "../../src/retrieval/predict.ts";
import { ticketOf } from "../fakes/ports.ts";

const files = [
  { path: "src/cart/cart-total.ts", blob: "a", text: "export function cartTotal() {\n  return roundDiscount();\n}\n" },
  { path: "src/users/user-list.ts", blob: "b", text: "export function userList() {\n  return users.map(row);\n}\n" },
];
const context = createContext(files);
const commands = [VerifyCommand.parse({ name: "test", run: "npm test" })];
const configOf = (plan: Record<string, unknown> = {}) => Config.parse({ version: 1, plan });
const taskOf = (ticket: Ticket, also: Ticket[] = [], config = configOf()) =>
  createTask({ ticket, also, number: 1, base: "main", config });
const vague = ticketOf({ title: "Discount of the cart total", description: "Round it." });

describe("what a prompt is enriched with", () => {
  it("is a guess at the files, the patterns, the commands, and what the ticket leaves open", () => {
    const found = enrichmentOf(taskOf(vague), context, { config: configOf(), commands });
    expect(found).toMatchObject({
      territory: { mayEdit: ["src/cart/cart-total.ts"], source: "prediction" },
      verification: ["npm test"],
      missing: ["a description", "how to tell that it is done"],
    });
    expect(found.patterns[0]).toMatchObject({
      path: "src/cart/cart-total.ts",
      startLine: 1,
      endLine: 3,
      origin: "found",
    });
  });

  it("is no guess where the files are known or nobody wants one", () => {
    const known = taskOf(ticketOf({ ...vague, files: ["src/users/user-list.ts"] }));
    expect(enrichmentOf(known, context, { config: configOf(), commands }).territory).toEqual(known.territory);
    const off = configOf({ predict: "off" });
    const found = enrichmentOf(taskOf(vague, [], off), context, { config: off, commands });
    expect([found.territory?.source, found.missing[1]]).toEqual(["unknown", "the files it may edit"]);
  });

  it("reads sub-issues and attachments with little weight, sanitised, and few of their words", () => {
    const link = "https://github.com/o/r/blob/main/src/users/user-list.ts#L2";
    const ticket = ticketOf({
      children: [
        { key: "ENG-8", title: "Rounding", description: `a<!-- hidden -->b${"x".repeat(3000)}` },
        { key: "ENG-2", title: "Of this task" },
      ],
      attachments: [
        { title: "Draft #1", url: "https://github.com/o/r/pull/1" },
        { title: "Design", url: "https://figma.test/secret-words", subtitle: "Cart\u200b" },
        { title: "Code", url: link },
        ...Array.from({ length: 9 }, () => ({ title: "y".repeat(900), url: "https://a.test" })),
      ],
    });
    const { comments } = queryOf([ticket, ticketOf({ key: "ENG-2" })]);
    expect(comments[0]).toMatch(/^Rounding\nabx+$/);
    expect(comments[0]?.length).toBe(2000 - "<!-- hidden -->".length);
    expect(comments.slice(1, 3)).toEqual(["Design\nCart", `Code\n${link}`]);
    expect(comments.join("").length).toBe(6000);
    expect(mentionsOf(queryOf([ticket]))).toContainEqual({
      path: "src/users/user-list.ts",
      repository: "o/r",
      startLine: 2,
      endLine: 2,
      intent: "mention",
    });
  });

  it("speaks for all tickets of a task, and never for our own comment", () => {
    const own = { id: outcomeCommentId("id-2"), author: "us", createdAt: "", body: "src/cart/cart-total.ts" };
    const other = ticketOf({ id: "id-2", key: "ENG-2", title: "User list", description: "", comments: [own] });
    expect(queryOf([vague, other])).toMatchObject({ title: "Discount of the cart total\nUser list", comments: [] });
    const found = enrichmentOf(taskOf(ticketOf({ title: "zzz", description: "" }), [other]), context, {
      config: configOf(),
      commands,
    });
    expect(found.territory?.mayEdit).toEqual(["src/users/user-list.ts"]);
  });
});
