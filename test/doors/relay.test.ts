// `linear-to-pr relay` as it is shipped: a process of its own, from a configuration file to the dispatch, and out on SIGTERM.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { startRelayGithub } from "../fakes/relay-github.ts";
import { DIST, runCli, tempDir } from "../helpers/runner.ts";
import { CANARY, GITHUB_TOKEN, move, SECRET, signed } from "../relay/deliveries.ts";
import { told } from "../relay/scenes.ts";

const Listening = z.object({ outcome: z.literal("listening"), port: z.number() });

async function startRelay(dir: string, config: string) {
  const env = { PATH: process.env.PATH ?? "", HOME: dir, LINEAR_WEBHOOK_SECRET: SECRET, GITHUB_TOKEN };
  const args = [path.join(DIST, "cli.js"), "relay", "--config", config, "--port", "0"];
  const child = spawn(process.execPath, args, { cwd: dir, env, stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => lines.push(line));
  const [first] = await once(reader, "line");
  const { port } = Listening.parse(JSON.parse(String(first)));
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

describe("the relay", () => {
  it("hands a delivery on, says so without a secret or a word of the ticket, and ends when it is told to", async () => {
    await using folder = await tempDir("relay");
    await using github = await startRelayGithub({ token: GITHUB_TOKEN });
    const config = path.join(folder.path, "relay.yml");
    await writeFile(config, stringify(told(github.url).settings));
    using relay = await startRelay(folder.path, config);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    const { body, headers } = signed(move());
    const answer = await fetch(`${relay.url}/linear`, { method: "POST", body, headers });
    expect([answer.status, github.dispatches.length]).toEqual([200, 1]);
    const forged = await fetch(`${relay.url}/linear`, { method: "POST", body: `${CANARY}`, headers });
    expect(forged.status).toBeGreaterThanOrEqual(400);
    expect(await relay.stop()).toBe(0);
    expect(relay.lines.join("\n")).not.toMatch(new RegExp(`${SECRET}|${GITHUB_TOKEN}|${CANARY}`));
    expect(relay.lines.at(-1)).toBe('{"outcome":"stopped"}');
  });

  it("without its configuration says what is missing", async () => {
    await using folder = await tempDir("relay");
    const { exitCode, stderr } = await runCli(["relay"], { cwd: folder.path, home: folder.path });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('--config "linear-to-pr.relay.yml" cannot be read'),
    ]);
  });
});
