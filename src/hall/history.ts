// How long earlier tasks of this repository took: only for the order in which a batch starts them, and for its forecast.
import type { Task } from "../core/plan.ts";
import { type EarlierRun, type Expected, expectedDurations } from "../core/schedule/expectation.ts";
import { parseHistory, printHistory } from "../core/schedule/history.ts";
import type { Settings } from "../core/settings.ts";
import type { Ports } from "../ports.ts";

type Place = { readonly ports: Pick<Ports, "files" | "log">; readonly settings: Pick<Settings, "artefactDir"> };

export async function expectedOf(tasks: readonly Task[], place: Place): Promise<Map<string, number>> {
  return expectedDurations(tasks.map(sizeOf), await readHistory(place));
}

/** What a task is judged by before it starts. */
export function sizeOf({ ticket, territory }: Task): Expected {
  const files = territory.mayEdit.length;
  return { key: ticket.key, estimate: ticket.estimate, files: files === 0 ? undefined : files };
}

/** Never fails: what cannot be kept costs a little time in the next batch. */
export async function remember(runs: readonly EarlierRun[], place: Place): Promise<void> {
  if (runs.length === 0) return;
  try {
    await place.ports.files.saveText(fileOf(place), printHistory([...(await readHistory(place)), ...runs]));
  } catch (error) {
    place.ports.log.warn("history-not-kept", { error: String(error) });
  }
}

async function readHistory(place: Place): Promise<EarlierRun[]> {
  const text = await place.ports.files.findText(fileOf(place));
  const runs = text === undefined ? [] : parseHistory(text);
  if (runs === undefined) place.ports.log.warn("history-unreadable", { file: fileOf(place) });
  return runs ?? [];
}

function fileOf({ settings }: Place): string {
  return `${settings.artefactDir}/history.json`;
}
