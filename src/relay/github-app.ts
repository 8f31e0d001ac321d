// The token of a GitHub App's installation: asked for with a signed claim, kept until shortly before it ends, and good for no
// more than dispatching in the repositories of the routes.
import { type Answer, ask } from "./ask.ts";
import { isRecord } from "./section.ts";
import type { AppCredential, GithubSettings, RelaySettings, Route } from "./settings.ts";

export interface Tokens {
  /** A token for a route's repository, or GitHub's answer when it gave none. */
  token(route: Route, signal: AbortSignal): Promise<string | Answer>;
  /** GitHub did not take the token: ask for another next time. */
  forget(route: Route): void;
}

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
/** GitHub allows ten minutes, and a minute of difference between clocks is common. */
const CLAIM_SECONDS = 540;
const SKEW_SECONDS = 60;
/** An installation token lives an hour. */
const EARLY_MS = 5 * 60_000;

export const GITHUB_HEADERS = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };

/** @param now milliseconds since 1970. */
export function createTokens(settings: RelaySettings, fetch: typeof globalThis.fetch, now: () => number): Tokens {
  const { credential } = settings.github;
  if (credential.kind === "token") return { token: async () => credential.token, forget: () => undefined };
  const kept = new Map<string, { readonly token: string; readonly expires: number }>();
  const ownerOf = (route: Route) => route.owner.toLowerCase();

  return {
    async token(route, signal) {
      const have = kept.get(ownerOf(route));
      if (have !== undefined && have.expires - EARLY_MS > now()) return have.token;
      const claim = await signClaim(credential, now());
      const question = { ...tokenQuestion(settings, credential, route), headers: authorized(claim) };
      const answer = await ask(fetch, question, signal);
      const { token, expires_at } = isRecord(answer.body) ? answer.body : {};
      const expires = Date.parse(String(expires_at));
      if (answer.status !== 201 || typeof token !== "string" || Number.isNaN(expires)) return answer;
      kept.set(ownerOf(route), { token, expires });
      return token;
    },
    forget: (route) => void kept.delete(ownerOf(route)),
  };
}

export function authorized(token: string): Record<string, string> {
  return { ...GITHUB_HEADERS, authorization: `Bearer ${token}` };
}

function tokenQuestion({ github, routes }: RelaySettings, { installations }: AppCredential, route: Route) {
  const owner = route.owner.toLowerCase();
  const same = routes.filter((each) => each.owner.toLowerCase() === owner);
  return {
    url: `${github.apiUrl}/app/installations/${installations.get(owner)}/access_tokens`,
    body: {
      repositories: [...new Set(same.map(({ repository }) => repository))],
      permissions: permissionsFor(github),
    },
  };
}

function permissionsFor({ dispatch }: GithubSettings) {
  return dispatch === "workflow_dispatch" ? { actions: "write" } : { contents: "write" };
}

/** A JWT as GitHub wants it (RS256). */
async function signClaim({ id, privateKey }: AppCredential, now: number): Promise<string> {
  const seconds = Math.floor(now / 1000);
  const claim = { iat: seconds - SKEW_SECONDS, exp: seconds + CLAIM_SECONDS, iss: id };
  const unsigned = `${base64Url(utf8(JSON.stringify({ alg: "RS256", typ: "JWT" })))}.${base64Url(utf8(JSON.stringify(claim)))}`;
  const key = await crypto.subtle.importKey("pkcs8", toPkcs8(privateKey), RSA, false, ["sign"]);
  const signature = await crypto.subtle.sign(RSA.name, key, utf8(unsigned));
  return `${unsigned}.${base64Url(new Uint8Array(signature))}`;
}

/** GitHub hands keys out as PKCS#1, which WebCrypto does not read: PKCS#8 is the same key in a wrapper (RFC 5208). */
function toPkcs8(pem: string): Uint8Array<ArrayBuffer> {
  const base64 = pem.replaceAll("\\n", "\n").replace(/-----[A-Z ]+-----|\s/g, "");
  const key = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (!pem.includes("BEGIN RSA")) return key;
  const version = [0x02, 0x01, 0x00];
  const rsaEncryption = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
  return der(0x30, [...version, ...rsaEncryption, ...der(0x04, key)]);
}

/** Tag, length, value; the length always as two bytes, which reads as well. */
function der(tag: number, value: Iterable<number> & { readonly length: number }): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([tag, 0x82, value.length >> 8, value.length & 0xff, ...value]);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
