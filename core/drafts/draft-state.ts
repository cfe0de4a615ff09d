/** The states of a draft, and in which of them its team may still write. */

/** From the first words to the end. */
export const DRAFT_STATES = ['drafting', 'first_reading', 'second_reading', 'frozen', 'handed_over', 'closed'] as const
/** See the list of the same name. */
export type DraftState = (typeof DRAFT_STATES)[number]

/** True while the team writes: until the text is frozen. */
export function takesWords(state: DraftState): boolean {
  return state === 'drafting' || state === 'first_reading' || state === 'second_reading'
}
