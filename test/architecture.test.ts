// The import table of docs/architecture.md as a test: reads every source file, fails on a forbidden arrow or a cycle.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const SRC = path.resolve(import.meta.dirname, "../src");

interface Arrow {
  readonly from: string;
  /** `src`-relative file, or a package name. */
  readonly to: string;
  readonly isType: boolean;
}

const PURE_PACKAGES = ["zod", "yaml", "liquidjs", "picomatch", "diff", "ignore", "@noble/hashes"];
const SDKS: Record<string, string> = {
  "@linear/sdk": "adapters/tracker/",
  "@octokit/rest": "adapters/forge/",
  "@anthropic-ai/sandbox-runtime": "adapters/sandbox/",
  "@secretlint/core": "adapters/scanner/",
  "@secretlint/profiler": "adapters/scanner/",
  "@secretlint/secretlint-rule-preset-recommend": "adapters/scanner/",
  "@actions/core": "action.ts",
};

function sourceFiles(dir = SRC): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) return sourceFiles(full);
    return entry.name.endsWith(".ts") ? [path.relative(SRC, full).split(path.sep).join("/")] : [];
  });
}

function arrowsOf(from: string): Arrow[] {
  const text = readFileSync(path.join(SRC, from), "utf8");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g,
  );
  return [...found].map((match) => {
    const spec = match[2] ?? match[3] ?? match[4] ?? "";
    const to = spec.startsWith(".") ? path.posix.normalize(path.posix.join(path.posix.dirname(from), spec)) : spec;
    return { from, to, isType: match[1] !== undefined };
  });
}

const isOneOf = (to: string, packages: readonly string[]) =>
  packages.some((name) => to === name || to.startsWith(`${name}/`));
const isSource = (to: string) => to.endsWith(".ts");

const HALLS = ["pipeline.ts", "orchestrate.ts", "step.ts"];
/** The relay where it is served on Node; everything else of it is in the Worker's bundle too. */
const RELAY_ON_NODE = ["command.ts", "file-store.ts", "node.ts", "replay.ts"].map((name) => `relay/${name}`);

/** Why this arrow is forbidden; undefined when it is fine. */
function forbidden({ from, to, isType }: Arrow): string | undefined {
  const room = from.split("/")[0] ?? from;
  const within = (...rooms: string[]) => rooms.some((name) => to === name || to.startsWith(`${name}/`));
  if (room === "core")
    return within("core", "errors.ts") || isOneOf(to, PURE_PACKAGES)
      ? undefined
      : "core imports core, errors and small pure libraries";
  if (room === "retrieval")
    return within("retrieval", "core", "errors.ts") || isOneOf(to, PURE_PACKAGES)
      ? undefined
      : "retrieval is as pure as core";
  if (from === "ports.ts") return within("core") && isType ? undefined : "ports are types over core";
  if (from === "errors.ts") return "errors import nothing";
  if (room === "stages") {
    if (within("core", "retrieval", "errors.ts")) return undefined;
    return to === "ports.ts" && isType ? undefined : "stages import core, retrieval, errors and port types";
  }
  if (HALLS.includes(from) || room === "hall") {
    return within("stages", "core", "ports.ts", "errors.ts", "hall", ...HALLS)
      ? undefined
      : "halls import stages, core, ports and errors";
  }
  if (room === "relay") {
    const onNode = RELAY_ON_NODE.includes(from);
    if (to.startsWith("node:") || to === "yaml")
      return onNode ? undefined : "only what serves the relay on Node has node:*";
    if (RELAY_ON_NODE.includes(to) && !onNode) return "the Worker's bundle takes nothing that needs Node";
    return within("relay", "core", "errors.ts") ? undefined : "the relay imports core, errors and itself";
  }
  if (room === "adapters") {
    const own = from.split("/").slice(0, 2).join("/");
    if (!isSource(to))
      return SDKS[to] === undefined || from.startsWith(SDKS[to]) ? undefined : `${to} belongs to ${SDKS[to]}`;
    return within("core", "errors.ts", own) || (to === "ports.ts" && isType)
      ? undefined
      : "adapters import core, errors, port types and their own folder";
  }
  return undefined;
}

const files = sourceFiles();
const arrows = files.flatMap(arrowsOf);

describe("the house", () => {
  it("has no forbidden arrow", () => {
    expect(arrows.length).toBeGreaterThan(100);
    const bad = arrows.flatMap((arrow) => {
      const why = forbidden(arrow);
      return why === undefined ? [] : [`${arrow.from} → ${arrow.to}: ${why}`];
    });
    expect(bad).toEqual([]);
  });

  it("would notice a forbidden arrow of every room", () => {
    const planted: Arrow[] = [
      { from: "core/a.ts", to: "node:fs", isType: false },
      { from: "core/a.ts", to: "ports.ts", isType: true },
      { from: "stages/run.ts", to: "stages/plan.ts", isType: false },
      { from: "stages/run.ts", to: "ports.ts", isType: false },
      { from: "pipeline.ts", to: "adapters/forge/github.ts", isType: false },
      { from: "hall/course.ts", to: "adapters/forge/github.ts", isType: false },
      { from: "adapters/agent/claude.ts", to: "adapters/forge/github.ts", isType: false },
      { from: "adapters/agent/claude.ts", to: "@octokit/rest", isType: false },
      { from: "retrieval/bm25.ts", to: "stages/plan.ts", isType: false },
      { from: "relay/relay.ts", to: "node:crypto", isType: false },
      { from: "relay/event.ts", to: "relay/file-store.ts", isType: true },
      { from: "relay/settings.ts", to: "yaml", isType: false },
      { from: "relay/node.ts", to: "wire.ts", isType: false },
      { from: "relay/command.ts", to: "@octokit/rest", isType: false },
    ];
    expect(planted.filter((arrow) => forbidden(arrow) === undefined)).toEqual([]);
  });

  it("names no file of the relay on Node that is not there", () => {
    expect(RELAY_ON_NODE.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("has no import cycle", () => {
    const graph = new Map(
      files.map((file) => [
        file,
        arrows.filter((a) => a.from === file && isSource(a.to) && !a.isType).map((a) => a.to),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]): string[] => {
      if (trail.includes(file)) return [[...trail.slice(trail.indexOf(file)), file].join(" → ")];
      if (done.has(file)) return [];
      const cycles = (graph.get(file) ?? []).flatMap((next) => visit(next, [...trail, file]));
      done.add(file);
      return cycles;
    };
    expect(files.flatMap((file) => visit(file, []))).toEqual([]);
  });

  it("keeps the world out of core and retrieval, and process.exit and process.env in the doors", () => {
    const doors = ["action.ts", "cli.ts", "doors.ts", "watch.ts", "wire.ts"];
    const bad = files.flatMap((file) => {
      const text = readFileSync(path.join(SRC, file), "utf8")
        .replace(/\/\/.*$/gm, "")
        .replace(/\/\*[\s\S]*?\*\//g, "");
      const pure = /^(core|retrieval|stages)\//.test(file);
      const touches = pure && /\b(Date\.now|Math\.random|process\.|console\.|new Date\(\)|fetch\()/.test(text);
      const exits = !doors.includes(file) && !file.startsWith("demo/") && /process\.(env|exit)|setFailed/.test(text);
      return touches || exits ? [file] : [];
    });
    expect(bad).toEqual([]);
  });
});
