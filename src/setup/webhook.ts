// `linear-to-pr webhook create|rotate`: Linear's side of the relay. Secrets come from the environment and are shown nowhere.
import { createLinearAsk } from "../adapters/doctor/linear-ask.ts";
import { createLinearWebhooks } from "../adapters/doctor/linear-webhook.ts";
import { PipelineError } from "../errors.ts";
import { parseOptionsOf } from "./arguments.ts";
import type { SetupEnd, SetupWorld } from "./world.ts";

export const WEBHOOK_HELP = `linear-to-pr webhook create --url URL [--team KEY]   makes the webhook that calls the relay; again: leaves it
linear-to-pr webhook rotate --url URL                gives it the next secret

  --url URL              address of the relay's route, such as https://relay.example.com/linear
  --team KEY             only this team's tickets (default: every public team's)
  --linear-api-url URL   only to reach Linear through something else

environment: LINEAR_API_KEY of an administrator; LINEAR_WEBHOOK_SECRET for create, LINEAR_WEBHOOK_SECRET_NEXT for rotate.
To rotate: give the relay both secrets, rotate, then make the next one the only one (docs/relay.md).
`;

const LEAST_SECRET_CHARS = 24;

/** Run twice, `create` changes nothing the second time. @throws USAGE, INPUT_INVALID, LINEAR_*. */
export async function webhookCommand(argv: readonly string[], world: SetupWorld): Promise<SetupEnd> {
  const [verb, ...rest] = argv;
  if (verb !== "create" && verb !== "rotate") {
    throw new PipelineError("USAGE", `webhook: "${(verb ?? "").slice(0, 40)}" is not allowed: create or rotate`);
  }
  const { texts } = parseOptionsOf(rest, { texts: ["url", "team", "linear-api-url"], flags: [] });
  const { env } = world;
  const url = readUrl(texts.url);
  const apiUrl = texts["linear-api-url"] ?? env.LINEAR_API_URL;
  const webhooks = createLinearWebhooks(createLinearAsk({ apiKey: env.LINEAR_API_KEY, apiUrl }));
  const found = await webhooks.find(url);
  if (verb === "rotate") {
    if (found === undefined) throw new PipelineError("INPUT_INVALID", `--url ${url}: Linear has no webhook to it`);
    await webhooks.update(found.id, { secret: readSecret("LINEAR_WEBHOOK_SECRET_NEXT", env) });
    return said(`webhook ${found.id}: signs with LINEAR_WEBHOOK_SECRET_NEXT from now on`);
  }
  if (found?.enabled === true) return said(`webhook ${found.id}: is there already, unchanged`);
  if (found !== undefined) {
    await webhooks.update(found.id, { enabled: true });
    return said(`webhook ${found.id}: was switched off, is on again`);
  }
  const id = await webhooks.create({ url, secret: readSecret("LINEAR_WEBHOOK_SECRET", env), team: texts.team });
  return said(`webhook ${id}: created, calls ${url}`);
}

function said(text: string): SetupEnd {
  return { exitCode: 0, text: `${text}\n` };
}

function readUrl(url = ""): string {
  if (URL.canParse(url) && /^https?:/.test(url)) return url;
  throw new PipelineError("USAGE", `--url "${url.slice(0, 80)}": the address of the relay's route, https://…/linear`);
}

function readSecret(name: string, env: SetupWorld["env"]): string {
  const secret = env[name] ?? "";
  if (secret.length >= LEAST_SECRET_CHARS && /^[\x21-\x7e]+$/.test(secret)) return secret;
  const hint = `Make one, such as with \`openssl rand -hex 32\`, and give it to the relay and to this command as ${name}.`;
  throw new PipelineError("INPUT_INVALID", `${name}: needs at least ${LEAST_SECRET_CHARS} visible characters`, {
    hint,
  });
}
