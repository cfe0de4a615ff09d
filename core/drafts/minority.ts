/** Minority statements: kept with the text in every version that stood while they did. */

/** Minority statements of one seat on one text: beyond it the seat writes a text of its own. */
export const MINORITY_STATEMENTS_PER_SEAT_MAX = 50
