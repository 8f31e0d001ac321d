// The end of a batch whose tickets were worked on by jobs of their own: whoever ends last sees what all of them took. Reads files
// that other jobs have put there, and touches nothing else.
import type { Options } from "../core/options.ts";
import { type Bill, MOST_RECEIPT_BYTES, parseReceipt, parseReceiptName, type Receipt } from "../core/receipt.ts";
import { isPipelineError, PipelineError } from "../errors.ts";
import type { Ports } from "../ports.ts";

/** Files that are looked at: GitHub keeps at most 500 artifacts of a job, and a batch has at most 2048 tickets. */
const MOST_FILES = 4096;

/**
 * What all of `keys` took; undefined while one of them has not ended.
 * @throws INPUT_INVALID without a folder or without keys.
 */
export async function sum(
  { from, keys, "prepare-seconds": prepareSeconds }: Pick<Options, "from" | "keys" | "prepare-seconds">,
  ports: Pick<Ports, "files" | "log">,
): Promise<Bill | undefined> {
  if (from === undefined) throw new PipelineError("INPUT_INVALID", "from: this stage reads a folder; name it");
  if (keys.length === 0) throw new PipelineError("INPUT_INVALID", "keys: say which tickets the batch has");
  const found = await receiptsIn(from, ports);
  const wanted = [...new Set(keys)];
  const receipts = wanted.flatMap((key) => found.get(key) ?? []);
  ports.log.info("sum", { tickets: wanted.length, ended: receipts.length });
  return receipts.length < wanted.length ? undefined : { receipts, prepareSeconds };
}

/** By key, of the newest attempt of the run. */
async function receiptsIn(folder: string, { files, log }: Pick<Ports, "files" | "log">): Promise<Map<string, Receipt>> {
  const names = (await files.list(folder, [])).flatMap((name) => {
    const about = parseReceiptName(name);
    return about === undefined ? [] : [{ name, ...about }];
  });
  const found = new Map<string, Receipt>();
  for (const { name, key } of names.toSorted((one, other) => one.attempt - other.attempt).slice(0, MOST_FILES)) {
    const receipt = parseReceipt((await readSmall(`${folder}/${name}`, files)) ?? "");
    if (receipt?.key === key) found.set(key, receipt);
    else log.warn("not-counted", { file: name });
  }
  return found;
}

/** One that is too large or no ordinary file is no receipt. */
async function readSmall(file: string, files: Ports["files"]): Promise<string | undefined> {
  try {
    return await files.findText(file, { maxBytes: MOST_RECEIPT_BYTES });
  } catch (error) {
    if (isPipelineError(error) && error.code === "ARTEFACT_INVALID") return undefined;
    throw error;
  }
}
