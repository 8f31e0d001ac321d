// The first word in a new agent session. Linear shows an agent as unresponsive after ten seconds, sooner than any runner starts.
import { ask } from "./ask.ts";
import { isRecord } from "./section.ts";

const MUTATION =
  "mutation FirstActivity($input: AgentActivityCreateInput!) { agentActivityCreate(input: $input) { success } }";
const WORDS = "On it: starting a run. The pull request, or why there is none, will be posted here.";

export interface FirstActivity {
  readonly apiUrl: string;
  readonly token: string;
  readonly sessionId: string;
}

/** False when Linear did not take it. Posting twice says the same thing twice, so the caller keeps count. */
export async function tryPostFirstActivity(
  fetch: typeof globalThis.fetch,
  { apiUrl, token, sessionId }: FirstActivity,
  signal: AbortSignal,
): Promise<boolean> {
  const input = { agentSessionId: sessionId, content: { type: "thought", body: WORDS } };
  const headers = { authorization: token.startsWith("lin_api_") ? token : `Bearer ${token}` };
  const answer = await ask(fetch, { url: apiUrl, headers, body: { query: MUTATION, variables: { input } } }, signal);
  const data = isRecord(answer.body) ? answer.body.data : undefined;
  const created = isRecord(data) ? data.agentActivityCreate : undefined;
  return isRecord(created) && created.success === true;
}
