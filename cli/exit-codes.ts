/** Exit codes of commands beside 0 (done) and 1 (not done, one sentence says why). */

/** A command or an option that does not exist, or something that is missing. */
export const EXIT_USAGE = 2
