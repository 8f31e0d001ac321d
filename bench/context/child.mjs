// A measurement in a process of its own, so that nobody else's memory or warm code counts. Garbage can be collected there on demand.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * @param script beside this file; it is sent `asked`, may tell progress, and answers with one `{ kind: "result", result }`.
 * @throws when it ends without an answer, or after `deadlineMs`.
 */
export function measureApart({ script, asked, deadlineMs, onProgress = () => {} }) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ["--expose-gc"],
    serialization: "advanced",
    timeout: deadlineMs,
  });
  const { promise, resolve, reject } = Promise.withResolvers();
  let result;
  child.on("message", (message) => {
    if (message.kind === "result") result = message.result;
    else onProgress(message);
  });
  child.once("error", reject);
  child.once("exit", (code, signal) => {
    if (result === undefined) reject(new Error(`${script} ended with ${signal ?? code} and no answer`));
    else resolve(result);
  });
  child.send(asked);
  return promise;
}
