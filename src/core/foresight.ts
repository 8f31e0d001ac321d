// What the prompt of a ticket would hold of the repository, before anything runs: for people to judge whether its words suffice.
import type { Guide } from "./guide.ts";
import { LOW_CONFIDENCE_BELOW, type Pattern } from "./pattern.ts";
import type { Territory } from "./territory.ts";

export interface Foresight {
  readonly title: string;
  /** Best first; what the text names has its place among them. */
  readonly files: readonly LikelyFile[];
  /** In the order of the prompt. */
  readonly patterns: readonly Pattern[];
  readonly tokenBudget: number;
  readonly territory: {
    readonly source: Territory["source"];
    readonly confidence: number | undefined;
    readonly places: readonly Place[];
  };
  readonly guides: readonly Guide[];
  /** Only when a file was asked about. */
  readonly explained?: Explained;
  readonly took: Took;
}

export interface LikelyFile {
  readonly path: string;
  /** How likely the change touches it, 0 to 1. */
  readonly probability: number;
  /** In words, for people. */
  readonly reason: string;
}

/** Of a territory. `new`: not in the tree yet; `glob`: stands for many. */
export interface Place {
  readonly path: string;
  readonly kind: "file" | "test" | "new" | "glob";
}

export interface Took {
  /** Files that were indexed. */
  readonly files: number;
  readonly readMs: number;
  readonly indexMs: number;
  readonly queryMs: number;
}

/** Why a file stands where it stands in the ranking. */
export interface Explained {
  readonly path: string;
  /** As among the likely files; undefined for a file that is not one of them. */
  readonly reason: string | undefined;
  /** Undefined for a file that was not looked at closely. */
  readonly place: Placed | undefined;
  /** How many were looked at closely. */
  readonly of: number;
}
export interface Placed {
  /** From 1. */
  readonly rank: number;
  readonly probability: number;
  /** Sum of what the features are worth. */
  readonly score: number;
  /** Of the ticket, the most telling first. */
  readonly words: readonly string[];
  /** The file just ahead; of the first one, the one just behind. */
  readonly rival: { readonly path: string; readonly rank: number; readonly score: number } | undefined;
  /** The greatest worth first, whichever its sign; those that say nothing of either file are left out. */
  readonly features: readonly Feature[];
}
export interface Feature {
  readonly name: string;
  /** 0 to about 1. */
  readonly value: number;
  readonly weight: number;
  /** Value times weight. */
  readonly worth: number;
  /** What the same feature is worth for the rival. */
  readonly rivalWorth: number;
}

/** Above this a file may be relied upon more often than not. */
const HIGH_CONFIDENCE_FROM = 0.6;

/** Of the best file's probability. */
export function confidenceWords(probability: number): "high confidence" | "fair confidence" | "low confidence" {
  if (probability < LOW_CONFIDENCE_BELOW) return "low confidence";
  return probability < HIGH_CONFIDENCE_FROM ? "fair confidence" : "high confidence";
}
