// Whether Linear sent these bytes. Works on the raw body, before anything is parsed, in constant time.

export interface Verifier {
  /** Which secret (from 0) made this signature; undefined: none. */
  verify(body: Uint8Array<ArrayBuffer>, signature: string): Promise<number | undefined>;
}

type Secret = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** @param secrets tried in order; two while one replaces the other. */
export function createVerifier(secrets: readonly string[]): Verifier {
  let imported: Promise<Secret[]> | undefined;
  return {
    async verify(body, signature) {
      const claimed = parseSignature(signature);
      if (claimed === undefined) return undefined;
      imported ??= Promise.all(secrets.map(importSecret));
      const checked = await Promise.all(
        (await imported).map((key) => crypto.subtle.verify(HMAC.name, key, claimed, body)),
      );
      const index = checked.indexOf(true);
      return index < 0 ? undefined : index;
    },
  };
}

/** 32 bytes from 64 hex digits; undefined for anything else. */
export function parseSignature(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The signature Linear would send, in hex. */
export async function sign(body: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.sign(HMAC.name, await importSecret(secret), body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function importSecret(secret: string): Promise<Secret> {
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC, false, ["sign", "verify"]);
}
