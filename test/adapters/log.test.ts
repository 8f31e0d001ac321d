import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createActionsLog } from "../../src/adapters/log/actions.ts";
import { createTerminalLog } from "../../src/adapters/log/terminal.ts";
import type { Log } from "../../src/ports.ts";

// What the runner does with a line of output, from its source: the newer form counts at the start of a line after white space,
// the older one anywhere. Its string search goes by culture, where invisible characters do not count; both readings are tried.
const COMMANDS = new Set(
  "add-mask add-path add-matcher remove-matcher debug echo endgroup error group internal-set-repo-path notice save-state set-env set-output stop-commands token warning".split(
    " ",
  ),
);

function commandsIn(output: string): string[] {
  return output.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).flatMap((line) => {
    const seen = line.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, "");
    const found = newForm(line) ?? oldForm(line) ?? newForm(seen) ?? oldForm(seen);
    return found === undefined ? [] : [found];
  });
}

function newForm(line: string): string | undefined {
  const text = line.trimStart();
  const end = text.indexOf("::", 2);
  return text.startsWith("::") && end >= 0 ? known(text.slice(2, end)) : undefined;
}

function oldForm(line: string): string | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  return start >= 0 && end >= 0 ? known(line.slice(start + 3, end)) : undefined;
}

function known(info: string): string | undefined {
  const name = info.split(" ")[0]?.toLowerCase() ?? "";
  return COMMANDS.has(name) ? name : undefined;
}

// Read, not imported: one payload is half a character, which loaders of modules refuse.
const FIXTURE = new URL("../fixtures/log-commands.json", import.meta.url);
const fixture = z
  .array(z.object({ name: z.string(), payload: z.string() }))
  .parse(JSON.parse(readFileSync(FIXTURE, "utf8")));
const PAYLOADS = fixture.map(({ name, payload }) => ({ name, payload: payload.replace("LONG", "A".repeat(9000)) }));

function recorded(create: (write: (text: string) => void) => Log): { log: Log; output: () => string } {
  const written: string[] = [];
  return { log: create((text) => written.push(text)), output: () => written.join("") };
}
const actions = () => recorded((write) => createActionsLog({ write, level: "debug" }));
const terminal = () => recorded((write) => createTerminalLog({ write, level: "debug" }));

describe("the runner's parsers, as ported here", () => {
  it("find the commands they are meant to find", () => {
    const alive = PAYLOADS.filter(({ payload }) => commandsIn(payload).length > 0);
    expect(alive.length).toBeGreaterThan(45);
    expect(commandsIn(" ::set-output name=a::b\nx ##[group]y\nplain :: text")).toEqual(["set-output", "group"]);
  });
});

describe.each([
  ["the actions log", actions, { warn: ["warning"], error: ["error"], group: ["group", "endgroup"] }],
  ["the terminal log", terminal, { warn: [], error: [], group: [] }],
])("%s", (_, create, own) => {
  it.each(PAYLOADS)("lets no command through: $name", async ({ payload }) => {
    const { log, output } = create();
    log.info(payload);
    log.info("word", { payload, [payload]: 1, cut: `x ${payload}` });
    log.debug("word", { payload });
    expect(commandsIn(output())).toEqual([]);
    expect(output().split("\n")).toHaveLength(4);
    log.warn("word", { payload });
    log.error(payload, { payload });
    await log.group(payload, async () => undefined);
    expect(commandsIn(output())).toEqual([...own.warn, ...own.error, ...own.group]);
  });

  it("hides masked secrets in every field, word, group and encoding", async () => {
    const secret = "lin_api_s3cr3t/+value";
    const { log, output } = create();
    log.mask(secret);
    const before = output().length;
    log.info("a", {
      raw: secret,
      parted: "lin_api_\u200bs3cr3t/+value",
      base64: Buffer.from(`x${secret}`).toString("base64"),
    });
    log.error("b", {
      json: JSON.stringify({ secret }),
      url: encodeURIComponent(secret),
      hex: Buffer.from(secret).toString("hex"),
    });
    await log.group(`with ${secret}`, async () => log.warn("c", { long: `${"x".repeat(7990)}${secret}` }));
    const after = output().slice(before);
    expect(after).not.toMatch(/s3cr3t|bGluX2FwaV|6c696e5f/);
    expect(after.match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(7);
  });

  it("ignores a secret too short to hide", () => {
    const { log, output } = create();
    log.mask("abc");
    log.mask("");
    log.info("a", { b: "abc" });
    expect(output()).toBe("a b=abc\n");
  });

  it("gives back what the work of a group gives, and ends the group when it throws", async () => {
    const { log, output } = create();
    await expect(log.group("a", async () => 5)).resolves.toBe(5);
    await expect(log.group("b", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(commandsIn(output()).filter((name) => name === "endgroup")).toHaveLength(own.group.length);
  });
});

describe("lines", () => {
  it("are a word and key=value, quoted where needed, undefined left out", () => {
    const { log, output } = terminal();
    log.info("deliver", {
      ticket: "ENG-1",
      turns: 3,
      draft: true,
      cost: undefined,
      reason: 'two words "q"',
      empty: "",
      text: "a\n\tb",
    });
    expect(output()).toBe(
      'deliver ticket=ENG-1 turns=3 draft=true reason="two words \\"q\\"" empty="" text="a\\n\\tb"\n',
    );
  });

  it("carry their level in the terminal, coloured only when asked", () => {
    const { log, output } = terminal();
    log.warn("w");
    log.error("e");
    log.debug("d");
    expect(output()).toBe("warning w\nerror e\ndebug d\n");
    const coloured = recorded((write) => createTerminalLog({ write, level: "info", color: "ansi" }));
    coloured.log.error("e", { a: "\u001b[31mx" });
    expect(coloured.output()).toBe("\u001b[31merror \u001b[0me a=x\n");
  });

  it("below the level are not written", () => {
    for (const create of [createActionsLog, createTerminalLog]) {
      const { log, output } = recorded((write) => create({ write, level: "warn" }));
      log.debug("d");
      log.info("i");
      log.warn("w");
      expect(output()).toMatch(/^\S*w(?:arning w)?\n$/);
    }
  });
});

describe("the actions log", () => {
  it("announces each line of a secret once, escaped, before anything can print it", () => {
    const { log, output } = actions();
    log.mask("line-one-100%\r\nline-two");
    log.mask("line-two");
    expect(output()).toBe("::add-mask::line-one-100%25\n::add-mask::line-two\n");
  });

  it("escapes the data of its annotations so that the runner reads it back unchanged", () => {
    const { log, output } = actions();
    log.warn("w", { a: "100%0A" });
    expect(output()).toBe("::warning::w a=100%250A\n");
  });

  it("folds one level; groups inside or beside an open one are headings", async () => {
    const { log, output } = actions();
    await log.group("outer", () => log.group("inner", async () => log.info("x")));
    expect(output()).toBe("::group::outer\n== inner ==\nx\n::endgroup::\n");
  });
});
