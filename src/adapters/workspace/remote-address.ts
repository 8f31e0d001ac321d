// Where the remote is and how we log in there. The login is kept apart from the address from the first moment on, so that
// no argument list, error or file ever shows it.
import path from "node:path";
import { PipelineError } from "../../errors.ts";
import type { GitConfig } from "./git-command.ts";

export interface Remote {
  /** Without a login; an absolute path for a repository on this machine. */
  readonly url: string;
  readonly transport: "http" | "ssh" | "path";
  /** Value of the Authorization header; undefined when there is nothing to log in with. */
  readonly authorization: string | undefined;
  /** Handed to git for the calls that reach the remote. */
  readonly config: GitConfig;
  /** Every form of the login, to be blanked in whatever is shown. */
  readonly secrets: readonly string[];
}

/**
 * @param given address and token as the door has them, or the address of origin.
 * @param from folder that a relative path starts from.
 * @throws INPUT_INVALID for a transport that runs a program (`ext::`, `foo::`).
 */
export function parseRemote(
  given: { readonly url: string; readonly token?: string | undefined },
  from: string,
): Remote {
  if (/^https?:\/\//i.test(given.url)) return parseHttp(new URL(given.url), given.token);
  if (/^[a-z0-9+.-]*::/i.test(given.url) || given.url.startsWith("-")) {
    throw new PipelineError(
      "INPUT_INVALID",
      `the remote "${given.url.slice(0, 60)}" is of a kind that is not supported`,
    );
  }
  const local = /^file:\/\//i.test(given.url) || !/^([a-z+]+:\/\/|[^/]+:)/i.test(given.url);
  const bare = { authorization: undefined, config: [], secrets: [] };
  if (!local) return { url: given.url, transport: "ssh", ...bare };
  return { url: path.resolve(from, given.url.replace(/^file:\/\//i, "")), transport: "path", ...bare };
}

function parseHttp(address: URL, token: string | undefined): Remote {
  const user = decodeURIComponent(address.username);
  const password = decodeURIComponent(address.password);
  const login = token === undefined || token === "" ? `${user}:${password}` : `x-access-token:${token}`;
  address.username = "";
  address.password = "";
  const url = address.href;
  if (login === ":") return { url, transport: "http", authorization: undefined, config: TIMES, secrets: [] };
  const encoded = Buffer.from(login).toString("base64");
  const header = `Authorization: Basic ${encoded}`;
  return {
    url,
    transport: "http",
    authorization: `Basic ${encoded}`,
    config: [...TIMES, [`http.${url}.extraHeader`, header]],
    secrets: [encoded, token ?? "", password, password === "" ? user : ""].filter((secret) => secret !== ""),
  };
}

/** A transfer that moves less than 1,000 bytes a second for 30 seconds is dead. */
const TIMES: GitConfig = [
  ["http.lowSpeedLimit", "1000"],
  ["http.lowSpeedTime", "30"],
];
