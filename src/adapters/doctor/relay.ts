// Whether a relay answers at its address. One question, no secret in it.
import type { SeenRelay } from "../../core/setup/seen.ts";

export function createRelayLook({ timeoutMs = 10_000 }: { readonly timeoutMs?: number | undefined } = {}) {
  return {
    async health(address: string): Promise<SeenRelay | undefined> {
      const url = `${address.replace(/[?#].*$/, "").replace(/\/+$/, "")}/healthz`;
      const answered = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) }).catch(
        // However it failed: a relay that does not answer is what is looked for.
        () => undefined,
      );
      await answered?.body?.cancel();
      return answered === undefined ? undefined : { status: answered.status };
    },
  };
}
