import { describe, expect, it } from "vitest";
import { outcomeCommentId } from "../../src/core/snapshot.ts";
import { NO_USAGE } from "../../src/core/usage.ts";
import type { Ports } from "../../src/ports.ts";
import { scaffold } from "../../src/stages/scaffold.ts";
import type { FakeLine } from "../fakes/fake-commands.ts";
import {
  codeOf,
  createFakeWorld,
  type FakeWorld,
  type Machine,
  type MachineSettings,
  recorded,
  SHOP,
  taskOf,
  ticketOf,
} from "../fakes/ports.ts";

async function scaffolded(given: MachineSettings = {}, world: FakeWorld = createFakeWorld()) {
  const machine = world.machine(given);
  return { brief: await scaffoldOn(machine), machine };
}
async function scaffoldOn(machine: Machine) {
  const { ports, settings, signal } = machine.hall;
  return scaffold(await taskOf(machine), ports, settings, signal);
}
/** A base that is the work of another task. */
function onOtherWork(files: Readonly<Record<string, string | null>>) {
  const world = createFakeWorld();
  const texts = Object.entries({ ...SHOP, ...files }).filter((entry): entry is [string, string] => entry[1] !== null);
  const tree = world.store.putTree(new Map(texts));
  const date = "2026-01-01T00:00:00Z";
  const commit = world.store.putCommit({ tree, parent: world.base.commit, message: "Work\n", date, ours: true });
  return { world, base: { branch: "linear/eng-0", commit, tree } };
}
const inWork = (machine: Machine, file: string) => machine.files.texts.get(`/state/work/eng-1/${file}`);

