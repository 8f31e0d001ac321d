// No isolation, chosen by name: a command gets a HOME, a temp folder and an environment of its own and nothing else is held
// back. Masked secrets are handed out in clear, because nobody stands between the program and its network.
import type { Sandbox } from "../../ports.ts";
import { makePrivateFolders } from "./private-folders.ts";

/** @param settings.stateDir absolute; private folders are made below it. */
export function createNoSandbox(settings: { readonly stateDir: string }): Sandbox {
  return {
    isolation: "none",
    async check() {},
    async wrap(command, cell) {
      const folders = await makePrivateFolders(settings.stateDir);
      const secrets = Object.fromEntries(cell.masked.map(({ name, value }) => [name, value]));
      return {
        command: { ...command, env: { ...command.env, ...folders.env, ...secrets } },
        [Symbol.asyncDispose]: () => folders[Symbol.asyncDispose](),
      };
    },
  };
}
