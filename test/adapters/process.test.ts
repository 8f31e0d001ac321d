import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeptOutput } from "../../src/adapters/machine/kept-output.ts";
import { createLineSplitter } from "../../src/adapters/machine/line-splitter.ts";
import { createShell } from "../../src/adapters/machine/process.ts";
import { RUN_MARKER } from "../../src/core/environment.ts";
import type { Command, RunOptions } from "../../src/ports.ts";

const shell = createShell();
let dir = "";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "process-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function sh(script: string, changes: Partial<Command> = {}, options: RunOptions = {}) {
  const env = { PATH: "/usr/bin:/bin" };
  return shell.run({ file: "sh", args: ["-c", script], cwd: dir, env, timeoutMs: 20_000, ...changes }, options);
}
function node(script: string, changes: Partial<Command> = {}, options: RunOptions = {}) {
  return sh("", { file: process.execPath, args: ["-e", script], ...changes }, options);
}
/** Whether a process runs; one that is dead but not yet reaped by its new parent does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
async function pidIn(name: string): Promise<number> {
  return Number.parseInt(await readFile(join(dir, name), "utf8"), 10);
}

describe("a program that ends by itself", () => {
  it("reports exit code, both streams and that nothing ended it", async () => {
    const finished = await sh("echo out; echo err >&2; exit 3");
    expect(finished).toMatchObject({ exitCode: 3, stdout: "out\n", stderr: "err\n", started: true });
    expect(finished).toMatchObject({ timedOut: false, cancelled: false });
    expect(finished.signal).toBeUndefined();
  });

  it("reports the signal and no exit code when it was killed", async () => {
    const finished = await sh("kill -KILL $$");
    expect(finished.exitCode).toBeUndefined();
    expect(finished.signal).toBe("SIGKILL");
  });

  it("sees the environment it was given, a marker, and nothing of ours", async () => {
    const finished = await sh("env", { file: "/usr/bin/env", args: [], env: { ONLY: "this" } });
    const names = finished.stdout
      .trim()
      .split("\n")
      .map((line) => line.split("=")[0]);
    expect(names.sort()).toEqual([RUN_MARKER, "ONLY"].sort());
  });

  it("gets its input, and an input it never reads does no harm", async () => {
    expect((await sh("cat", {}, { input: "grüße" })).stdout).toBe("grüße");
    expect(await sh("exec <&-; echo done", {}, { input: "x".repeat(4_000_000) })).toMatchObject({
      exitCode: 0,
      stdout: "done\n",
    });
  });

  it("has an empty standard input when none is given", async () => {
    expect((await sh("cat; echo end")).stdout).toBe("end\n");
  });
});

describe("a program that cannot be started", () => {
  it.each([
    ["a missing program", { file: "no-such-program-here" }],
    ["a file that is not executable", { file: "/etc/passwd" }],
    ["a working directory that is not there", { cwd: "/no/such/folder" }],
    ["arguments too long for the kernel", { args: ["-c", `: ${"x".repeat(3_000_000)}`] }],
    ["a NUL byte in an argument", { args: ["-c", "echo \0"] }],
  ])("%s is reported, not thrown", async (_name, changes) => {
    const finished = await sh("true", changes);
    expect(finished.started).toBe(false);
    expect(finished.exitCode).toBeUndefined();
    expect(finished.stderr).not.toBe("");
  });

  it("throws for an empty program name, which is our own mistake", async () => {
    await expect(sh("true", { file: "" })).rejects.toThrow(TypeError);
  });
});

describe("output", () => {
  it("of 100 MB is drained and kept as its beginning and its end", async () => {
    const finished = await sh("echo first; head -c 100000000 /dev/zero; echo last", {}, { maxOutputBytes: 1000 });
    expect(finished.exitCode).toBe(0);
    expect(finished.stdout.startsWith("first\n")).toBe(true);
    expect(finished.stdout.endsWith("last\n")).toBe(true);
    expect(finished.stdout).toContain("99999011 bytes dropped");
    expect(finished.stdout.length).toBeLessThan(1100);
  });

  it("that is not text is decoded with replacement characters", async () => {
    expect((await sh("printf '\\377\\376ok'")).stdout).toBe("\uFFFD\uFFFDok");
  });

  it("is handed out in whole lines, the last one too, each saying there was activity", async () => {
    const lines: string[] = [];
    let activity = 0;
    await sh(
      "printf 'one\\ntwo\\r\\n\\nlast'",
      {},
      { onLine: (line) => lines.push(line), onActivity: () => activity++ },
    );
    expect(lines).toEqual(["one", "two", "", "last"]);
    expect(activity).toBeGreaterThan(0);
  });

  it("makes an error of our own line handler ours, after the tree is dead", async () => {
    const onLine = () => {
      throw new Error("a bug of ours");
    };
    await expect(sh("echo $$ > broken.pid; echo x; sleep 60", {}, { onLine })).rejects.toThrow("a bug of ours");
    expect(isAlive(await pidIn("broken.pid"))).toBe(false);
  });
});

describe("a program that does not end by itself", () => {
  it("is ended at its deadline", async () => {
    const finished = await sh("sleep 60", { timeoutMs: 100 });
    expect(finished).toMatchObject({ timedOut: true, cancelled: false, signal: "SIGTERM" });
    expect(finished.durationMs).toBeLessThan(2000);
  });

  it("is killed when it ignores every signal of the ladder", async () => {
    const ladder = [
      { signal: "SIGINT", graceMs: 50 },
      { signal: "SIGTERM", graceMs: 50 },
    ] as const;
    const finished = await node(
      "process.on('SIGINT',()=>console.log('int'));process.on('SIGTERM',()=>console.log('term'));console.log('up');setInterval(()=>{},1e3)",
      { timeoutMs: 600 },
      { ladder },
    );
    expect(finished).toMatchObject({ timedOut: true, signal: "SIGKILL", stdout: "up\nint\nterm\n" });
  });

  it("is killed when it has stopped itself", async () => {
    const finished = await sh("kill -STOP $$", { timeoutMs: 100 }, { ladder: [{ signal: "SIGTERM", graceMs: 50 }] });
    expect(finished).toMatchObject({ timedOut: true, signal: "SIGKILL" });
  });

  it("is ended when the caller cancels, and not even started when that was before", async () => {
    const cancelling = new AbortController();
    const running = sh("echo up; sleep 60", {}, { signal: cancelling.signal, onLine: () => cancelling.abort() });
    expect(await running).toMatchObject({ cancelled: true, timedOut: false, signal: "SIGTERM" });
    expect(await sh("touch started", {}, { signal: cancelling.signal })).toMatchObject({
      cancelled: true,
      started: false,
    });
    await expect(readFile(join(dir, "started"))).rejects.toThrow("ENOENT");
  });
});

describe("what a program leaves behind", () => {
  it("is dead when the run returns: children in the background", async () => {
    const finished = await sh("sleep 60 & echo $! > child.pid; exit 0");
    expect(finished.exitCode).toBe(0);
    expect(finished.durationMs).toBeLessThan(2000);
    expect(isAlive(await pidIn("child.pid"))).toBe(false);
  });

  it.runIf(process.platform === "linux")(
    "is dead when the run returns: children in a session of their own",
    async () => {
      const finished = await sh(
        "setsid sh -c 'echo $$ > daemon.pid; setsid sleep 60 & sleep 60' & while [ ! -s daemon.pid ]; do :; done",
      );
      expect(finished.exitCode).toBe(0);
      expect(isAlive(await pidIn("daemon.pid"))).toBe(false);
    },
  );

  it("cannot make us wait by holding our pipes open", async () => {
    // Out of reach on purpose: its own session, and an environment without our marker.
    const finished = await sh("env -i setsid sleep 3 & exit 0");
    expect(finished.exitCode).toBe(0);
    expect(finished.durationMs).toBeLessThan(1500);
  });
});

describe("the line splitter", () => {
  it("gives the same lines however the bytes are cut", () => {
    const text = fc.array(
      fc.string().filter((line) => !/[\r\n]/.test(line)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (lines, sizes) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const seen: string[] = [];
        const splitter = createLineSplitter((line) => seen.push(line));
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          splitter.push(bytes.subarray(at, at + size));
          at += size;
        }
        splitter.end();
        expect(seen).toEqual(lines.map((line) => Buffer.from(line).toString()));
      }),
    );
  });

  it("cuts a line that is too long and goes on with the next", () => {
    const seen: string[] = [];
    const splitter = createLineSplitter((line) => seen.push(line), 4);
    for (const piece of ["123", "456", "789\nab\n"]) splitter.push(Buffer.from(piece));
    expect(seen).toEqual(["1234", "ab"]);
  });
});

describe("kept output", () => {
  it("never keeps more than asked and always the beginning and the end", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), fc.integer({ min: 2, max: 200 }), (chunks, max) => {
        const kept = createKeptOutput(max);
        const bytes = chunks.map((chunk) => Buffer.from(chunk.map((byte) => 97 + (byte % 26))));
        for (const chunk of bytes) kept.push(chunk);
        const all = Buffer.concat(bytes).toString();
        const head = all.slice(0, Math.ceil(max / 2));
        const tail = all.slice(-Math.floor(max / 2));
        const gap = `\n[… ${all.length - max} bytes dropped …]\n`;
        expect(kept.text()).toBe(all.length <= max ? all : `${head}${gap}${tail}`);
      }),
    );
  });
});