describe("scaffold", () => {
  it("makes a brief of the first round: a place at the base, nothing spent yet", async () => {
    const world = createFakeWorld();
    const { brief, machine } = await scaffolded({}, world);
    expect(brief).toMatchObject({
      workdir: "/state/work/eng-1",
      baseCommit: world.base.commit,
      round: 1,
      complaints: [],
      expansions: [],
      spent: NO_USAGE,
      metered: true,
      agentMs: 0,
      commandsMs: 0,
    });
    expect(inWork(machine, "src/price.ts")).toBe(SHOP["src/price.ts"]);
  });

  it("makes the same brief the second time", async () => {
    const world = createFakeWorld();
    const machine = world.machine();
    expect(await scaffoldOn(machine)).toEqual(await scaffoldOn(machine));
    expect((await scaffolded({}, world)).brief).toEqual((await scaffolded()).brief);
  });

  it("shows the agent the code that the ticket names, and tells it what to read first", async () => {
    const { brief } = await scaffolded({ config: { scaffold: { docs: ["docs/api.md", "docs/gone.md"] } } });
    expect(brief.patterns.map(({ path, origin }) => [path, origin])).toContainEqual(["src/price.ts", "named"]);
    expect(brief.prompt).toContain("formatPrice(cents: number)");
    expect(brief.prompt).toContain("# Contract (always applies)\n\nFile: docs/api.md, lines 1–1");
    expect(brief.prompt).not.toContain("docs/gone.md");
  });

  it("tells the agent of the repository's guides by reference, and of long documents among them", async () => {
    const long = `# The API\n\nEvery answer is JSON.\n\n${"Prices are in cents.\n".repeat(2000)}`;
    const repository = {
      ...SHOP,
      "AGENTS.md": "# Working here\n\nUse pnpm, never npm.\n\n## Prices\n\nWhole cents.\n",
      "src/AGENTS.md": "# Sources\n\nNo default exports.\n",
      "apps/web/AGENTS.md": "# Elsewhere\n",
      ".cursor/rules/ts.mdc": "---\ndescription: Strict types\nglobs: src/**/*.ts\n---\nNo any.\n",
      "docs/api.md": long,
    };
    const machine = createFakeWorld({ repository }).machine({ config: { scaffold: { docs: ["docs/api.md"] } } });
    const brief = await scaffoldOn(machine);
    expect(brief.guides.map(({ path, when }) => `${path}: ${when}`)).toEqual([
      "AGENTS.md: before you begin",
      "src/AGENTS.md: before you change src/",
      ".cursor/rules/ts.mdc: before you change src/**/*.ts",
      "docs/api.md: when the change touches what it describes",
    ]);
    expect(brief.docs).toEqual(["docs/api.md"]);
    expect(brief.prompt).toContain(
      '# Read these when they apply\n\n- AGENTS.md, before you begin: Working here. Use pnpm, never npm. See "Prices" (line 5)\n',
    );
    expect(brief.prompt).not.toContain("Prices are in cents.");
  });

  it("does not refer to a document that it shows whole", async () => {
    const world = createFakeWorld({ repository: { ...SHOP, "AGENTS.md": "# Working here\n\nUse pnpm.\n" } });
    const brief = await scaffoldOn(world.machine({ config: { scaffold: { docs: ["AGENTS.md"] } } }));
    expect(brief.prompt).toContain("# Contract (always applies)\n\nFile: AGENTS.md");
    expect(brief.guides).toEqual([]);
  });

  it("takes a link into another repository for no file of its own", async () => {
    const description = "As https://github.com/acme/other/blob/main/src/cart.ts does";
    const world = createFakeWorld({ tickets: [ticketOf({ title: "Say hello", description })] });
    const named = async (repository: string) =>
      (await scaffoldOn(world.machine({ settings: { repository } }))).patterns.filter(
        ({ origin }) => origin === "named",
      );
    expect((await named("acme/other")).map(({ path }) => path)).toEqual(["src/cart.ts"]);
    expect(await named("acme/shop")).toEqual([]);
  });

  it("keeps our own comment out of the prompt, and a person's in", async () => {
    const said = (id: string, body: string) => ({ id, author: "ada", createdAt: "2026-01-01T00:00:00Z", body });
    const comments = [
      said(outcomeCommentId("id-eng-1"), "The agent changed nothing."),
      said("c2", "Round to whole cents"),
    ];
    const { brief } = await scaffolded({}, createFakeWorld({ tickets: [ticketOf({ comments })] }));
    expect(brief.prompt).toContain("Round to whole cents");
    expect(brief.prompt).not.toContain("The agent changed nothing.");
  });

  it("is not led to code by our own comment", async () => {
    const body = "Failed: `src/cart.ts`, total, reduce";
    const comments = [{ id: outcomeCommentId("id-eng-1"), author: "us", createdAt: "", body }];
    const told = await scaffolded({}, createFakeWorld({ tickets: [ticketOf({ comments })] }));
    expect(told.brief.patterns).toEqual((await scaffolded()).brief.patterns);
  });

  it("saves what a dead run left, then begins at the base", async () => {
    const world = createFakeWorld();
    const machine = world.machine();
    await scaffoldOn(machine);
    machine.files.texts.set("/state/work/eng-1/src/half.ts", "half\n");
    await scaffoldOn(machine);
    expect(inWork(machine, "src/half.ts")).toBeUndefined();
    const [bundle] = machine.workspace.bundles;
    expect(bundle?.[0]).toMatch(/^eng-1-left-over-/);
    const { tree, parent } = world.store.getCommit(bundle?.[1] ?? "");
    expect(world.store.textsOf(tree).get("src/half.ts")).toBe("half\n");
    expect(parent).toBe(world.base.commit);
    expect(machine.log.lines.map(({ word }) => word)).toContain("left-over");
  });

  it("saves what each of several dead runs left", async () => {
    const machine = createFakeWorld().machine();
    await scaffoldOn(machine);
    for (const text of ["one\n", "two\n"]) {
      machine.files.texts.set("/state/work/eng-1/src/half.ts", text);
      await scaffoldOn(machine);
    }
    expect(machine.workspace.bundles.size).toBe(2);
  });

  it("saves nothing when a dead run had not begun to work", async () => {
    const machine = createFakeWorld().machine();
    await scaffoldOn(machine);
    await scaffoldOn(machine);
    expect(machine.workspace.bundles.size).toBe(0);
  });

  it("copies from the checkout what is included and ignored, and nothing else", async () => {
    const repository = { ...SHOP, ".worktreeinclude": "*.local\n*.txt\nsrc/\n" };
    const checkout = { ".env.local": "A=1\n", "secret.txt": "x\n", "src/price.ts": "edited\n", "src/new.ts": "x\n" };
    const { machine } = await scaffolded({ checkout }, createFakeWorld({ repository }));
    expect(inWork(machine, ".env.local")).toBe("A=1\n");
    expect([inWork(machine, "secret.txt"), inWork(machine, "src/new.ts")]).toEqual([undefined, undefined]);
    expect(inWork(machine, "src/price.ts")).toBe(SHOP["src/price.ts"]);
    expect(machine.log.lines).toContainEqual({ level: "info", word: "copy", fields: { files: 1 } });
  });

  it("does not let the work a task stands on choose which local files are copied", async () => {
    const { world, base } = onOtherWork({ ".worktreeinclude": "*.local\n", ".gitignore": "*.local\n*.pem\n" });
    const checkout = { ".env.local": "A=1\n", "key.pem": "x\n" };
    const { brief, machine } = await scaffolded({ checkout, settings: { base } }, world);
    expect([brief.copied, inWork(machine, ".env.local")]).toEqual([[], undefined]);
  });

  it("copies nothing without .worktreeinclude or without a checkout, and does not look", async () => {
    const included = createFakeWorld({ repository: { ...SHOP, ".worktreeinclude": "*\n" } });
    for (const machine of [createFakeWorld().machine(), included.machine({ settings: { checkout: undefined } })]) {
      const seen = recorded(machine.hall);
      await scaffold(await taskOf(machine), seen.hall.ports, seen.hall.settings, seen.hall.signal);
      expect(seen.calls.filter((call) => call.startsWith("files."))).toEqual([]);
    }
  });

  it("runs the set-up in the working directory and counts its time", async () => {
    const { brief, machine } = await scaffolded({ config: { scaffold: { setup: "npm ci" } } });
    expect(machine.commands.runs).toMatchObject([
      { line: "npm ci", workdir: { path: "/state/work/eng-1" }, timeoutMs: 600_000, allowHosts: ["*"] },
    ]);
    expect(brief.commandsMs).toBe(100);
  });

  it("has the dependencies of its own base prepared, and counts the time of what was taken over", async () => {
    const machine = createFakeWorld().machine();
    const { ports, settings, signal } = machine.hall;
    const asked: unknown[] = [];
    const prepare: Ports["setUp"]["prepare"] = async (workdir, tree) => {
      asked.push([workdir.path, tree]);
      return { how: "shared", ms: 40 };
    };
    const brief = await scaffold(await taskOf(machine), { ...ports, setUp: { prepare } }, settings, signal);
    expect([asked, brief.commandsMs]).toEqual([[["/state/work/eng-1", settings.base.tree]], 40]);
    const fields = { ticket: "ENG-1", how: "shared", exitCode: undefined, ms: 40 };
    expect(machine.log.lines).toContainEqual({ level: "info", word: "setup", fields });
  });

  it("never shows the set-up what the task stands on", async () => {
    const { world, base } = onOtherWork({ "src/cart.ts": null, "src/evil.ts": "x\n" });
    const seen: unknown[] = [];
    const look: FakeLine = ({ read }) => {
      seen.push([read("src/cart.ts"), read("src/evil.ts")]);
      return {};
    };
    const config = { scaffold: { setup: "npm ci" } };
    const { machine } = await scaffolded({ config, lines: { "npm ci": look }, settings: { base } }, world);
    expect(seen).toEqual([[SHOP["src/cart.ts"], undefined]]);
    expect([inWork(machine, "src/cart.ts"), inWork(machine, "src/evil.ts")]).toEqual([undefined, "x\n"]);
  });

  it("stops when the set-up fails, with its last lines", async () => {
    const lines = { "npm ci": () => ({ exitCode: 7, stdout: "fetching\n", stderr: "no such package\n" }) };
    expect(await codeOf(scaffolded({ config: { scaffold: { setup: "npm ci" } }, lines }))).toBe(
      "SETUP_FAILED: set-up `npm ci` ended with exit code 7\nfetching\n\nno such package",
    );
  });

  it("stops as cancelled when the set-up was", async () => {
    const controller = new AbortController();
    const lines = {
      "npm ci": () => {
        controller.abort();
        return {};
      },
    };
    const work = scaffolded({ config: { scaffold: { setup: "npm ci" } }, lines, signal: controller.signal });
    expect(await codeOf(work)).toMatch(/^CANCELLED: /);
  });

  it("names the place when the repository's own template is wrong", async () => {
    const template = { text: "Do {{ ticket.kee }}", path: ".github/linear-to-pr.prompt.md" };
    expect(await codeOf(scaffolded({ settings: { template } }))).toMatch(
      /^PROMPT_TEMPLATE_INVALID: \.github\/linear-to-pr\.prompt\.md:1:\d+.*"ticket\.kee"/,
    );
  });

  it("writes the prompt from the repository's own template", async () => {
    const template = { text: "Do {{ ticket.key }} in round {{ round }}.", path: "t.md" };
    expect((await scaffolded({ settings: { template } })).brief.prompt).toBe("Do ENG-1 in round 1.");
  });
});
