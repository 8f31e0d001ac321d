// The text of an answer of the Messages API → an order and what was billed. All of it is untrusted: what does not fit is dropped,
// and the worst an answer can do is put the files in a silly order.
import { z } from "zod";

const Tokens = z.int().min(0).max(1_000_000);
const Message = z.object({
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  usage: z.object({ input_tokens: Tokens, output_tokens: Tokens }),
});
const Refusal = z.object({ error: z.object({ message: z.string() }) });
const Numbers = z.array(z.number());

export interface Answer {
  /** Numbers from 0, below the count of files, each at most once. */
  readonly order: readonly number[];
  readonly tokens: { readonly input: number; readonly output: number };
  /** Why the model stopped, in the service's word. */
  readonly stopReason: string;
}

/** Undefined for what no Messages API says. @param files how many were asked about. */
export function parseAnswer(text: string, files: number): Answer | undefined {
  const { data } = Message.safeParse(parsedJson(text));
  if (data === undefined) return undefined;
  // A model that thinks says so in blocks of another type.
  const words = data.content.flatMap((block) => (block.type === "text" ? (block.text ?? "") : [])).join("\n");
  const { input_tokens: input, output_tokens: output } = data.usage;
  return { order: orderIn(words, files), tokens: { input, output }, stopReason: data.stop_reason ?? "no reason" };
}

/** What a service says about a request it refused; undefined when it does not say it in the API's form. */
export function parseRefusal(text: string): string | undefined {
  return Refusal.safeParse(parsedJson(text)).data?.error.message;
}

/** The longest list of numbers in the words, whatever a model could not help saying around it. */
function orderIn(words: string, files: number): number[] {
  const lists = words.match(/\[[\d\s,]*\]/g) ?? [];
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), "[]");
  const numbers = Numbers.safeParse(parsedJson(longest)).data ?? [];
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= files).map((number) => number - 1);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
