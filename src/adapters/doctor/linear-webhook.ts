// Linear's side of the webhook: the one that points to our relay, made or given another secret. Never reads a secret back.
import { z } from "zod";
import type { LinearAsk } from "./linear-ask.ts";

const FIND = "query FindWebhooks { webhooks(first: 250) { nodes { id url enabled } } }";
const CREATE =
  "mutation CreateWebhook($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } } }";
const UPDATE =
  "mutation UpdateWebhook($id: String!, $input: WebhookUpdateInput!) { webhookUpdate(id: $id, input: $input) { webhook { id } } }";

const Found = z.object({
  webhooks: z.object({ nodes: z.array(z.object({ id: z.string(), url: z.string().nullish(), enabled: z.boolean() })) }),
});
const Made = z.object({ webhook: z.object({ id: z.string() }) });

export interface LinearWebhook {
  readonly id: string;
  readonly enabled: boolean;
}

export function createLinearWebhooks(ask: LinearAsk) {
  return {
    /** The first that points to `url`. */
    async find(url: string): Promise<LinearWebhook | undefined> {
      const { webhooks } = await ask(FIND, Found);
      const found = webhooks.nodes.find((one) => one.url === url);
      return found === undefined ? undefined : { id: found.id, enabled: found.enabled };
    },
    /** @param team key; undefined: all public teams. @returns its id. */
    async create({ url, secret, team }: { url: string; secret: string; team: string | undefined }): Promise<string> {
      const place = team === undefined ? { allPublicTeams: true } : { teamId: team };
      const input = { url, secret, label: "linear-to-pr", resourceTypes: ["Issue"], enabled: true, ...place };
      const { webhookCreate } = await ask(CREATE, z.object({ webhookCreate: Made }), { input });
      return webhookCreate.webhook.id;
    },
    async update(id: string, input: { readonly secret?: string; readonly enabled?: boolean }): Promise<void> {
      await ask(UPDATE, z.object({ webhookUpdate: Made }), { id, input });
    },
  };
}
