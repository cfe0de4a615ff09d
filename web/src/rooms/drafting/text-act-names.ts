/** Names and keys of what can be done with clauses; the acts themselves come with the editor. */

/** Names of the acts, in the order of the bar. */
export const TEXT_ACTS = ['newClause', 'deeper', 'higher', 'up', 'down', 'kind', 'brackets', 'alternative', 'undo'] as const
/** See the list of the same name. */
export type TextAct = (typeof TEXT_ACTS)[number]
/** Keys of the acts that have some. */
export const KEYS_OF_ACTS: Readonly<Partial<Record<TextAct, string>>> = {
  newClause: 'Enter',
  deeper: 'Mod-]',
  higher: 'Mod-[',
  up: 'Alt-ArrowUp',
  down: 'Alt-ArrowDown',
  brackets: 'Mod-Shift-b',
  alternative: 'Mod-Shift-a',
}
