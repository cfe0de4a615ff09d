/** Cuts a sentence at one of its variables, so that a mark or a link can stand in its place while the order of words stays the language's own. */

/** A character that no sentence holds. */
const SLOT = '\uE000'

/** Answers what stands before and after the slot: `around((slot) => say.shownWith({ group: slot }))`. */
export function around(sentence: (slot: string) => string): readonly [string, string] {
  const [before = '', after = ''] = sentence(SLOT).split(SLOT)
  return [before, after]
}
