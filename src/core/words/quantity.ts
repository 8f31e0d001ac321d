// Numbers in words for people: times, costs, counts. What is not known is called unknown, never 0.

/** `850 ms`, `1.2 s`, `2 min 5 s`, `1 h 3 min`. */
export function durationText(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 1000) return `${whole} ms`;
  if (whole < 59_950) return `${(whole / 1000).toFixed(1)} s`;
  const seconds = Math.round(whole / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `$0.42`; four decimals below a cent; `unknown` when the agent did not say. */
export function costText(usd: number | undefined): string {
  if (usd === undefined) return "unknown";
  return usd > 0 && usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}

/** `1 file`, `3 files`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Nothing for an agent that does not tell its turns: none counted is not none taken. */
export function turnsText({ turns }: { readonly turns: number }): string[] {
  return turns === 0 ? [] : [countText(turns, "turn")];
}
