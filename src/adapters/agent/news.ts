// What an agent does, as one line now and then for whoever watches. Losing a line costs nothing: it never throws, and it
// never keeps the agent waiting.
import type { Redact } from "../../core/words/redact.ts";
import { sanitize } from "../../core/words/sanitize.ts";
import type { AgentNews, Assignment, Clock } from "../../ports.ts";
import type { AgentEvent, Told } from "./events.ts";

export interface News {
  /** What one line of the agent said, and the sum after it. */
  readonly hear: (events: readonly AgentEvent[], told: Told) => void;
  /** The run is over: what was held back is told now, and nothing afterwards. */
  readonly stop: () => void;
}

/** Four lines a second are more than anybody reads. */
const PAUSE_MS = 250;
const MAX_EVENT = 80;

/** @param wanted.onTrouble gets the reason when the listener throws; it is not called again then. */
export function createNews(wanted: {
  readonly assignment: Pick<Assignment, "onNews" | "workdir">;
  readonly clock: Pick<Clock, "monotonicMs" | "sleep">;
  readonly redact: Redact;
  readonly onTrouble: (reason: string) => void;
}): News {
  const { assignment, clock, redact, onTrouble } = wanted;
  const closed = new AbortController();
  let { onNews } = assignment;
  let lastMs = Number.NEGATIVE_INFINITY;
  let event = "";
  let told: Told | undefined;
  let waits = false;

  const flush = () => {
    waits = false;
    if (told === undefined || onNews === undefined) return;
    const news = newsOf(told, shortened(redact, assignment.workdir, event));
    told = undefined;
    lastMs = clock.monotonicMs();
    try {
      onNews(news);
    } catch (error) {
      onNews = undefined;
      onTrouble(String(error));
    }
  };
  const later = async (ms: number) => {
    await clock.sleep(ms, closed.signal);
    if (!closed.signal.aborted) flush();
  };
  return {
    hear(events, sum) {
      if (onNews === undefined) return;
      event = lastWords(events) ?? event;
      told = sum;
      const leftMs = lastMs + PAUSE_MS - clock.monotonicMs();
      if (waits) return;
      if (leftMs <= 0) return flush();
      // What comes last is what lasts: the words before a long command must not stand for the command.
      waits = true;
      void later(leftMs);
    },
    stop() {
      closed.abort();
      flush();
      onNews = undefined;
    },
  };
}

function newsOf({ turns, usage }: Told, event: string): AgentNews {
  return { turns, ...(usage.costUsd === undefined ? {} : { costUsd: usage.costUsd }), event };
}

function lastWords(events: readonly AgentEvent[]): string | undefined {
  return events.flatMap(wordsOf).at(-1);
}

function wordsOf(event: AgentEvent): string[] {
  switch (event.type) {
    case "text":
      return event.text.trim() === "" ? [] : [event.text];
    case "tool-start":
      return [[event.tool, event.about ?? ""].join(" ")];
    case "retry":
      return [`waits ${Math.ceil(event.waitMs / 1000)} s for its service`];
    case "denial":
      return [`refused ${event.tool ?? "a tool"}: ${event.reason}`];
    case "error":
      return [event.message];
    default:
      return [];
  }
}

/** Whole and visible before it is redacted, cut afterwards: half a secret is not recognised. */
function shortened(redact: Redact, workdir: string, text: string): string {
  const lines = redact(sanitize(text, { maxChars: text.length }))
    .replaceAll(`${workdir}/`, "")
    .split("\n");
  const line = (lines.find((one) => one.trim() !== "") ?? "").replace(/\s+/g, " ").trim();
  const points = [...line.slice(0, 4 * MAX_EVENT)];
  return points.length <= MAX_EVENT ? points.join("") : `${points.slice(0, MAX_EVENT - 1).join("")}…`;
}
