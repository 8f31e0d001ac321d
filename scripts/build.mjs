// Builds dist/ from src/: one bundle with two doors, so that the action and the command line can never drift apart.
// The result depends on nothing but the sources and the lock file: check-dist compares it byte for byte.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

// The sandbox's system-call filter is a program of its own; the bundler does not see it.
const vendor = "node_modules/@anthropic-ai/sandbox-runtime/vendor/seccomp";
if (!existsSync(vendor)) throw new Error(`${vendor} is missing: is @anthropic-ai/sandbox-runtime installed?`);
mkdirSync("dist/vendor", { recursive: true });
for (const arch of readdirSync(vendor))
  cpSync(path.join(vendor, arch), path.join("dist/vendor/seccomp", arch), { recursive: true });

run(process.execPath, ["scripts/generate-docs.mjs"]);
