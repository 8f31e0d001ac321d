// Masked secrets: the child holds a placeholder, and the real value is put in on the way out. Only into the headers that
// carry credentials: put into a body it would reach the service as text, and a service, or a model, says text back. Pure.
import type { MaskedSecret } from "../../core/cell.ts";
import { isLoopback, matches } from "./hosts.ts";

export interface Masked extends MaskedSecret {
  readonly placeholder: string;
}

export type Passage =
  | { readonly action: "allow"; readonly setHeaders?: [string, string][] }
  | { readonly action: "deny"; readonly reason: string };

/** No service repeats what it was sent in one of these. */
const CREDENTIAL_HEADERS = ["authorization", "x-api-key", "x-goog-api-key", "api-key"];

/** What becomes of one request of a cell: its placeholders are exchanged where the secret is meant to go, and nowhere else. */
export function passageOf(
  request: { readonly url: string; readonly headers: Pick<Headers, "get"> },
  scheme: "http" | "https",
  secrets: readonly Masked[],
): Passage {
  const url = new URL(request.url);
  const wanted = secrets.filter(({ hosts }) => hosts.some((host) => matches(host, url)));
  const setHeaders = CREDENTIAL_HEADERS.flatMap((name): [string, string][] => {
    const sent = request.headers.get(name) ?? "";
    const real = wanted.reduce((text, { placeholder, value }) => text.replaceAll(placeholder, () => value), sent);
    return real === sent ? [] : [[name, real]];
  });
  if (setHeaders.length === 0) return { action: "allow" };
  if (scheme === "https" || isLoopback(url.hostname)) return { action: "allow", setHeaders };
  return { action: "deny", reason: "a secret travels over TLS only" };
}
