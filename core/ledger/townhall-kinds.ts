/** Kinds of entries of the town hall: the queue, the floor, the three lists, remarks. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface TownhallKinds {}
