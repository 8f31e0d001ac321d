// What a Linear key lets us see of how the workspace is set up: whose key, which names, which webhooks. Reads only.
import { z } from "zod";
import type { SeenNames, SeenViewer, SeenWebhook } from "../../core/setup/seen.ts";
import { createLinearAsk, type LinearLookSettings } from "./linear-ask.ts";

const VIEWER = "query DoctorViewer { viewer { name organization { name } } }";
/** The most Linear gives at once; what has more is told as incomplete. */
const NAMES = `query DoctorNames {
  teams(first: 250) { nodes { key } pageInfo { hasNextPage } }
  workflowStates(first: 250) { nodes { id name team { key } } pageInfo { hasNextPage } }
  issueLabels(first: 250) { nodes { name } pageInfo { hasNextPage } }
}`;
/** Their secrets could be asked for, and never are. */
const WEBHOOKS = "query DoctorWebhooks { webhooks(first: 250) { nodes { url enabled resourceTypes team { key } } } }";

const Viewer = z.object({ viewer: z.object({ name: z.string(), organization: z.object({ name: z.string() }) }) });
const page = <T extends z.ZodType>(node: T) =>
  z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean() }) });
const Names = z.object({
  teams: page(z.object({ key: z.string() })),
  workflowStates: page(z.object({ id: z.string(), name: z.string(), team: z.object({ key: z.string() }) })),
  issueLabels: page(z.object({ name: z.string() })),
});
const Webhooks = z.object({
  webhooks: z.object({
    nodes: z.array(
      z.object({
        url: z.string().nullish(),
        enabled: z.boolean(),
        resourceTypes: z.array(z.string()),
        team: z.object({ key: z.string() }).nullish(),
      }),
    ),
  }),
});
export function createLinearLook(settings: LinearLookSettings) {
  const query = createLinearAsk(settings);
  return {
    async viewer(): Promise<SeenViewer> {
      const { viewer } = await query(VIEWER, Viewer);
      return { name: viewer.name, workspace: viewer.organization.name };
    },
    async names(): Promise<SeenNames> {
      const { teams, workflowStates, issueLabels } = await query(NAMES, Names);
      return {
        teams: teams.nodes.map(({ key }) => key),
        states: workflowStates.nodes.map(({ id, name, team }) => ({ id, name, team: team.key })),
        labels: issueLabels.nodes.map(({ name }) => name),
        isComplete: [teams, workflowStates, issueLabels].every(({ pageInfo }) => !pageInfo.hasNextPage),
      };
    },
    async webhooks(): Promise<SeenWebhook[]> {
      const { webhooks } = await query(WEBHOOKS, Webhooks);
      return webhooks.nodes.map(({ url: to, enabled, resourceTypes, team }) => ({
        url: to ?? undefined,
        enabled,
        resourceTypes,
        team: team?.key,
      }));
    },
  };
}
