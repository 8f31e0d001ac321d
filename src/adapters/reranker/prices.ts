// What tokens cost. The service tells tokens, not dollars; the ticket's budget is in dollars.

interface Price {
  readonly model: RegExp;
  /** US dollars for a million tokens. */
  readonly input: number;
  readonly output: number;
}

/**
 * Anthropic's list prices of November 2026 for prompts under 100,000 tokens, the dearest of each family; a model that is not
 * among them counts as the dearest there has been. So a cost made from these is never too low at list price, and may be too high.
 */
const PRICES: readonly Price[] = [
  { model: /^claude-haiku-5-5\b/, input: 0.1, output: 0.5 },
  { model: /^claude-haiku-/, input: 1, output: 5 },
  { model: /^claude-sonnet-/, input: 3, output: 15 },
  { model: /^claude-opus-(?:4-[5-9]|[5-9])\b/, input: 5, output: 25 },
];
const DEAREST = { input: 15, output: 75 };

/** US dollars. */
export function costUsd(model: string, tokens: { readonly input: number; readonly output: number }): number {
  const { input, output } = PRICES.find((price) => price.model.test(model)) ?? DEAREST;
  return (tokens.input * input + tokens.output * output) / 1_000_000;
}
