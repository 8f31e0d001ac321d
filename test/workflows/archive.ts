// Zip archives made by hand, also such as no honest program makes.
import { crc32, deflateRawSync } from "node:zlib";

export interface Packed {
  readonly name: string;
  readonly text: string;
  /** As `stat` tells it; a plain file when left out. */
  readonly mode?: number;
  readonly deflated?: boolean;
}

export function pack(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, mode = 0o100644, deflated = false } of entries) {
    const [bytes, plain] = [Buffer.from(name), Buffer.from(text)];
    const data = deflated ? deflateRawSync(plain) : plain;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(deflated ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(bytes.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(mode * 0x10000, 6);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, bytes, data]);
    // Version 3 on Unix: only then do modes mean anything.
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x1e\x03", "latin1"), fields, place, bytes]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end]);
}
