import { describe, expect, it } from "vitest";
import { parseReceipt } from "../../src/core/receipt.ts";
import { isPipelineError } from "../../src/errors.ts";
import { sum } from "../../src/hall/sum.ts";
import { createMapFiles } from "../fakes/map-files.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";

const receipt = (key: string, agent: number | null = 40) =>
  JSON.stringify({ version: 1, key, outcome: "delivered", seconds: { agent, verify: 30, deliver: 15 } });
const nameOf = (key: string, attempt = 1) => `/endings/linear-to-pr-${key}-ending-${attempt}.json`;

async function sumUp(texts: Readonly<Record<string, string>>, keys = ["ENG-2", "ENG-1"]) {
  const log = createRecordingLog();
  const bill = await sum({ from: "/endings", keys, "prepare-seconds": 20 }, { files: createMapFiles(texts), log });
  return { bill, log };
}

describe("sum", () => {
  it("is there when every ticket of the batch has ended, in the order in which they were started", async () => {
    const { bill } = await sumUp({ [nameOf("ENG-1")]: receipt("ENG-1"), [nameOf("ENG-2")]: receipt("ENG-2") });
    expect(bill?.prepareSeconds).toBe(20);
    expect(bill?.receipts.map(({ key }) => key)).toEqual(["ENG-2", "ENG-1"]);
  });

  it("is not there while one of them has not", async () => {
    expect((await sumUp({ [nameOf("ENG-1")]: receipt("ENG-1") })).bill).toBeUndefined();
    expect((await sumUp({})).bill).toBeUndefined();
  });

  it("takes of a ticket that was started again the newest attempt", async () => {
    const texts = {
      [nameOf("ENG-1", 10)]: receipt("ENG-1", 100),
      [nameOf("ENG-1", 9)]: receipt("ENG-1", 9),
    };
    const { bill } = await sumUp(texts, ["ENG-1"]);
    expect(bill?.receipts).toEqual([parseReceipt(receipt("ENG-1", 100))]);
  });

  it.each([
    ["of another ticket than its name says", receipt("ENG-2")],
    ["that is none", "{}"],
    ["that is empty", ""],
  ])("counts no file %s", async (_, text) => {
    const { bill, log } = await sumUp({ [nameOf("ENG-1")]: text }, ["ENG-1"]);
    expect(bill).toBeUndefined();
    expect(log.lines.map(({ word }) => word)).toContain("not-counted");
  });

  it("looks at no file with another name, and at no ticket that is not of the batch", async () => {
    const texts = {
      [nameOf("ENG-1")]: receipt("ENG-1"),
      [nameOf("EVIL-1")]: receipt("EVIL-1"),
      "/endings/ending.json": receipt("ENG-1"),
    };
    expect((await sumUp(texts, ["ENG-1"])).bill?.receipts.map(({ key }) => key)).toEqual(["ENG-1"]);
  });

  it.each([
    [{ keys: ["ENG-1"] }, "from"],
    [{ from: "/endings", keys: [] }, "keys"],
  ])("wants to know where to look and for what: %o", async (given, name) => {
    const asked = { from: undefined, "prepare-seconds": undefined, ...given };
    const thrown = await sum(asked, { files: createMapFiles(), log: createRecordingLog() }).catch((error) => error);
    expect(isPipelineError(thrown) && thrown.code).toBe("INPUT_INVALID");
    expect(String(thrown)).toContain(`${name}: `);
  });
});
