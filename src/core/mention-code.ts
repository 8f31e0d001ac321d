// One piece of code that stands in a text → the thing of the code base it is: a name, an option or a route. Knows the forms, not
// the sentence around them; whether anything defines it is for the reader of a tree to find out.
import { z } from "zod";

/**
 * `symbol`: a name or a chain of names (`UserService.create`) · `flag`: an option of a command (`--dry-run`) · `route`: a method,
 * if one was written, and a path (`GET /orders/:id`) · `thing`: a few words for something (`order list page`).
 */
export const CodeKind = z.enum(["symbol", "flag", "route", "thing"]);
export type CodeKind = z.infer<typeof CodeKind>;

export interface CodeName {
  readonly path: string;
  readonly names: CodeKind;
}

const MAX_CHARS = 160;
const ROUTE =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|ANY)\s{1,3})?(\/[\w@.:*~$%<>{}()[\]/-]{0,150})(?:\?\S{0,80})?$/;
const FLAG = /^(--[a-z][\w-]{1,60})(?:[= ].{0,80})?$/i;
const ELEMENT = /^<\/?([A-Z][\w.]{0,79}|[a-z]\w{0,40}(?:-\w{1,40}){1,5})(?:[\s/>].{0,120})?$/;
const DECLARED =
  /^(?:(?:export|default|declare|pub|public|private|protected|static|async|await|new|typeof|abstract|class|interface|type|enum|struct|trait|impl|function|func|fn|def|const|let|var|val|fun|module)\s{1,3}){1,4}(?=[A-Za-z_$])/;
const CHAIN = /^[@#&$.]?((?:[\p{L}_$][\p{L}\p{N}_$]{0,79})(?:(?:\?\.|\.|::|#|->)[\p{L}_$][\p{L}\p{N}_$]{0,79}){0,5})/u;
/** What may follow a name in one piece of code: arguments, type arguments, an index, a mark of Ruby or Rust. */
const REST = /^[!?]?(?:<.{0,120}>)?(?:\[[^\]]{0,40}\])?(?:\(.{0,140}\))?[!?]?;?$/s;
/** A program's own words and values: nobody defines them here. */
const NOBODYS = new Set(
  "true false null undefined none nil void any unknown never string number boolean bool int float double object array list map set dict self this super async await return import export default class function const let var if else for while try catch throw new public private static type interface enum main master develop yes no ok todo fixme error get post put patch delete id name value data key".split(
    " ",
  ),
);

/** @param code what stands between backticks. */
export function findCodeName(code: string): CodeName | undefined {
  const written = code.trim();
  if (written.length < 3 || written.length > MAX_CHARS) return undefined;
  const route = ROUTE.exec(written);
  if (route !== null) return routeOf(route[1], route[2] ?? "");
  const flag = FLAG.exec(written)?.[1];
  if (flag !== undefined) return { path: flag, names: "flag" };
  const element = ELEMENT.exec(written)?.[1];
  if (element !== undefined) return { path: element, names: "symbol" };
  return symbolIn(written.replace(DECLARED, ""));
}

function symbolIn(written: string): CodeName | undefined {
  const [all = "", chain = ""] = CHAIN.exec(written) ?? [];
  if (chain.length < 3 || !REST.test(written.slice(all.length))) return undefined;
  const path = chain
    .replace(/\?\.|::|#|->/g, ".")
    .replace(/^(?:process\.env|import\.meta\.env|os\.environ|window|globalThis|this|self|super|crate)\./, "");
  return NOBODYS.has(path.toLowerCase()) ? undefined : { path, names: "symbol" };
}

/** A route that says nothing but `/` or a parameter would fit every application's first line. */
function routeOf(method: string | undefined, path: string): CodeName | undefined {
  if (!/[a-z]{2}/i.test(path.replace(/[:<{[$][^/]*/g, ""))) return undefined;
  const bare = path.length > 1 ? path.replace(/\/$/, "") : path;
  return { path: method === undefined ? bare : `${method} ${bare}`, names: "route" };
}

const KIND_OF_THING =
  "component|page|hook|view|screen|dialog|modal|form|table|list|service|controller|model|handler|command|route|endpoint|module|class|store|adapter|provider|middleware|migration|plugin|helper|job|worker|resolver|reducer|widget|panel|button";
const THING = new RegExp(
  `\\b(?:like|similar to|same (?:way )?as|follow(?:s|ing)?|mirror(?:s|ing)?|modell?ed (?:on|after)|based on|copy(?:ing)?|analogous to) (?:(?:the|our|an?|existing|current|pattern|of|style|we|do|for|in|what|how) ){0,6}((?:[A-Za-z][\\w-]{1,40} ){1,3})(${KIND_OF_THING})s?\\b`,
  "gi",
);

/** "like the order list page": what a sentence takes as an example without saying where it is. */
export function thingsToFollow(line: string): CodeName[] {
  return [...line.matchAll(THING)].map((match) => ({
    path: `${(match[1] ?? "").trim()} ${(match[2] ?? "").toLowerCase()}`,
    names: "thing",
  }));
}
