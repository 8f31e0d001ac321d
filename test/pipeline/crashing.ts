// A hall that breaks off at one call, for the tests that run again afterwards.
import { PipelineError } from "../../src/errors.ts";
import type { Hall } from "../../src/pipeline.ts";
import { tapped } from "../fakes/ports.ts";

/** `fails`: this one call throws and the run goes on · `dies`: nothing works from here on, as when the process is killed. */
export interface Crash {
  /** Number of the call, from 1. */
  readonly at: number;
  readonly when: "before" | "after";
  readonly how: "fails" | "dies";
}

export function crashing(hall: Hall, { at, when, how }: Crash): Hall {
  let calls = 0;
  const isHit = () => (how === "fails" ? calls === at : calls >= at);
  const crash = () => {
    throw new PipelineError("GIT_UNAVAILABLE", `broke off ${when} call ${at}`);
  };
  return tapped(hall, {
    before() {
      calls += 1;
      if (when === "before" ? isHit() : how === "dies" && calls > at) crash();
    },
    after() {
      if (when === "after" && calls === at) crash();
    },
  });
}
