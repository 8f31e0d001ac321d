// Words for a POSIX shell. Pure.

/** One word that the shell takes as it is. */
export function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line that replaces the shell by the program, with these variables set. */
export function execLine(program: readonly string[], env: Readonly<Record<string, string>>): string {
  const exports = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`);
  return `export ${exports.join(" ")}; exec ${program.map(quoted).join(" ")}`;
}
