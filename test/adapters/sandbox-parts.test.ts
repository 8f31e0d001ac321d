import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createShell } from "../../src/adapters/machine/process.ts";
import { findApplySeccomp } from "../../src/adapters/sandbox/apply-seccomp.ts";
import { hiddenPlaces, lentTo, visibleTools } from "../../src/adapters/sandbox/hidden.ts";
import { covers, isLoopback, matches } from "../../src/adapters/sandbox/hosts.ts";
import { passageOf } from "../../src/adapters/sandbox/masking.ts";
import { createNoSandbox } from "../../src/adapters/sandbox/none.ts";
import { openDoor, requestedHost } from "../../src/adapters/sandbox/open-door.ts";
import { execLine } from "../../src/adapters/sandbox/shell-words.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "sandbox-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe("host patterns", () => {
  it.each([
    ["api.example.com", "https://api.example.com/", true],
    ["api.example.com:443", "https://api.example.com/", true],
    ["api.example.com:443", "http://api.example.com/", false],
    ["*.example.com", "https://api.example.com:8443/", true],
    ["*.example.com", "https://example.com/", false],
    ["*.example.com", "https://evilexample.com/", false],
    ["example.com", "https://api.example.com/", false],
    ["[::1]:80", "http://[::1]/", true],
  ])("%s names the host of %s: %s", (pattern, url, expected) => {
    expect(matches(pattern, new URL(url))).toBe(expected);
  });

  it("cover each other ports aside", () => {
    expect(covers("*.example.com", "API.example.com:443")).toBe(true);
    expect(covers("api.example.com", "*.example.com")).toBe(false);
  });

  it.each(["localhost:80", "a.localhost", "127.0.0.1:3000", "127.9.9.9", "[::1]:80"])("%s is this machine", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(["localhost.example.com", "128.0.0.1", "api.example.com"])("%s is not this machine", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe("a masked secret on its way out", () => {
  const secret = { name: "KEY", value: "re$&al", hosts: ["api.example.com:443"], placeholder: "placeholder-1" };
  const request = (url: string, headers: Record<string, string>) => ({ url, headers: new Headers(headers) });
  const key = { "x-api-key": "placeholder-1" };

  it("is put into credential headers for its own host over TLS", () => {
    const sent = { authorization: "Bearer placeholder-1", "x-note": "placeholder-1" };
    expect(passageOf(request("https://api.example.com/v1", sent), "https", [secret])).toEqual({
      action: "allow",
      setHeaders: [["authorization", "Bearer re$&al"]],
    });
  });

  it.each([
    ["another host", "https://evil.example.com/"],
    ["another port", "https://api.example.com:8443/"],
  ])("stays a placeholder for %s", (_name, url) => {
    expect(passageOf(request(url, key), "https", [secret])).toEqual({ action: "allow" });
  });

  it("is refused in clear, but on this machine", () => {
    const open = { ...secret, hosts: ["api.example.com", "127.0.0.1:8080"] };
    expect(passageOf(request("http://api.example.com/", key), "http", [open]).action).toBe("deny");
    expect(passageOf(request("http://127.0.0.1:8080/", key), "http", [open])).toMatchObject({
      setHeaders: [["x-api-key", "re$&al"]],
    });
  });
});

describe("the line that starts a program in a cell", () => {
  it("hands every argument and variable on as it is", async () => {
    const shell = createShell();
    const env = { PATH: process.env.PATH ?? "" };
    const words = fc.array(
      fc.string({ unit: "binary-ascii" }).map((word) => word.replaceAll("\0", "")),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (args) => {
        const line = execLine(["printf", "%s|", ...args, "end"], { NOTE: args[0] ?? "" });
        const finished = await shell.run({ file: "sh", args: ["-c", line], cwd: dir, env, timeoutMs: 5000 });
        expect(finished.stdout).toBe([...args, "end"].map((word) => `${word}|`).join(""));
      }),
      { numRuns: 25 },
    );
  });
});

describe("what a cell may not see", () => {
  it("is every home, temp files, sockets, the state folder, and the runner's work folder", () => {
    const stateDir = join(dir, "state");
    const env = { RUNNER_TEMP: join(dir, "runner/_work/_temp") };
    return Promise.all([mkdir(stateDir), mkdir(env.RUNNER_TEMP, { recursive: true })]).then(() => {
      const hidden = hiddenPlaces({ homes: [dir], stateDir, env, hidden: [import.meta.dirname] });
      expect(hidden).toEqual(
        expect.arrayContaining([dir, stateDir, "/tmp", "/run", "/home", join(dir, "runner"), import.meta.dirname]),
      );
      expect(hidden).not.toContain("/");
      expect(hidden.filter((place) => !existsSync(place))).toEqual([]);
    });
  });

  it("leaves visible what the programs on the path need, and no folder with credentials", async () => {
    const home = join(dir, "home");
    for (const folder of [".nvm/v1/bin", ".docker/bin", ".local/bin", "bin", "tools/node_modules/agent/bin"]) {
      await mkdir(join(home, folder), { recursive: true });
    }
    await writeFile(join(home, "tools/node_modules/agent/bin/agent.js"), "");
    await symlink("../tools/node_modules/agent/bin/agent.js", join(home, "bin/agent"));
    const searchPath = [".nvm/v1/bin", ".docker/bin", ".local/bin", "bin"].map((each) => join(home, each)).join(":");
    const visible = visibleTools({
      homes: [home],
      stateDir: dir,
      env: {},
      hidden: [],
      searchPath: `${searchPath}:relative:/no/such/bin`,
      program: join(home, "bin/agent"),
    });
    const inHome = visible.filter((each) => each.startsWith(home)).map((each) => each.slice(home.length + 1));
    expect(inHome.sort()).toEqual(
      [
        ".docker/bin",
        ".local/bin",
        ".nvm",
        ".nvm/v1",
        ".nvm/v1/bin",
        "bin",
        "tools/node_modules",
        "tools/node_modules/agent/bin",
      ].sort(),
    );
  });

  it("leaves visible what a git directory borrows from", async () => {
    const link = join(dir, "store/worktrees/eng-1");
    const lender = join(dir, "lender/.git/objects");
    await mkdir(link, { recursive: true });
    await mkdir(lender, { recursive: true });
    await mkdir(join(dir, "store/objects/info"), { recursive: true });
    await writeFile(join(link, "commondir"), "../..\n");
    await writeFile(join(dir, "store/objects/info/alternates"), `${lender}\n/gone\n`);
    expect(lentTo(link)).toEqual([join(dir, "store"), lender]);
    expect(lentTo(join(dir, "no-git"))).toEqual([]);
  });
});

describe("the open door", () => {
  it.each([
    ["CONNECT registry.example.com:443 HTTP/1.1", "registry.example.com"],
    ["CONNECT Registry.Example.com.:443 HTTP/1.1", "registry.example.com"],
    ["CONNECT [2001:db8::1]:443 HTTP/1.1", "[2001:db8::1]"],
    ["GET http://example.com:8080/x?y HTTP/1.1", "example.com"],
    ["GET http://user@example.com/ HTTP/1.1", "example.com"],
    ["GET /x HTTP/1.1", undefined],
    ["\x05\x01\x00", undefined],
  ])("reads %j as %s", (line, host) => {
    expect(requestedHost(line)).toBe(host);
  });

  it("says the host before it passes on the first byte, and passes on all of them", async () => {
    const heard: string[] = [];
    const proxy = createServer({ allowHalfOpen: true }, async (socket) => {
      const got = await text(socket);
      socket.end(`${heard.join()} ${got.length}`);
    });
    proxy.listen({ path: join(dir, "proxy.sock") });
    const door = await openDoor({ proxy: join(dir, "proxy.sock"), onHost: (host) => heard.push(host) });
    const client = createConnection({ path: door.socket, allowHalfOpen: true });
    client.write("CONNECT exam");
    client.end(`ple.com:443 HTTP/1.1\r\n\r\n${"x".repeat(100_000)}`);
    expect(await text(client)).toBe("example.com 100036");
    await door[Symbol.asyncDispose]();
    proxy.close();
    expect(existsSync(door.socket)).toBe(false);
  });
});

describe("the helper of the sandbox", () => {
  it("is found in the installed package, and missed by name when it is not where it was said to be", () => {
    expect(readFileSync(findApplySeccomp(undefined)).subarray(1, 4).toString()).toBe("ELF");
    expect(() => findApplySeccomp(join(dir, "nowhere"))).toThrow(
      expect.objectContaining({ code: "SANDBOX_UNAVAILABLE", message: expect.stringContaining("nowhere") }),
    );
  });
});

describe("no isolation", () => {
  it("gives a private HOME and temp, the secrets in clear, and clears up", async () => {
    const sandbox = createNoSandbox({ stateDir: dir });
    await sandbox.check();
    const command = { file: "env", args: [], cwd: "/", env: { A: "1" }, timeoutMs: 1000 };
    const masked = [{ name: "KEY", value: "real", hosts: ["example.com"] }];
    const wrapped = await sandbox.wrap(command, { writable: [], readOnly: [], hidden: [], allowHosts: [], masked });
    const { env } = wrapped.command;
    expect(wrapped.command).toMatchObject({ file: "env", env: { A: "1", KEY: "real" } });
    expect([env.HOME, env.TMPDIR, env.TMP, env.TEMP].map((each) => existsSync(each ?? ""))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    await wrapped[Symbol.asyncDispose]();
    expect(existsSync(env.HOME ?? "")).toBe(false);
  });
});
