import { describe, expect, it } from "vitest";
import type { Change, ChangedFile } from "../../../src/core/change.ts";
import { copiedCheck } from "../../../src/core/checks/copied.ts";

const changed = (path: string, status: ChangedFile["status"] = "added"): ChangedFile => ({
  path,
  status,
  oldMode: "000000",
  newMode: "100644",
  oldBlob: "0".repeat(40),
  newBlob: "b".repeat(40),
  newBytes: 3,
});
const change = (...files: ChangedFile[]): Change => ({ baseCommit: "c", baseTree: "a", tree: "b", files, hazards: [] });

describe("local files in a change", () => {
  it("are refused by name, and the agent may take them out again", () => {
    const result = copiedCheck({ change: change(changed("src/a.ts"), changed(".env")), copied: [".env", ".env.test"] });
    expect(result).toMatchObject({ status: "fail", weight: "blocking", fixable: true, locations: [{ path: ".env" }] });
  });

  it.each([
    ["a change without them", change(changed("src/a.ts")), [".env"]],
    ["a change when nothing was copied", change(changed(".env")), []],
    ["one that is removed", change(changed(".env", "deleted")), [".env"]],
  ])("pass %s", (_name, given, copied) => {
    expect(copiedCheck({ change: given, copied }).status).toBe("pass");
  });
});
