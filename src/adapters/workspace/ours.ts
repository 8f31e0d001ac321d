// Whose a commit is, told from the commit alone: ours by git, or ours as the forge made and signed it. Courtesy towards people's
// commits, not a proof: no signature is checked.
import { SNAPSHOT_TRAILER, TICKET_TRAILER } from "../../core/words/commit-message.ts";
import type { Commit, Identity } from "./store.ts";

/** A line of every commit message of ours. */
const TRAILER = new RegExp(`^${TICKET_TRAILER}: \\S+$`, "m");
const LAST_LINES = new RegExp(`\\n${TICKET_TRAILER}: (?<key>[A-Z0-9-]+)\\n${SNAPSHOT_TRAILER}: \\S+\\s*$`);
/** GitHub as committer; on an Enterprise Server with an address of its own. */
const FORGE = /^GitHub[^<>]* <noreply@[^<>\s]+>$/;

export function isOurs(commit: Commit, branch: string, { name, email }: Identity): boolean {
  return commit.committer === `${name} <${email}>` ? TRAILER.test(commit.message) : isSignedForUs(commit, branch);
}

/**
 * What an app had GitHub commit for this very branch. GitHub is the committer of people's edits, merges and squashes in its pages
 * too: those have a person as author, two parents, or the trailers of another ticket.
 */
function isSignedForUs({ author, committer, isSigned, parents, message }: Commit, branch: string): boolean {
  const key = LAST_LINES.exec(message)?.groups?.key;
  if (key === undefined || !FORGE.test(committer) || !isSigned) return false;
  return author.includes("[bot] <") && parents.length === 1 && isNamedFor(branch, key);
}

/** `eng-1` names no branch of ENG-12. */
function isNamedFor(branch: string, key: string): boolean {
  const [, ...rests] = branch.split(key.toLowerCase());
  return rests.some((rest) => !/^\d/.test(rest));
}
