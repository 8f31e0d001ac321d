// Reads a value that came from outside, one named part at a time, and collects every problem instead of stopping at the first.
// A hand-made stand-in for zod: the relay runs where the bundle must stay under 20 KB, and zod/mini alone is 24 KB.

export interface Rule {
  readonly pattern: RegExp;
  /** What is allowed, in words. */
  readonly allowed: string;
}

export interface Section {
  has(name: string): boolean;
  text(name: string, rule: Rule, fallback?: string): string;
  texts(name: string, rule: Rule, fallback?: readonly string[]): readonly string[];
  whole(name: string, range: { readonly min: number; readonly max: number; readonly fallback: number }): number;
  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
  flag(name: string): boolean;
  section(name: string): Section;
  sections(name: string): readonly Section[];
  /** The names in this section, for sections whose names are free. */
  names(): readonly string[];
  /** Reports what nobody asked for; call it last. */
  end(): void;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A section that stands for a missing one answers with fallbacks; what has none is a problem then. */
export function openSection(value: unknown, at: string, problems: string[]): Section {
  const parts = isRecord(value) ? value : {};
  const known = new Set<string>();
  if (!isRecord(value) && value !== undefined) problems.push(`${at || "settings"}: must be a mapping`);

  const place = (name: string) => (at === "" ? name : `${at}.${name}`);
  function take(name: string): unknown {
    known.add(name);
    return Object.hasOwn(parts, name) ? (parts[name] ?? undefined) : undefined;
  }
  function refuse<T>(name: string, found: unknown, wanted: { readonly allowed: string; readonly instead: T }): T {
    const shown = found === undefined ? "missing" : `${JSON.stringify(found)?.slice(0, 80)} is not allowed`;
    problems.push(`${place(name)}: ${shown}: ${wanted.allowed}`);
    return wanted.instead;
  }
  const fits = (found: unknown, { pattern }: Rule): found is string => typeof found === "string" && pattern.test(found);

  return {
    has: (name) => Object.hasOwn(parts, name),
    text(name, rule, fallback) {
      const found = take(name) ?? fallback;
      return fits(found, rule) ? found : refuse(name, found, { allowed: rule.allowed, instead: "" });
    },
    texts(name, rule, fallback) {
      const found = take(name) ?? fallback;
      if (!Array.isArray(found)) return refuse(name, found, { allowed: `a list, each ${rule.allowed}`, instead: [] });
      return found.filter(
        (each, index) => fits(each, rule) || refuse(`${name}[${index}]`, each, { ...rule, instead: false }),
      );
    },
    whole(name, { min, max, fallback }) {
      const found = take(name) ?? fallback;
      const isFine = typeof found === "number" && Number.isInteger(found) && found >= min && found <= max;
      return isFine ? found : refuse(name, found, { allowed: `a whole number from ${min} to ${max}`, instead: min });
    },
    choice(name, allowed, fallback) {
      const found = take(name) ?? fallback;
      const chosen = allowed.find((each) => each === found);
      return chosen ?? refuse(name, found, { allowed: allowed.join(" or "), instead: fallback });
    },
    flag(name) {
      const found = take(name) ?? false;
      return typeof found === "boolean" ? found : refuse(name, found, { allowed: "true or false", instead: false });
    },
    section: (name) => openSection(take(name), place(name), problems),
    sections(name) {
      const found = take(name);
      if (!Array.isArray(found)) return refuse(name, found, { allowed: "a list", instead: [] });
      return found.map((each, index) => openSection(each, `${place(name)}[${index}]`, problems));
    },
    names: () => Object.keys(parts),
    end() {
      const strangers = Object.keys(parts).filter((name) => !known.has(name));
      problems.push(...strangers.map((name) => `${place(name.slice(0, 80))}: unknown key`));
    },
  };
}
