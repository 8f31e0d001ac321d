// Stands in for actions/checkout in the act suite: one commit of a repository of the git server, into a folder below the workspace.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";

const { env } = process;
const input = (name) => env[`INPUT_${name.toUpperCase()}`] ?? "";
const folder = path.resolve(env.GITHUB_WORKSPACE, input("path"));
if (!`${folder}/`.startsWith(`${env.GITHUB_WORKSPACE}/`)) throw new Error(`${folder} is not under the workspace`);
if (input("persist-credentials") !== "false") throw new Error("credentials are to be left in the checkout");
const repository = input("repository") || env.GITHUB_REPOSITORY;
const ref = input("ref") || env.GITHUB_SHA;

mkdirSync(folder, { recursive: true });
const login = Buffer.from(`x-access-token:${input("token")}`).toString("base64");
const given = {
  PATH: env.PATH,
  HOME: folder,
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "http.extraHeader",
  GIT_CONFIG_VALUE_0: `Authorization: Basic ${login}`,
};
const git = (...args) => execFileSync("git", args, { cwd: folder, env: given, timeout: 60_000, stdio: "inherit" });
git("init", "--quiet", "--initial-branch=main");
git("remote", "add", "origin", `${env.GITHUB_SERVER_URL}/${repository}`);
git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref);
git("checkout", "--quiet", "--detach", "FETCH_HEAD");
