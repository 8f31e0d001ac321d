// Installs the coding agents that `npm run test:agents` runs, at the exact versions their adapters were written for, into
// .agents-cache (not committed, never shipped: their licences allow to run them, not to pass them on).
// Idempotent: a program of the wanted version is left alone.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const AGENTS = [{ name: "claude", package: "@anthropic-ai/claude-code", version: "2.1.329" }];
const CACHE = path.resolve(import.meta.dirname, "../.agents-cache");

function versionOf(program) {
  if (!existsSync(program)) return undefined;
  const env = { PATH: process.env.PATH ?? "", HOME: CACHE, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1" };
  try {
    return /\d+\.\d+\.\d+/.exec(execFileSync(program, ["--version"], { encoding: "utf8", env, timeout: 30_000 }))?.[0];
  } catch (error) {
    console.error(`${program} is there but does not run: ${error.message.split("\n")[0]}`);
    return undefined;
  }
}

function install({ name, package: packageName, version }) {
  const program = path.join(CACHE, "node_modules", ".bin", name);
  if (versionOf(program) === version) return `${name} ${version} is in ${program}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path.join(CACHE, "package.json"), '{ "private": true }\n');
  const args = ["install", "--save-exact", "--no-audit", "--no-fund", "--loglevel=error", `${packageName}@${version}`];
  const ended = spawnSync("npm", args, { cwd: CACHE, encoding: "utf8", timeout: 300_000 });
  const found = versionOf(program);
  if (found === version) return `${name} ${version} was installed in ${program}`;
  const why = ended.error?.message ?? ended.stderr.trim().split("\n").at(-1) ?? "";
  throw new Error(`cannot install ${packageName}@${version}: ${found === undefined ? why : `got version ${found}`}`);
}

try {
  for (const agent of AGENTS) console.log(install(agent));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
