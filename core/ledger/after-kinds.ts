/** Kinds of entries of what comes after a café: attendance of bodies, Chatham House mode. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface AfterKinds {}
