// A Board that remembers: for tests of stages and halls. It draws nothing.
import type { Board, BoardNews, BoardRow } from "../../src/ports.ts";

export interface RecordingBoard extends Board {
  readonly rows: BoardRow[];
  readonly updates: (BoardNews & { readonly key: string })[];
  /** How often it was begun and ended. */
  readonly begun: number;
  readonly ended: number;
  /** The states a task went through, in order, each once in a row. */
  statesOf(key: string): string[];
}

export function createRecordingBoard(): RecordingBoard {
  const rows: BoardRow[] = [];
  const updates: (BoardNews & { readonly key: string })[] = [];
  let begun = 0;
  let ended = 0;
  return {
    rows,
    updates,
    get begun() {
      return begun;
    },
    get ended() {
      return ended;
    },
    begin(shown) {
      begun += 1;
      rows.push(...shown);
    },
    update: (key, news) => void updates.push({ key, ...news }),
    end() {
      ended += 1;
    },
    statesOf(key) {
      const states = updates.flatMap((one) => (one.key === key && one.state !== undefined ? [one.state] : []));
      return states.filter((state, at) => state !== states[at - 1]);
    },
  };
}
