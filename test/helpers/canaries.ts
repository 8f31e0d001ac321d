// A canary for every secret a job may hold, the places where each belongs, and a search for all of them in everything that a
// scene has left: texts, files, objects of every git store and bundle, and whatever was sent to anybody.
import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gitEnvironment } from "./git-repository.ts";
import { type ActionEnd, tempDir } from "./runner.ts";
import type { Sink } from "./sinks.ts";
import { type Spoil, startTap, type Tap, type Tapped } from "./tap.ts";
import { GITHUB_TOKEN, type Scene } from "./world.ts";

/** With characters that URL and JSON write in another way, where the kind of secret allows them. */
export const SECRETS = {
  linear: 'lin_api_canary7Qm2"xV/w9+Ks4&Zt8Rb',
  github: GITHUB_TOKEN,
  model: "sk-ant-canary-3Hn6Yc1Lp5DfTw0Sx8Vu",
  runtime: "eyJcanaryRuntime0Jg8Wk3.Pz5Lm9",
  idToken: "eyJcanaryIdToken5Tb1Xe.Rq7Nc2",
  appKey: "-----BEGIN CANARY KEY-----\ncanaryAppKey8Uj4Ei7Ro\n-----END CANARY KEY-----",
  webhook: "lin_wh_canary6Bd3Gy0Mk",
  unrelated: "canary%deploy&4Nf8'Hs2<Va",
} as const;
export type SecretName = keyof typeof SECRETS;

/** What every job of the sink test has in its environment, beside the inputs. */
export const SECRET_ENV: Readonly<Record<string, string>> = {
  ACTIONS_RUNTIME_TOKEN: SECRETS.runtime,
  ACTIONS_RESULTS_URL: "http://127.0.0.1:9/",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: SECRETS.idToken,
  LINEAR_API_KEY: SECRETS.linear,
  GITHUB_TOKEN: SECRETS.github,
  ANTHROPIC_API_KEY: SECRETS.model,
  APP_PRIVATE_KEY: SECRETS.appKey,
  LINEAR_WEBHOOK_SECRET: SECRETS.webhook,
  DEPLOY_PASSWORD: SECRETS.unrelated,
  RUNNER_DEBUG: "1",
};
export const SECRET_INPUTS = {
  "linear-api-key": SECRETS.linear,
  "anthropic-api-key": SECRETS.model,
  verbose: "true",
} as const;

export interface Hosts extends AsyncDisposable {
  readonly linear: Tap;
  readonly github: Tap;
  readonly git: Tap;
  readonly model: Tap;
  /** Nobody has any business there. */
  readonly stranger: Tap;
  /** Everything that was sent to any of them. */
  requests(): Tapped[];
}

export async function startHosts(
  scene: Scene,
  spoil: Partial<Record<"linear" | "github" | "git", Spoil>>,
): Promise<Hosts> {
  const [linear, github, git, model, stranger] = await Promise.all([
    startTap("linear", new URL(scene.linear.url).origin, spoil.linear),
    startTap("github", scene.github.url, spoil.github),
    startTap("git", scene.git.url, spoil.git),
    startTap("model", undefined),
    startTap("stranger", undefined),
  ]);
  const taps = [linear, github, git, model, stranger];
  return {
    ...{ linear, github, git, model, stranger },
    requests: () => taps.flatMap(({ requests }) => requests),
    async [Symbol.asyncDispose]() {
      await Promise.all(taps.map((tap) => tap[Symbol.asyncDispose]()));
    },
  };
}

const basic = (login: string) => `Basic ${Buffer.from(login).toString("base64")}`;
/** The one header in which a secret may travel, per host: `name: value`. */
const LOGINS: Readonly<Record<string, readonly string[]>> = {
  linear: [`authorization: ${SECRETS.linear}`],
  github: [`authorization: token ${SECRETS.github}`, `authorization: bearer ${SECRETS.github}`],
  git: [`authorization: ${basic(`x-access-token:${SECRETS.github}`)}`],
  model: [`x-api-key: ${SECRETS.model}`],
};

/** How often each host was given its own secret in its own header. */
export function loginsSeen(requests: readonly Tapped[]): Record<string, number> {
  const seen: Record<string, number> = {};
  for (const { host, headers } of requests) {
    const found = headerLines(headers).some((line) => isLogin(host, line));
    if (found) seen[host] = (seen[host] ?? 0) + 1;
  }
  return seen;
}

/** A request as one text, without the login that belongs to its host: whatever is found in the rest was not meant to be there. */
export function sinkOf({ host, line, headers, body }: Tapped): Sink {
  const others = headerLines(headers).filter((one) => !isLogin(host, one));
  return { name: `request to ${host}`, text: [line, ...others, "", body.toString("latin1")].join("\n") };
}

function headerLines(headers: Tapped["headers"]): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

function isLogin(host: string, line: string): boolean {
  return LOGINS[host]?.includes(line) === true;
}

