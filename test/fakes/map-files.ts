// Files in memory, for tests of stages. Passes the same contract suite as the real ones; knows no symbolic links.
import path from "node:path";
import type { Files } from "../../src/ports.ts";

export interface MapFiles extends Files {
  /** Texts by absolute path. */
  readonly texts: Map<string, string>;
}

export function createMapFiles(initial: Readonly<Record<string, string>> = {}): MapFiles {
  const texts = new Map(Object.entries(initial));
  const below = (dir: string) => {
    const prefix = dir.endsWith("/") ? dir : `${dir}/`;
    return [...texts.keys()].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  };
  return {
    texts,
    findText: async (file) => {
      const text = texts.get(file);
      if (text === undefined && below(file).length > 0) throw new Error(`EISDIR: ${file} is a folder`);
      return text;
    },
    saveText: async (file, text) => void texts.set(file, text),
    copy: async (fromDir, toDir, paths) => {
      const copied = paths.filter((relative) => {
        const escapes = path.isAbsolute(relative) || relative.split("/").includes("..");
        return !escapes && texts.has(path.join(fromDir, relative)) && !texts.has(path.join(toDir, relative));
      });
      for (const relative of copied)
        texts.set(path.join(toDir, relative), texts.get(path.join(fromDir, relative)) ?? "");
      return copied;
    },
    list: async (dir, skip) => {
      const isSkipped = (file: string) => {
        const parts = file.split("/");
        return parts.some((part, at) =>
          [".git", ...skip].some((name) => name === part || name === parts.slice(0, at + 1).join("/")),
        );
      };
      return below(dir)
        .filter((file) => !isSkipped(file))
        .sort();
    },
  };
}
