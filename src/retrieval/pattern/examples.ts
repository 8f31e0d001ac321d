// The engine's second door: what a ticket wants made → the closest complete file there is of that kind, its test, and where it
// is listed. Pure; the same answer for the same input.
import type { SourceFile } from "../source-file.ts";
import { chooseByKind, UNSURE } from "./by-kind.ts";
import { chooseByPath } from "./by-path.ts";
import type { Choice } from "./choice.ts";
import type { AskedExamples, Example } from "./example.ts";
import { createGround, type Ground } from "./ground.ts";
import { createRegistrationOf, type RegistrationOf } from "./registration.ts";
import { parseWish } from "./wish.ts";

export { UNSURE } from "./by-kind.ts";
export type { AskedExamples, Example, Registration } from "./example.ts";

/** Named paths that get an example; a ticket that names more gets a list, not a pattern. */
const MAX_PATHS = 8;

export type FindExamples = (asked: AskedExamples) => readonly Example[];

/** As `createExamples`, for one ticket. @param files the indexable files of one tree; paths unique. */
export function findExamples({
  files,
  ...asked
}: AskedExamples & { readonly files: readonly SourceFile[] }): readonly Example[] {
  return createExamples(files)(asked);
}

/** Whether an example can be more than a guess: the ticket names what is to be made, or says that a kind of thing is. */
export function wantsExample({ toCreate, query }: Pick<AskedExamples, "toCreate" | "query">): boolean {
  return toCreate.length > 0 || parseWish(query).thing !== undefined;
}

/**
 * Looks at the paths once; each ticket then costs little.
 * @param files the indexable files of one tree; paths unique.
 * @returns for a ticket one example for each path it names (at most eight, in their order); when it names none, at most two of
 * the kind it asks for and a test, where a likeness of at most `UNSURE` says that the ticket has no word for the kind.
 */
export function createExamples(files: readonly SourceFile[]): FindExamples {
  let known: Known | undefined;

  return function examplesFor({ toCreate, query, ranked }) {
    known ??= know(files);
    const { ground } = known;
    const wish = parseWish(query);
    const choices =
      toCreate.length > 0
        ? chooseByPath(toCreate.slice(0, MAX_PATHS), wish, ground)
        : chooseByKind({ title: query.title, wish, ranked }, ground);
    const own = known;
    return choices.map((choice) => exampleOf(choice, toCreate.length > 0 || choice.likeness > UNSURE, own));
  };
}

/** What is found out once, when the first ticket asks: a prediction alone needs none of it. */
interface Known {
  readonly ground: Ground;
  readonly registrationOf: RegistrationOf;
}

function know(files: readonly SourceFile[]): Known {
  const ground = createGround(files);
  return { ground, registrationOf: createRegistrationOf(ground.members) };
}

/** @param isSure whether it is worth looking where the example is listed. */
function exampleOf(choice: Choice, isSure: boolean, { ground, registrationOf }: Known): Example {
  const test = ground.testOf(choice.member)?.file;
  const registration = isSure ? registrationOf(choice.member, choice.family) : undefined;
  const tested = test === undefined ? "" : `, tested in ${test.path}`;
  const listed = registration === undefined ? "" : `, listed in ${registration.file.path}`;
  return {
    file: choice.member.file,
    for: choice.for,
    ...(test === undefined ? {} : { test }),
    ...(registration === undefined ? {} : { registration }),
    likeness: choice.likeness,
    reason: `Chosen because ${choice.why}${tested}${listed}.`,
  };
}
