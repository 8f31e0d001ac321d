// A person who has never seen us, with a fresh clone: types what `init` prints into a shell, and answers what is asked. `gh` is a
// stand-in that understands the printed commands and no other; git and our own program are the real ones.
import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { json } from "node:stream/consumers";
import { promisify } from "node:util";
import { z } from "zod";
import type { OwnRepository } from "./act.ts";
import { DIST, tempDir } from "./runner.ts";
import { GITHUB_TOKEN, type Scene } from "./world.ts";

const run = promisify(execFile);

/** What GitHub knows of the repository besides its files, as an administrator sets and sees it. */
export interface Settings {
  readonly secrets: Map<string, string>;
  actionsMayOpen: boolean;
  /** `gh workflow run`, oldest first. */
  readonly started: { readonly workflow: string; readonly inputs: Readonly<Record<string, string>> }[];
}
export interface Typed {
  readonly exitCode: number;
  readonly text: string;
}
export interface NewUser extends AsyncDisposable {
  readonly settings: Settings;
  /** Into a shell in the clone; `answer` is typed when something is asked. */
  type(line: string, answer?: string): Promise<Typed>;
}

/** What is printed after `Next:`. @throws for a line that is neither a step nor a command of one */
export function stepsIn(printed: string): { readonly what: string; readonly commands: string[] }[] {
  const steps: { what: string; commands: string[] }[] = [];
  const [, after = ""] = printed.split("\nNext:\n");
  for (const line of after.split("\n").filter((each) => each !== "")) {
    const [, number, what] = /^(\d+)\. (.+)$/.exec(line) ?? [];
    const [, command] = /^ {5}(\S.*)$/.exec(line) ?? [];
    if (what !== undefined && Number(number) === steps.length + 1) steps.push({ what, commands: [] });
    else if (command !== undefined && steps.length > 0) steps.at(-1)?.commands.push(command);
    else throw new Error(`no step and no command: ${line}`);
  }
  return steps;
}

/** @param env for our own program, as the person has it in the shell. */
export async function createNewUser(
  scene: Scene,
  own: OwnRepository,
  env: Readonly<Record<string, string>> = {},
): Promise<NewUser> {
  const settings: Settings = { secrets: new Map(), actionsMayOpen: false, started: [] };
  const github = await serve(scene, own, settings);
  const folder = await tempDir("user");
  const [home, bin] = [path.join(folder.path, "home"), path.join(folder.path, "bin")];
  await Promise.all([mkdir(home), mkdir(bin)]);
  const login = Buffer.from(`x-access-token:${GITHUB_TOKEN}`).toString("base64");
  await writeFile(
    path.join(home, ".gitconfig"),
    `[user]\n\tname = Ada\n\temail = ada@example.com\n[http]\n\textraHeader = Authorization: Basic ${login}\n`,
  );
  const programs = {
    gh: `exec '${process.execPath}' '${path.join(bin, "gh.mjs")}' "$@"\n`,
    "linear-to-pr": `exec '${process.execPath}' '${path.join(DIST, "cli.js")}' "$@"\n`,
  };
  await writeFile(path.join(bin, "gh.mjs"), GH);
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(path.join(bin, name), `#!/bin/sh\n${text}`);
    await chmod(path.join(bin, name), 0o755);
  }
  const shell = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: scene.git.url,
    LINEAR_API_URL: scene.linear.url,
    ...env,
  };
  return {
    settings,
    type: (line, answer = "") => typed(line, { cwd: scene.checkout.dir, env: shell, answer }),
    [Symbol.asyncDispose]: async () => {
      await github.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Hands on what it was told; the other side knows what it means. */
const GH = `import { text } from "node:stream/consumers";
const args = process.argv.slice(2);
const typed = args[0] === "secret" ? await text(process.stdin) : "";
const answer = await fetch(process.env.GITHUB_API_URL + "/gh", { method: "POST", body: JSON.stringify({ args, typed }) });
process.stdout.write(await answer.text());
process.exitCode = answer.ok ? 0 : 1;
`;

async function typed(
  line: string,
  { cwd, env, answer }: { cwd: string; env: Record<string, string>; answer: string },
): Promise<Typed> {
  const going = run("/bin/sh", ["-c", line], { cwd, env, timeout: 60_000 });
  going.child.stdin?.end(answer);
  return going.then(
    ({ stdout, stderr }) => ({ exitCode: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ exitCode: Number(code), text: `${stdout}${stderr}` }),
  );
}

const Told = z.object({ args: z.array(z.string()), typed: z.string() });

/** GitHub as `gh` and the doctor see it: files are what was pushed, settings what was set. */
async function serve(scene: Scene, own: OwnRepository, settings: Settings) {
  const { slug } = scene;
  const names = () => [...settings.secrets.keys()].map((name) => ({ name }));
  const permissions = { admin: true, maintain: true, push: true, triage: true, pull: true };
  const show = (dir: string, what: string) => run("git", ["--git-dir", dir, "show", what]).then(({ stdout }) => stdout);
  const contents = `/repos/${slug}/contents/`;
  const ours = `/repos/${own.repository}/`;

  async function answer(request: IncomingMessage): Promise<unknown> {
    const url = new URL(request.url ?? "/", "http://here");
    const place = url.pathname;
    if (place === "/gh") return gh(Told.parse(await json(request)));
    if (place === `/repos/${slug}`)
      return { full_name: slug, default_branch: "main", private: true, archived: false, permissions };
    if (place === `/repos/${slug}/actions/secrets`) return { total_count: settings.secrets.size, secrets: names() };
    if (place === `/repos/${slug}/actions/organization-secrets`) return { total_count: 0, secrets: [] };
    if (place === `/repos/${slug}/actions/permissions/workflow`)
      return { can_approve_pull_request_reviews: settings.actionsMayOpen };
    const ref = url.searchParams.get("ref") ?? "main";
    if (place.startsWith(contents)) return show(scene.repository.dir, `${ref}:${place.slice(contents.length)}`);
    if (place === `${ours}commits/v0.1.0`) return own.commit;
    // Of a called workflow it is enough to see that it is there.
    if (place.startsWith(`${ours}contents/`) && ref === own.commit) return "on: workflow_call\n";
    throw new Error(`404 ${place}`);
  }

  /** @throws for a command that is not one of those `init` prints */
  function gh({ args, typed: value }: z.infer<typeof Told>): string {
    const line = args.join(" ");
    const [, secret] = /^secret set ([A-Z_]+) --repo (\S+)$/.exec(line) ?? [];
    if (secret !== undefined && value !== "" && line.endsWith(` ${slug}`)) settings.secrets.set(secret, value);
    else if (
      line === `api -X PUT repos/${slug}/actions/permissions/workflow -F can_approve_pull_request_reviews=true`
    ) {
      settings.actionsMayOpen = true;
    } else if (line === "auth token") return `${GITHUB_TOKEN}\n`;
    else if (args.slice(0, 2).join(" ") === "workflow run" && args[3] === "--repo" && args[4] === slug) {
      const fields = args.slice(5).filter((_, at) => at % 2 === 1);
      const inputs = Object.fromEntries(fields.map((field) => field.split("=", 2)));
      settings.started.push({ workflow: args[2] ?? "", inputs });
    } else throw new Error(`gh does not know: ${line}`);
    return "";
  }

  const server = createServer((request, response: ServerResponse) => {
    answer(request).then(
      (value) =>
        response
          .writeHead(200, { "x-oauth-scopes": "repo, workflow" })
          .end(typeof value === "string" ? value : JSON.stringify(value)),
      (error: unknown) => response.writeHead(404).end(JSON.stringify({ message: String(error) })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
