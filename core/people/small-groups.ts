/** Fewest people, ballots or answers that are shown apart, wherever figures are told: below it a figure would say how somebody chose or who came. */
export const SHOWN_APART_MIN = 5