/** What one run of the action says to anybody. */
export function sinksOfRun({ stdout, stderr, summary, outputs, log }: ActionEnd, name: string): Sink[] {
  // `::add-mask::` is how the runner is told what to hide: it never shows such a line.
  const hidden = stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const texts = { stdout: hidden.join("\n"), stderr, log, summary, outputs: JSON.stringify(outputs) };
  return Object.entries(texts).map(([kind, text]) => ({ name: `${name}: ${kind}`, text }));
}

/** What everybody can see afterwards: ticket, drafts, the repository with every object that was ever pushed, every request. */
export async function publicSinks(scene: Scene, hosts: Hosts): Promise<Sink[]> {
  const { linear, key } = scene;
  return [
    { name: "pull requests", text: JSON.stringify(await scene.pulls()) },
    { name: "dispatches", text: JSON.stringify(scene.github.dispatches) },
    { name: "ticket", text: JSON.stringify([linear.comments(key), linear.attachments(key), linear.deeds]) },
    { name: "repository: refs", text: await scene.repository.git("for-each-ref") },
    { name: "repository: objects", text: objectsIn(scene.repository.dir) },
    ...hosts.requests().map(sinkOf),
  ];
}

/** Every file below the runner's folders with its name, and the objects of every git store and bundle among them. */
export async function privateSinks(scene: Scene): Promise<Sink[]> {
  const entries = await readdir(scene.dir, { recursive: true, withFileTypes: true });
  const at = (entry: (typeof entries)[number]) => path.join(entry.parentPath, entry.name);
  const files = entries.filter((entry) => entry.isFile()).map(at);
  const stores = entries.filter((entry) => entry.isDirectory() && entry.name === "objects").map(at);
  const texts = files.map(async (file) => ({
    name: path.relative(scene.dir, file),
    text: await readFile(file, "latin1"),
  }));
  const unbundled = files.filter((file) => file.endsWith(".bundle")).map((file) => bundleSink(scene, file));
  return [
    { name: "names of files", text: entries.map(({ name }) => name).join("\n") },
    ...(await Promise.all(texts)),
    ...stores.map((dir) => ({ name: `${path.relative(scene.dir, dir)}: objects`, text: objectsIn(path.dirname(dir)) })),
    ...(await Promise.all(unbundled)),
  ];
}

/** Reachable or not, packed or loose. */
export function objectsIn(gitDir: string): string {
  const args = ["cat-file", "--batch-all-objects", "--batch", "--unordered"];
  const env = { ...gitEnvironment(gitDir), GIT_DIR: gitDir };
  return execFileSync("git", args, { cwd: gitDir, env, encoding: "latin1", maxBuffer: 1 << 28 });
}

/** @throws when git cannot read the bundle: then nobody would know what is in it. */
async function bundleSink(scene: Scene, file: string): Promise<Sink> {
  await using folder = await tempDir("bundle");
  const env = {
    ...gitEnvironment(folder.path),
    // What the bundle builds on: the repository's own objects, and those of the store that made it.
    GIT_ALTERNATE_OBJECT_DIRECTORIES: path.join(scene.repository.dir, "objects"),
  };
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: folder.path, env, encoding: "utf8", stdio: "pipe" });
  git("init", "--quiet", "--bare");
  const heads = git("bundle", "unbundle", file);
  return { name: `${path.relative(scene.dir, file)}: heads and objects`, text: heads + objectsIn(folder.path) };
}

/** `sink: secret as spelling` for every secret in every sink. */
export function findCanaries(sinks: readonly Sink[], secrets: Partial<Record<SecretName, string>> = SECRETS): string[] {
  const wanted = Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, ...secret.split("\n")]
      .filter((part) => part.includes("canary"))
      .flatMap((part) => spellings(part).map(([spelling, text]) => [`${name} as ${spelling}`, text] as const)),
  );
  return sinks.flatMap(({ name, text }) => {
    // Encoders wrap their lines.
    const joined = text.replace(/\r?\n(?:\/\/ )?/g, "");
    const found = wanted.filter(([, spelled]) => text.includes(spelled) || joined.includes(spelled));
    return [...new Set(found.map(([what]) => `${name}: ${what}`))];
  });
}

/** Every way a program is likely to write it, with a name. */
export function spellings(secret: string): [string, string][] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].flatMap((shift): [string, string][] => {
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    // Only the characters that are made of the secret's bits alone, whatever stands beside it.
    const own = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(first, last);
    return [
      [`base64+${shift}`, own],
      [`base64url+${shift}`, own.replaceAll("+", "-").replaceAll("/", "_")],
    ];
  });
  return [
    ["itself", secret],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
    ["JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["URL", encodeURIComponent(secret)],
    ["form", new URLSearchParams({ x: secret }).toString().slice(2)],
    ["hex", bytes.toString("hex")],
    ["HTML", secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")],
    ...base64,
  ];
}
