// Linear's mutations over the world's data, with the refusals that the real ones are known for.
import { z } from "zod";
import { commentNode, getOr, inputError, issueNode, type Node } from "./linear-nodes.ts";
import type { LinearWorld, WorldIssue } from "./linear-world.ts";

/** A mutation that had its effect. */
export interface Deed {
  readonly field: "commentCreate" | "commentUpdate" | "attachmentCreate" | "issueUpdate";
  /** The ticket's key. */
  readonly key: string;
}

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const CommentCreate = z.object({
  input: z.strictObject({ id: z.string(), issueId: z.string(), body: z.string().min(1) }),
});
const CommentUpdate = z.object({ id: z.string(), input: z.strictObject({ body: z.string().min(1) }) });
const AttachmentCreate = z.object({
  input: z.strictObject({ issueId: z.string(), url: z.string(), title: z.string().min(1) }),
});
const IssueUpdate = z.object({ id: z.string(), input: z.strictObject({ stateId: z.string() }) });

export function mutationNode(world: LinearWorld, deeds: Deed[]): Node {
  function getLive(idOrKey: string): WorldIssue {
    const issue = world.findIssue(idOrKey);
    return getOr(issue?.trashed ? undefined : issue, "Issue");
  }
  function done(field: Deed["field"], issue: WorldIssue): { success: boolean } {
    issue.updatedAt = world.tick();
    deeds.push({ field, key: issue.seed.key });
    return { success: true };
  }
  return {
    commentCreate: (args: unknown) => {
      const { id, issueId, body } = CommentCreate.parse(args).input;
      if (!UUID_V4.test(id)) throw inputError("Argument Validation Error", "id must be a UUID.");
      const issue = getLive(issueId);
      if (world.findComment(id)) {
        throw inputError("conflict on insert of Comment", `Entity Comment with id ${id} already exists.`);
      }
      const comment = { id, body, author: world.viewer, createdAt: world.tick() };
      issue.comments.push(comment);
      return { ...done("commentCreate", issue), comment: commentNode(world, comment) };
    },
    commentUpdate: (args: unknown) => {
      const { id, input } = CommentUpdate.parse(args);
      const { issue, comment } = getOr(world.findComment(id), "Comment");
      comment.body = input.body;
      return { ...done("commentUpdate", issue), comment: commentNode(world, comment) };
    },
    attachmentCreate: (args: unknown) => {
      const { issueId, url, title } = AttachmentCreate.parse(args).input;
      if (!URL.canParse(url)) throw inputError("Argument Validation Error", "url must be a URL address.");
      const issue = getLive(issueId);
      const present = issue.attachments.find((attachment) => attachment.url === url);
      if (present === undefined) issue.attachments.push({ url, title });
      else present.title = title;
      return done("attachmentCreate", issue);
    },
    issueUpdate: (args: unknown) => {
      const { id, input } = IssueUpdate.parse(args);
      const issue = getLive(id);
      issue.state = getOr(
        issue.team.states.find((state) => state.id === input.stateId),
        "WorkflowState",
      );
      return { ...done("issueUpdate", issue), issue: () => issueNode(world, issue) };
    },
  };
}
