/** Kinds of entries of the console: what is expected, moderation, messages to tables. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface ConsoleKinds {}
