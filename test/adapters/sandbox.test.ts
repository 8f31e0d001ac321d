// Cells for real: what a command in one can read, write and reach, and what is left of it. A machine that cannot make cells
// has these tests reported as skipped, with the reason in the suite's name.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command } from "../../src/adapters/agent/command.ts";
import { createShell } from "../../src/adapters/machine/process.ts";
import { createSandboxRuntime } from "../../src/adapters/sandbox/sandbox-runtime.ts";
import type { Cell, RunOptions } from "../../src/ports.ts";
import { createRecordingLog } from "../fakes/recording-log.ts";
import { type AgentWorld, createAgentWorld } from "../helpers/agent-world.ts";
import { whyNoCells } from "../helpers/cells.ts";
import { processesNaming, until } from "../helpers/processes.ts";

const missing = await whyNoCells();
if (missing !== undefined) console.warn(`cell tests skipped: ${missing}`);
const PATH = process.env.PATH ?? "";
const CANARY = "canary-9d3b1c77";

describe.skipIf(missing !== undefined)(`cells${missing === undefined ? "" : ` (skipped: ${missing})`}`, () => {
  let world: AgentWorld;
  beforeAll(async () => {
    world = await createAgentWorld("sandbox");
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const shell = createShell();
  async function inCell(line: string, cell: Partial<Cell> = {}, options: RunOptions & { timeoutMs?: number } = {}) {
    const { timeoutMs = 15_000, ...run } = options;
    const all: Cell = { writable: [world.workdir], readOnly: [], hidden: [], allowHosts: [], masked: [], ...cell };
    const plain = { file: "sh", args: ["-c", line], cwd: world.workdir, env: { PATH, OWN: "1" }, timeoutMs };
    await using wrapped = await world.sandbox.wrap(plain, all);
    return await shell.run(wrapped.command, run);
  }
  async function listening(answer: string): Promise<{ host: string; got: string[]; server: Server }> {
    const got: string[] = [];
    const server = createServer((request, response) => {
      got.push(`${request.headers["x-api-key"]}`);
      response.end(answer);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    return { host: `127.0.0.1:${typeof address === "object" ? address?.port : 0}`, got, server };
  }

  describe("files", () => {
    it("can be written in the working directory, HOME and temp, and nowhere else", async () => {
      const places = [world.workdir, "$HOME", "$TMPDIR"].map((place) => `echo x > "${place}/made-inside"`);
      expect(await inCell(places.join(" && "))).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await readFile(join(world.workdir, "made-inside"), "utf8")).toBe("x\n");
      const outside = ["/etc", "/usr", "/var/lib", resolve(import.meta.dirname)];
      for (const place of outside) {
        const finished = await inCell(`echo x > ${place}/made-inside`);
        // A place below a hidden folder, such as a checkout in /tmp, is not even there.
        expect(finished.stderr).toMatch(/Read-only file system|nonexistent/);
        expect(existsSync(join(place, "made-inside"))).toBe(false);
      }
    });

    it("that are read-only stay so below a writable place, and cannot be moved away", async () => {
      await mkdir(join(world.workdir, "keep/this"), { recursive: true });
      await writeFile(join(world.workdir, "keep/this/file"), "kept");
      const cell = { readOnly: [join(world.workdir, "keep/this")] };
      const tries = [
        "echo x > keep/this/file",
        "rm keep/this/file",
        "mv keep lost",
        "rm -rf keep",
        "ln -sf /tmp keep/this",
      ];
      await inCell(tries.join("; "), cell);
      expect(await readFile(join(world.workdir, "keep/this/file"), "utf8")).toBe("kept");
    });

    it("of the git directory can be read by git and not changed by anybody", async () => {
      const cell = { readOnly: [world.gitDir, join(world.workdir, ".git")] };
      const identity = "-c user.name=a -c user.email=a@example.com";
      const line = `git log --oneline; git ${identity} commit --allow-empty -m mine; echo x > ${world.gitDir}/hooks/post-commit; echo x > .git`;
      const before = await readdir(join(world.gitDir, "hooks")).catch(() => []);
      const finished = await inCell(line, cell);
      expect(finished.stdout).toContain("first");
      expect(finished.stderr).toContain("Read-only file system");
      expect(await readdir(join(world.gitDir, "hooks")).catch(() => [])).toEqual(before);
      const { stdout } = await promisify(execFile)("git", ["log", "--oneline"], { cwd: world.workdir, env: { PATH } });
      expect(stdout.trim().split("\n")).toHaveLength(1);
    });

    it("that are nobody's business cannot be seen: temp files, homes, sockets, the state of other tickets, what is named", async () => {
      const other = join(world.stateDir, "other-ticket");
      await mkdir(other, { recursive: true });
      await writeFile(join(other, "notes"), CANARY);
      await writeFile(join(world.root, "beside"), CANARY);
      await writeFile(join(world.workdir, ".env"), CANARY);
      const line = `cat ${other}/notes ${world.root}/beside .env; ls -A /home /root/.ssh /run /var/tmp | grep -v ':$'; ls ${world.stateDir}`;
      const finished = await inCell(line, { hidden: [join(world.workdir, ".env")] });
      expect(finished.stdout).not.toContain(CANARY);
      expect(
        finished.stdout
          .trim()
          .split(/\s+/)
          .filter((word) => !["cells", "work", "linuxbrew"].includes(word)),
      ).toEqual([]);
    });

    it("with odd names are as well protected as others", async () => {
      const odd = join(world.workdir, "[a] *? dir");
      await mkdir(odd, { recursive: true });
      await inCell(`echo x > '[a] *? dir/file'; echo y > fine`, { readOnly: [odd] });
      expect(await readdir(odd)).toEqual([]);
      expect(existsSync(join(world.workdir, "fine"))).toBe(true);
    });

    it("made for the cell are gone after it", async () => {
      const cells = join(world.stateDir, "cells");
      await inCell("mkdir -p $HOME/a/b; chmod 0 $HOME/a; touch $TMPDIR/c");
      expect(await readdir(cells)).toEqual([]);
      expect((await readdir(world.workdir)).filter((name) => /bashrc|gitconfig|mcp/.test(name))).toEqual([]);
    });
  });

  describe("the environment", () => {
    it("is the command's own, and no process inside shows anything of ours", async () => {
      process.env.CELL_TEST_CANARY = CANARY;
      try {
        const search = "cat /proc/*/environ /proc/*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -c '[c]anary-9d3b1c77'";
        const finished = await inCell(`echo own=$OWN; ${search}; ls /proc | grep -c '^[0-9]'`);
        const [own, hits, processes] = finished.stdout.trim().split("\n");
        expect([own, hits]).toEqual(["own=1", "0"]);
        expect(Number(processes)).toBeLessThan(30);
      } finally {
        delete process.env.CELL_TEST_CANARY;
      }
    });

    it("hands arguments and exit code through", async () => {
      const finished = await inCell(`test ! -e nothing && printf '%s' "it's \\"fine\\"!" && exit 7`);
      expect(finished).toMatchObject({ exitCode: 7, stdout: `it's "fine"!` });
    });
  });

  describe("the network", () => {
    it("is none without hosts: not even this machine's loopback, with or without the proxy", async () => {
      const { host, got, server } = await listening("reached");
      const finished = await inCell(`curl -sS -m 5 http://${host}/; curl -sS -m 5 --noproxy '*' http://${host}/`);
      server.close();
      expect(got).toEqual([]);
      expect(finished.stdout).not.toContain("reached");
    });

    it("leads to the allowed host, and to no other port of it", async () => {
      const [allowed, other] = await Promise.all([listening("allowed"), listening("other")]);
      const finished = await inCell(`curl -sS -m 5 http://${allowed.host}/; curl -sS -m 5 http://${other.host}/`, {
        allowHosts: [allowed.host],
      });
      for (const { server } of [allowed, other]) server.close();
      expect(finished.stdout).toContain("allowed");
      expect(other.got).toEqual([]);
      expect(world.log.lines).toContainEqual(
        expect.objectContaining({ word: "cell-refused", fields: { what: expect.stringContaining(other.host) } }),
      );
    });

    it("of one cell is not that of another at the same time", async () => {
      const [left, right] = await Promise.all([listening("left"), listening("right")]);
      const line = `curl -sS -m 5 http://${left.host}/; curl -sS -m 5 http://${right.host}/`;
      const [one, two] = await Promise.all([
        inCell(line, { allowHosts: [left.host] }),
        inCell(line, { allowHosts: [right.host] }),
        inCell(line, { allowHosts: ["*"] }),
      ]);
      for (const { server } of [left, right]) server.close();
      expect([one.stdout.includes("left"), one.stdout.includes("right")]).toEqual([true, false]);
      expect([two.stdout.includes("left"), two.stdout.includes("right")]).toEqual([false, true]);
    });

    it("of an open cell is every name, but none that leads back here, and no address", async () => {
      const { host, got, server } = await listening("reached");
      const port = host.split(":")[1];
      const line = `for to in localhost 127.0.0.1; do curl -sS -m 5 -x "$http_proxy" --noproxy '' http://$to:${port}/; done`;
      await inCell(line, { allowHosts: ["*"] });
      server.close();
      expect(got).toEqual([]);
      const refused = world.log.lines
        .map(({ fields }) => String(fields.what))
        .filter((what) => what.includes(`:${port}`));
      expect(refused.sort()).toEqual(
        ["127.0.0.1", "localhost"].map((to) => `deny network-outbound ${to}:${port} (host is not on the allow list)`),
      );
    });

    it("inside the cell works among its own processes", async () => {
      const server = `const s=require("http").createServer((q,r)=>r.end("mine")).listen(0,"127.0.0.1",async()=>{const r=await fetch("http://127.0.0.1:"+s.address().port);console.log(await r.text());s.close()})`;
      expect((await inCell(`node -e '${server}'`)).stdout).toBe("mine\n");
    });

    it("refuses a host that is none, before anything runs", async () => {
      await expect(inCell("touch ran", { allowHosts: ["https://example.com/x"] })).rejects.toMatchObject({
        code: "CONFIG_INVALID",
        message: expect.stringContaining("https://example.com/x"),
      });
    });

    it("gets a masked secret put in for its host, in clear on this machine only", async () => {
      const [right, wrong] = await Promise.all([listening("a"), listening("b")]);
      const masked = [{ name: "KEY", value: CANARY, hosts: [right.host] }];
      const send = (host: string) => `curl -sS -m 5 http://${host}/ -H "x-api-key: $KEY"`;
      const finished = await inCell(`echo "$KEY"; ${send(right.host)}; ${send(wrong.host)}`, {
        allowHosts: [right.host, wrong.host],
        masked,
      });
      for (const { server } of [right, wrong]) server.close();
      expect(right.got).toEqual([CANARY]);
      expect(wrong.got[0]).toMatch(/^placeholder-/);
      expect(finished.stdout).not.toContain(CANARY);
    });

    it("gets it put in over TLS too, into credential headers and never into a body", async () => {
      const [key, certificate] = [join(world.root, "key.pem"), join(world.root, "cert.pem")];
      const subject = ["-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"];
      const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, ...subject];
      await promisify(execFile)("openssl", args);
      const program = resolve(import.meta.dirname, "../fixtures/programs/tls-cell.ts");
      const env = { PATH, NODE_EXTRA_CA_CERTS: certificate };
      const { stdout } = await promisify(execFile)(process.execPath, [program, key, certificate, CANARY], { env });
      const told = JSON.parse(stdout);
      const placeholder = told.stdout.trim().split(" ").at(-1);
      expect(placeholder).toMatch(/^placeholder-/);
      expect(told.first).toEqual([{ key: CANARY, note: placeholder, body: placeholder }]);
      expect(told.second).toEqual([{ key: placeholder, note: placeholder, body: placeholder }]);
    });
  });

  describe("processes", () => {
    it("that leave for a session of their own do not survive the cell", async () => {
      const finished = await inCell("setsid sleep 61616 & (env -i setsid sleep 61616 &) ; echo started");
      expect(finished.stdout).toBe("started\n");
      expect(processesNaming("sleep\x0061616")).toEqual([]);
    });

    it.each([
      ["stop themselves", "kill -STOP $$"],
      ["ignore signals", "trap '' INT TERM; echo up; while :; do sleep 0.1; done"],
      ["fork for ever", "while :; do setsid sleep 62626 & sleep 0.02; done"],
    ])("that %s are ended at the deadline", async (_name, line) => {
      const ladder = [{ signal: "SIGTERM", graceMs: 200 }] as const;
      const finished = await inCell(line, {}, { timeoutMs: 500, ladder });
      expect(finished.timedOut).toBe(true);
      expect(finished.durationMs).toBeLessThan(3000);
      expect(processesNaming("sleep\x0062626")).toEqual([]);
    });

    it("die with us when we are killed without a word", async () => {
      const program = resolve(import.meta.dirname, "../fixtures/programs/long-cell.ts");
      const line = "setsid sleep 64646 & echo up; sleep 64646";
      const temp = join(world.root, "killed");
      await mkdir(temp);
      const env = { PATH, TMPDIR: temp, CELL_TEST_CANARY: CANARY };
      const ours = spawn(process.execPath, [program, line], { env, stdio: ["ignore", "pipe", "inherit"] });
      await once(ours.stdout, "data");
      await until(() => processesNaming("sleep\x0064646").length === 2);
      const relays = processesNaming(`UNIX-LISTEN:${temp}`);
      expect(relays.length).toBeGreaterThan(0);
      for (const relay of relays) expect(await readFile(`/proc/${relay}/environ`, "utf8")).not.toContain(CANARY);
      ours.kill("SIGKILL");
      await once(ours, "exit");
      await until(() => processesNaming("sleep\x0064646").length === 0 && processesNaming(temp).length === 0);
    });

    it("get the signal themselves and may end in order", async () => {
      const line = "trap 'echo asked; exit 5' INT; echo up; while :; do sleep 0.05; done";
      const ladder = [{ signal: "SIGINT", graceMs: 5000 }] as const;
      const cancelling = new AbortController();
      const options = { ladder, signal: cancelling.signal, onLine: () => cancelling.abort() };
      expect(await inCell(line, {}, options)).toMatchObject({ exitCode: 5, stdout: "up\nasked\n", cancelled: true });
    });

    it("cannot make namespaces or sockets to other programs", async () => {
      const finished = await inCell("unshare -r true; python3 -c 'import socket; socket.socket(socket.AF_UNIX)'");
      expect(finished.stderr).toContain("unshare failed");
      expect(finished.stderr).toMatch(/PermissionError|python3: not found/);
    });
  });

  describe("a hostile agent", () => {
    it("leaves nothing behind, reaches nobody and learns nothing", async () => {
      const { host, got, server } = await listening("reached");
      const line = [
        "cat /proc/*/environ > all-environments",
        "echo x > /etc/hostile",
        `echo x >> ${world.gitDir}/config`,
        `curl -s -m 3 --noproxy '*' http://${host}/`,
        "setsid sleep 63636 &",
        "echo done",
      ].join("\n");
      process.env.CELL_TEST_CANARY = CANARY;
      const config = await readFile(join(world.gitDir, "config"), "utf8");
      const settings = { allowHosts: [], command: line };
      const report = await world.agent(command, { settings }).work(world.assignment(), new AbortController().signal);
      delete process.env.CELL_TEST_CANARY;
      server.close();
      expect(report).toMatchObject({ outcome: "finished", closingWords: "done" });
      expect(await readFile(join(world.workdir, "all-environments"), "latin1")).not.toContain(CANARY);
      expect(existsSync("/etc/hostile")).toBe(false);
      expect(await readFile(join(world.gitDir, "config"), "utf8")).toBe(config);
      expect(got).toEqual([]);
      expect(processesNaming("sleep\x0063636")).toEqual([]);
    });
  });

  describe("the runtime", () => {
    it("leaves signals to the doors, and no process, socket or folder behind when it is put away", async () => {
      const before = process.listenerCount("SIGINT");
      const sandbox = createSandboxRuntime({ stateDir: world.stateDir, log: createRecordingLog() });
      await sandbox.check();
      expect(process.listenerCount("SIGINT")).toBe(before);
      await sandbox[Symbol.asyncDispose]();
      await expect(stat(join(world.stateDir, "cells"))).resolves.toBeDefined();
      expect(await readdir(join(world.stateDir, "cells"))).toEqual([]);
    });

    it("says what is missing when its helper is not where it should be", async () => {
      const settings = { stateDir: world.stateDir, log: createRecordingLog(), applySeccompPath: "/no/such/helper" };
      await expect(createSandboxRuntime(settings).check()).rejects.toMatchObject({
        code: "SANDBOX_UNAVAILABLE",
        message: expect.stringContaining("/no/such/helper"),
      });
    });
  });
});
