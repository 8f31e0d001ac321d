// How much a pull request's body may hold, and what of that is kept free for what is said later.

/** GitHub's limit for a body; counted in UTF-16 units, which is never less than what GitHub counts. */
export const MOST_BODY_CHARS = 65_536;
/** Longest merge plan with its markers; a new body leaves this much room. */
export const MOST_MERGE_PLAN_CHARS = 4000;
