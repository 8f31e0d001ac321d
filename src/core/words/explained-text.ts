// Why a file stands where it stands, as a table for a person at a terminal.
import type { Explained, Feature, Placed } from "../foresight.ts";
import { oneLine } from "./sanitize.ts";
import { type Paper, paint, percent } from "./terminal-text.ts";
import { columns } from "./text-table.ts";

const MOST_PATH = 300;
const MOST_WORDS = 12;
const MOST_DIFFERENCES = 3;
/** Less than this is no difference worth a word. */
const LEAST_DIFFERENCE = 0.005;

export function explainedText({ path, reason, place, of }: Explained, paper: Paper): string {
  const name = paint(oneLine(path, MOST_PATH), "bold", paper);
  if (place === undefined) {
    const known = reason === undefined ? "" : `  ${oneLine(reason, MOST_PATH)}\n`;
    return `${name}\n${known}  not among the ${of} files that were looked at closely: too little of the text stands in it, or it is no code\n`;
  }
  const words = place.words.slice(0, MOST_WORDS).map((word) => oneLine(word, 40));
  const about = [
    ["  place", `${place.rank} of ${of}`],
    ["  probability", percent(place.probability).trim()],
    ["  score", plain(place.score)],
    ...(reason === undefined ? [] : [["  reason", oneLine(reason, MOST_PATH)]]),
    ["  words found", words.length === 0 ? "none" : words.join(", ")],
    ...rivalRows(place),
  ];
  return `${name}\n${columns(about, paper.width, () => true)}\n${tableText(place, paper)}`;
}

function rivalRows({ rank, rival, features }: Placed): string[][] {
  if (rival === undefined) return [];
  const where = rival.rank < rank ? "ahead of it" : "behind it";
  const told = [...features]
    .sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)))
    .slice(0, MOST_DIFFERENCES)
    .filter((feature) => Math.abs(difference(feature)) >= LEAST_DIFFERENCE)
    .map((feature) => `${feature.name} ${signed(difference(feature))}`);
  return [
    [`  ${where}`, `${oneLine(rival.path, MOST_PATH)} (place ${rival.rank}, score ${plain(rival.score)})`],
    ["  told apart by", told.length === 0 ? "nothing but their paths" : told.join(", ")],
  ];
}

function tableText({ features, rival }: Placed, paper: Paper): string {
  const hasRival = rival !== undefined;
  const head = ["VALUE", "WEIGHT", "WORTH", ...(hasRival ? ["RIVAL'S", "DIFFERENCE"] : [])];
  const rows = features.map((feature) => [
    feature.name,
    plain(feature.value),
    plain(feature.weight),
    plain(feature.worth),
    ...(hasRival ? [plain(feature.rivalWorth), signed(difference(feature))] : []),
  ]);
  const aligned = rows.map(([name = "", ...cells]) => [
    `  ${name}`,
    ...cells.map((cell, at) => cell.padStart(Math.max(7, head[at]?.length ?? 0))),
  ]);
  const heading = ["  FEATURE", ...head.map((cell) => cell.padStart(7))];
  return columns([heading, ...aligned], paper.width, () => false);
}

function difference({ worth, rivalWorth }: Feature): number {
  return worth - rivalWorth;
}

function plain(number: number): string {
  const text = Math.abs(number).toFixed(2);
  return number < 0 && text !== "0.00" ? `−${text}` : text;
}

function signed(number: number): string {
  const text = plain(number);
  return text.startsWith("−") ? text : `+${text}`;
}
