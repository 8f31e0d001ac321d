// Words of tickets that repositories spell otherwise in folders and names. What both call alike needs no line here.
import { stem } from "../tokenize.ts";

/** Every word of a line stands for the others; a ticket's "endpoint" lies in `routes/`, a "language" in `locales/`. */
const ALIKE = [
  "route endpoint api handler controller router procedure url",
  "page screen view route",
  "component ui widget",
  "dialog modal popup",
  "migration migrate column schema",
  "command cmd subcommand cli",
  "hook use composable",
  "locale language translation i18n lang string message",
  "middleware layer interceptor guard",
  "example sample demo",
  "model entity schema",
  "job worker task queue cron",
  "email mail template",
  "test spec e2e coverage regression",
  "lint rule check",
  "plugin extension addon integration",
  "provider adapter driver backend",
  "validator validation",
  "config configuration setting option",
  "store state slice",
  "script sql",
];

/** How much a word of another spelling counts. */
export const SYNONYM = 0.6;

const GROUPS = ALIKE.map((line) => line.split(" ").map(stem));

/** Other terms a repository may use for this one. */
export const SYNONYMS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...new Set(GROUPS.flat())].map((term) => [
    term,
    new Set(
      GROUPS.filter((group) => group.includes(term))
        .flat()
        .filter((other) => other !== term),
    ),
  ]),
);
