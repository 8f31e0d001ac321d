// How a program ended: what a shell tells, and what checks and set-up judge. Never a judgement itself.

export interface Finished {
  /** Undefined when a signal ended it or it never started. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  /** False when the program could not be started (not found, not executable). */
  readonly started: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}
