/** The keys of the board in words. */
import { say } from '$words/themes'

/** Every key with what it does. */
export function boardKeys(): readonly (readonly [string, string])[] {
  return [
    ['↑ ↓ ← →', say.keyArrows()],
    [say.keySpaceName(), say.keySpace()],
    ['a–z', say.keyMove()],
    ['0', say.keyTakeOut()],
    ['Alt ↑ ↓', say.keyOrder()],
    ['n', say.keyNew()],
    ['r', say.keyRename()],
    ['m', say.keyMerge()],
    ['s', say.keySplit()],
    ['j', say.keyJoin()],
    ['p', say.keyPart()],
    [say.keyAcceptName(), say.keyAccept()],
    ['x', say.keyDecline()],
    ['z', say.keyUndo()],
    ['y', say.keyRedo()],
    ['h', say.keyHistory()],
    ['Shift', say.keyShift()],
    ['Esc', say.keyEscape()],
    ['?', say.keyAll()],
  ]
}
