// The board of a log file: a line when a task comes into another state, and a sign of life of long ones. For CI and pipes.
import type { BoardState } from "../../core/words/board-lines.ts";
import { kindOf } from "../../core/words/board-lines.ts";
import { oneLine } from "../../core/words/sanitize.ts";
import type { Board, Clock, Log } from "../../ports.ts";
import { createRows } from "./rows.ts";

const HEARTBEAT_MS = 60_000;

/** @param settings.clock spaces the signs of life: one a minute for each task at most, and only when it has news. */
export function createLinesBoard({
  log,
  clock,
}: {
  readonly log: Log;
  readonly clock: Pick<Clock, "monotonicMs">;
}): Board {
  const rows = createRows();
  const toldMs = new Map<string, number>();
  const tell = (row: BoardState, nowMs: number, event?: string) => {
    toldMs.set(row.key, nowMs);
    log.info("task", {
      ticket: row.key,
      phase: row.phase,
      state: row.state,
      turns: row.turns === 0 ? undefined : row.turns,
      costUsd: row.costUsd,
      event,
    });
  };
  return {
    begin: (named) => rows.begin(named),
    update(key, news) {
      const nowMs = clock.monotonicMs();
      const change = rows.update(key, news, nowMs);
      if (change === undefined) return;
      const { before, after } = change;
      if (after.state !== before.state) tell(after, nowMs);
      else if (kindOf(after.state) === "running" && nowMs - (toldMs.get(key) ?? nowMs) >= HEARTBEAT_MS)
        tell(after, nowMs, oneLine(after.event, 100) || undefined);
    },
    end: () => undefined,
  };
}
