/** Keys of the theme board: the letter of a theme moves what is chosen; the other letters act. */

export type BoardAct =
  | { readonly act: 'move'; readonly letter: string }
  | { readonly act: 'wait'; readonly letters: string }
  | { readonly act: 'take_out' | 'clear' | 'keys' | 'accept' | LetterAct }
type LetterAct = 'new' | 'rename' | 'merge' | 'split' | 'undo' | 'redo' | 'join' | 'part' | 'decline' | 'history'
export interface PressedKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** With more than 26 themes a second letter may follow; so long is waited for it. */
export const SECOND_LETTER_MS = 700

const ACTS: Readonly<Record<string, LetterAct>> = {
  n: 'new',
  r: 'rename',
  m: 'merge',
  s: 'split',
  z: 'undo',
  y: 'redo',
  j: 'join',
  p: 'part',
  x: 'decline',
  h: 'history',
}

/**
 * What a key means. While ideas are chosen a letter that a theme bears moves them; with Shift, or when no theme bears it,
 * the letter is a command, so that the fourteenth theme, n), never hides *new theme*.
 * @param letters letters of the themes of this board
 * @param waiting first letter of two that was pressed before, or empty
 */
export function boardAct(
  pressed: PressedKey,
  context: { readonly letters: readonly string[]; readonly hasChosen: boolean; readonly waiting: string },
): BoardAct | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null
  if (pressed.key === '?') return { act: 'keys' }
  if (pressed.key === 'Escape') return { act: 'clear' }
  if (pressed.key === 'Enter' && context.hasChosen) return { act: 'accept' }
  if ((pressed.key === 'Delete' || pressed.key === 'Backspace' || pressed.key === '0') && context.hasChosen) return { act: 'take_out' }
  const letter = pressed.key.toLowerCase()
  if (!/^[a-z]$/.test(letter)) return null
  if (context.hasChosen && !pressed.shiftKey) {
    const both = context.waiting + letter
    if (context.letters.some((one) => one.length > both.length && one.startsWith(both))) return { act: 'wait', letters: both }
    if (context.letters.includes(both)) return { act: 'move', letter: both }
    if (context.waiting === '' && context.letters.includes(letter)) return { act: 'move', letter }
  }
  const act = ACTS[letter]
  return act === undefined ? null : { act }
}
