// Stands in for actions/upload-artifact in the act suite: packs files into a real archive and gives it a number and a digest.
// Names are taken once in a run, and nothing is ever written over, as on GitHub.
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";

const { env } = process;
const input = (name) => env[`INPUT_${name.toUpperCase()}`] ?? "";
const given = path.resolve(env.GITHUB_WORKSPACE, input("path"));
const files = listed(given);
if (files.length > 0) upload();
else if (input("if-no-files-found") === "error") throw new Error(`nothing to upload in ${given}`);
else console.log(`nothing to upload in ${given}`);

function listed(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [{ name: path.basename(place), file: place }];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ name: path.relative(place, file), file }));
}

function upload() {
  const archive = archiveOf(files);
  const store = path.join(env.ARTIFACTS, env.GITHUB_RUN_ID);
  mkdirSync(path.join(store, "names"), { recursive: true });
  // Exclusive: the second of the same name fails.
  writeFileSync(path.join(store, "names", input("name")), "", { flag: "wx" });
  const id = nextId(store, archive);
  // Only from now on can it be found by its name.
  writeFileSync(path.join(store, "names", input("name")), String(id));
  const digest = createHash("sha256").update(archive).digest("hex");
  appendFileSync(env.GITHUB_OUTPUT, `artifact-id=${id}\nartifact-digest=${digest}\n`);
}

function nextId(store, archive) {
  for (let id = 1; ; id++) {
    try {
      writeFileSync(path.join(store, `${id}.zip`), archive, { flag: "wx" });
      return id;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

/** Stored, not compressed. */
function archiveOf(entries) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const { name, file } of entries) {
    const [data, bytes] = [readFileSync(file), Buffer.from(name)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, bytes, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, place, bytes]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}
