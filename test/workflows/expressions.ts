// The part of GitHub's expression language that our workflows use, evaluated: what an `if:` or a value comes to in a given state
// of a run. Throws on whatever it does not know, so that nothing is judged by a guess.

/** What a workflow can ask about. */
export interface RunState {
  /** Such as `{ needs: { prepare: { result: "success", outputs: {} } } }`. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** Whether the run was cancelled. */
  readonly cancelled?: boolean;
  /** Whether a job that is needed (or an earlier step) failed or was skipped. */
  readonly failed?: boolean;
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(&&|\|\||==|!=|[!().,]))/y;

/** The value of `${{ … }}`, or of a bare `if:`. */
export function evaluate(text: string, state: RunState): unknown {
  const tokens = tokenize(text.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, "$1"));
  let at = 0;
  const peek = () => tokens[at];
  const take = (wanted?: string) => {
    const token = tokens[at++];
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`unexpected ${token} in ${text}`);
    return token;
  };
  const value = either();
  if (at < tokens.length) throw new Error(`unexpected ${peek()} in ${text}`);
  return value;

  function either(): unknown {
    let left = both();
    while (peek() === "||") {
      take();
      const right = both();
      left = truthy(left) ? left : right;
    }
    return left;
  }
  function both(): unknown {
    let left = comparison();
    while (peek() === "&&") {
      take();
      const right = comparison();
      left = truthy(left) ? right : left;
    }
    return left;
  }
  function comparison(): unknown {
    const left = not();
    if (peek() !== "==" && peek() !== "!=") return left;
    const isEqual = take() === "==";
    return same(left, not()) === isEqual;
  }
  function not(): unknown {
    if (peek() !== "!") return primary();
    take();
    return !truthy(not());
  }
  function primary(): unknown {
    const token = take();
    if (token === "(") {
      const inner = either();
      take(")");
      return members(inner);
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (peek() === "(") return members(call(token));
    if (!(token in state.contexts)) throw new Error(`no context "${token}" was given for ${text}`);
    return members(state.contexts[token]);
  }
  function members(of: unknown): unknown {
    let found = of;
    while (peek() === ".") {
      take();
      const name = take();
      found =
        typeof found === "object" && found !== null
          ? (Object.entries(found).find(([key]) => key === name)?.[1] ?? null)
          : null;
    }
    return found;
  }
  function call(name: string): unknown {
    take("(");
    const given: unknown[] = [];
    while (peek() !== ")") {
      given.push(either());
      if (peek() === ",") take();
    }
    take(")");
    const [first, second] = given;
    switch (name) {
      case "always":
        return true;
      case "cancelled":
        return state.cancelled === true;
      case "success":
        return state.cancelled !== true && state.failed !== true;
      case "failure":
        return state.cancelled !== true && state.failed === true;
      case "startsWith":
        return String(first).toLowerCase().startsWith(String(second).toLowerCase());
      case "fromJSON":
        return JSON.parse(String(first));
      case "toJSON":
        return JSON.stringify(first);
      default:
        throw new Error(`the function ${name} is not known here`);
    }
  }
}

/** Whether a job or step runs: without a word about the state of the run, success of what came before is asked for. */
export function runs(condition: string | undefined, state: RunState): boolean {
  if (condition === undefined) return truthy(evaluate("success()", state));
  const asksItself = /\b(?:always|cancelled|success|failure)\s*\(/.test(condition);
  return (asksItself || truthy(evaluate("success()", state))) && truthy(evaluate(condition, state));
}

function truthy(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== "";
}

/** Texts are equal whatever their case; different kinds are compared as numbers, null and "" being 0. */
function same(left: unknown, right: unknown): boolean {
  if (typeof left === "string" && typeof right === "string") return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right && left !== null && right !== null) return left === right;
  return Number(left ?? 0) === Number(right ?? 0);
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new Error(`cannot read ${text.slice(from)}`);
    tokens.push(found.slice(1).find((part) => part !== undefined) ?? "");
  }
  return tokens;
}
