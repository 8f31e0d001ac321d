// What boards of every kind remember of their tasks, in the order in which they were named.
import { type BoardState, waitingRow, withNews } from "../../core/words/board-lines.ts";
import type { BoardNews, BoardRow } from "../../ports.ts";

export interface Rows {
  begin(rows: readonly BoardRow[]): void;
  /** The row before and after; undefined for a task nobody has named. */
  update(key: string, news: BoardNews, nowMs: number): { before: BoardState; after: BoardState } | undefined;
  all(): BoardState[];
}

export function createRows(): Rows {
  const rows = new Map<string, BoardState>();
  return {
    begin(named) {
      for (const row of named) if (!rows.has(row.key)) rows.set(row.key, waitingRow(row));
    },
    update(key, news, nowMs) {
      const before = rows.get(key);
      if (before === undefined) return undefined;
      const after = withNews(before, news, nowMs);
      rows.set(key, after);
      return { before, after };
    },
    all: () => [...rows.values()],
  };
}
