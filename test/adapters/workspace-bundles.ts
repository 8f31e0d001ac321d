// Bundles made byte by byte, as no git would write them: packs with any object, any claim about sizes, any header.
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

const TYPES = { commit: 1, tree: 2, blob: 3, "ref-delta": 7 } as const;

export interface PackedObject {
  readonly type: keyof typeof TYPES;
  readonly content: Buffer;
  /** What the pack says about its length; the truth when left out. */
  readonly claims?: number;
  /** Of a delta: the object it is made from. */
  readonly base?: string;
}
export interface TreeLine {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

export function idOf({ type, content }: PackedObject): string {
  return createHash("sha1").update(`${type} ${content.length}\0`).update(content).digest("hex");
}

export function blob(text: string): PackedObject {
  return { type: "blob", content: Buffer.from(text) };
}

/** In the order given: git's own would be sorted. */
export function tree(lines: readonly TreeLine[]): PackedObject {
  const parts = lines.map(({ mode, name, id }) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]),
  );
  return { type: "tree", content: Buffer.concat(parts) };
}

export function commit(treeId: string, parents: readonly string[], message = "Do it\n"): PackedObject {
  const person = "A <a@example.com> 1700000000 +0000";
  const lines = [`tree ${treeId}`, ...parents.map((id) => `parent ${id}`), `author ${person}`, `committer ${person}`];
  return { type: "commit", content: Buffer.from(`${lines.join("\n")}\n\n${message}`) };
}

/** An object that copies `base` again and again, each time as long as one instruction can. */
export function copyingDelta(base: PackedObject, copies: number): PackedObject {
  const length = 0xff_ffff;
  const copy = Buffer.from([0b1111_0000, 0xff, 0xff, 0xff]);
  const sizes = Buffer.concat([varint(base.content.length), varint(length * copies)]);
  const content = Buffer.concat([sizes, ...Array.from({ length: copies }, () => copy)]);
  return { type: "ref-delta", base: idOf(base), content };
}

export function pack(objects: readonly PackedObject[], claimed = objects.length): Buffer {
  const head = Buffer.from("PACK\0\0\0\x02\0\0\0\0", "latin1");
  head.writeUInt32BE(claimed, 8);
  const body = Buffer.concat([head, ...objects.map(packed)]);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}

/** A bundle as `salvage` writes one, unless the header is given. */
export function bundle(packBytes: Buffer, header: { readonly tip: string; readonly parent: string } | string): Buffer {
  const text =
    typeof header === "string"
      ? header
      : `# v2 git bundle\n-${header.parent} First\n${header.tip} refs/heads/eng-1-abc\n\n`;
  return Buffer.concat([Buffer.from(text), packBytes]);
}

function packed({ type, content, claims = content.length, base }: PackedObject): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(claims / 16);
  bytes.push((rest > 0 ? 0x80 : 0) | (TYPES[type] << 4) | (claims % 16));
  while (rest > 0) {
    const next = Math.floor(rest / 128);
    bytes.push((next > 0 ? 0x80 : 0) | (rest % 128));
    rest = next;
  }
  const from = base === undefined ? Buffer.alloc(0) : Buffer.from(base, "hex");
  return Buffer.concat([Buffer.from(bytes), from, deflateSync(content)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest >= 128 ? 0x80 : 0) | (rest % 128));
    if (rest < 128) return Buffer.from(bytes);
  }
}
