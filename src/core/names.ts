// The only way an untrusted value becomes part of a branch name, a path or an argument.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { PipelineError } from "../errors.ts";

const KEY = /^[A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8}$/;

export function isTicketKey(text: string): boolean {
  return KEY.test(text);
}

/**
 * A ticket key as typed by a person: trimmed and upper-cased.
 * @throws TICKET_KEY_INVALID naming the text.
 */
export function parseTicketKey(text: string): string {
  const key = text.trim().toUpperCase();
  if (!KEY.test(key)) throw new PipelineError("TICKET_KEY_INVALID", `"${text.slice(0, 60)}" is not a ticket key`);
  return key;
}

/** `linear-to-pr/{key}` + `ENG-12` → `linear-to-pr/eng-12`. Deterministic: the same ticket always has the same branch. */
export function branchName(pattern: string, key: string): string {
  return pattern.replaceAll("{key}", parseTicketKey(key).toLowerCase());
}

/** The branch that holds the merge of what a ticket stands on; no ticket's own branch can have this name. */
export function integrationBranch(pattern: string, key: string): string {
  return `${branchName(pattern, key)}-base`;
}

/** Whether a branch has a name that only the engine gives: a ticket's branch or the merge it stands on. */
export function isOurBranch(pattern: string, branch: string): boolean {
  const [before = "", after = ""] = pattern.split("{key}");
  if (!branch.startsWith(before)) return false;
  const rest = branch.slice(before.length);
  const name = rest.endsWith("-base") ? rest.slice(0, -"-base".length) : rest;
  return name.endsWith(after) && isTicketKey(name.slice(0, name.length - after.length).toUpperCase());
}

export function hexSha256(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A UUID in version-4 shape made from text: the same text gives the same id, on every machine and at every retry. */
export function deterministicUuid(text: string): string {
  const hex = hexSha256(text);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
