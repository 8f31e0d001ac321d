// Commands in memory: each line is a function over the files of its working directory. What is not scripted is green.
import type { Commands, Finished, WantedRun } from "../../src/ports.ts";
import type { MapFiles } from "./map-files.ts";

export interface SeenDirectory {
  readonly path: string;
  read(file: string): string | undefined;
  write(file: string, text: string): void;
}
export type FakeLine = (dir: SeenDirectory) => Partial<Finished>;

export interface FakeCommands extends Commands {
  readonly runs: WantedRun[];
}

export function createFakeCommands(settings: {
  readonly files: MapFiles;
  readonly lines: Readonly<Record<string, FakeLine>>;
}): FakeCommands {
  const { files, lines } = settings;
  const runs: WantedRun[] = [];
  return {
    runs,
    async run(wanted, signal) {
      runs.push(wanted);
      const { path } = wanted.workdir;
      const said = lines[wanted.line]?.({
        path,
        read: (file) => files.texts.get(`${path}/${file}`),
        write: (file, text) => void files.texts.set(`${path}/${file}`, text),
      });
      if (signal?.aborted === true) return { ...GREEN, exitCode: undefined, signal: "SIGTERM", cancelled: true };
      return { ...GREEN, ...said };
    },
  };
}

const GREEN: Finished = {
  exitCode: 0,
  signal: undefined,
  timedOut: false,
  cancelled: false,
  started: true,
  stdout: "",
  stderr: "",
  durationMs: 100,
};
