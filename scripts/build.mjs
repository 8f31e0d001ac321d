// Builds dist/ from src/: one bundle with two doors, so that the action and the command line can never drift apart.
// The result depends on nothing but the sources and the lock file: check-dist compares it byte for byte.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const bin = (name) => path.join(root, "node_modules", ".bin", name);
const run = (file, args) => execFileSync(file, args, { stdio: ["ignore", "inherit", "inherit"], timeout: 300_000 });

rmSync("build", { recursive: true, force: true });
run(bin("tsc"), ["-p", "tsconfig.build.json"]);

rmSync("dist", { recursive: true, force: true });
run(bin("ncc"), ["build", "build/doors.js", "-o", "dist/bundle", "--license", "licenses.txt", "--quiet"]);

const door = (name) => `#!/usr/bin/env node\nimport { ${name} } from "./bundle/index.js";\n\nawait ${name}();\n`;
writeFileSync("dist/action.js", door("action"));
writeFileSync("dist/cli.js", door("cli"), { mode: 0o755 });
writeFileSync("dist/package.json", `${JSON.stringify({ type: "module" }, null, 2)}\n`);

// Programs of the sandbox that the bundler does not see: the system-call filter, and what points a JVM at the proxy. Without
// the second the sandbox would ask npm for it at every start.
const vendor = "node_modules/@anthropic-ai/sandbox-runtime/vendor";
for (const part of [
  "seccomp/x64/apply-seccomp",
  "seccomp/arm64/apply-seccomp",
  "java-proxy-agent/srt-proxy-agent.jar",
]) {
  cpSync(path.join(vendor, part), path.join("dist/vendor", part));
}

run(process.execPath, ["scripts/generate-docs.mjs"]);
