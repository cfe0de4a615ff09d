/** What can be done with clauses in the editor, by a button or by keys: a new one, deeper, higher, up, down, brackets. */
import type { Editor, KeyboardShortcutCommand } from '@tiptap/core'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { v7 as newId } from 'uuid'
import { DEPTH_MAX } from '$core/drafts/clause'
import { KEYS_OF_ACTS, type TextAct } from './text-act-names.ts'
import type { TextLine } from './text-line.svelte.ts'

/** Does one. @returns whether there was anything to do */
export function act(editor: Editor, name: TextAct): boolean {
  if (name === 'undo') return editor.commands.undo()
  const change = changeOf(editor.state, name)
  if (change === null) return false
  editor.view.dispatch(change.scrollIntoView())
  editor.commands.focus()
  return true
}

/** The keys of the editor. A clause in which somebody else stands is not moved under their hands. */
export function keysOf(line: TextLine): Record<string, KeyboardShortcutCommand> {
  return Object.fromEntries(
    Object.entries(KEYS_OF_ACTS).map(([name, key]) => [
      key,
      // Keys of the table above are acts.
      ({ editor }) => line.mayWrite && act(editor, name as TextAct),
    ]),
  )
}

function changeOf(state: EditorState, name: Exclude<TextAct, 'undo'>): Transaction | null {
  switch (name) {
    case 'newClause':
      return newClause(state)
    case 'deeper':
      return setDepth(state, 1)
    case 'higher':
      return setDepth(state, -1)
    case 'up':
      return move(state, -1)
    case 'down':
      return move(state, 1)
    case 'kind':
      return otherKind(state)
    case 'brackets':
      return bracket(state, false)
    case 'alternative':
      return bracket(state, true)
  }
}

/** Cuts the clause at the caret. At its beginning a new one comes before it: the words keep the id of their clause. */
function newClause(state: EditorState): Transaction | null {
  const { $from } = state.selection
  const clause = $from.parent
  if (clause.type.name !== 'clause') return null
  const change = state.tr.deleteSelection()
  const place = change.selection.$from
  const attrs = { ...place.parent.attrs, id: newId() }
  if (place.parentOffset === 0 && place.parent.content.size > 0) return change.insert(place.before(), clause.type.create(attrs))
  return change.split(place.pos, 1, [{ type: clause.type, attrs }])
}

function setDepth(state: EditorState, by: 1 | -1): Transaction | null {
  const { $from } = state.selection
  const depth = Number($from.parent.attrs['depth']) + by
  const isFirst = $from.index(0) === 0
  if (depth < 0 || depth > DEPTH_MAX || (isFirst && depth > 0) || $from.parent.attrs['kind'] === 'preamble') return null
  return state.tr.setNodeAttribute($from.before(), 'depth', depth)
}

function otherKind(state: EditorState): Transaction | null {
  const { $from } = state.selection
  const kind = $from.parent.attrs['kind'] === 'preamble' ? 'operative' : 'preamble'
  return state.tr.setNodeAttribute($from.before(), 'kind', kind).setNodeAttribute($from.before(), 'depth', 0)
}

/** Changes places with the clause before or after; the caret goes with it. */
function move(state: EditorState, by: 1 | -1): Transaction | null {
  const { $from } = state.selection
  const index = $from.index(0)
  const other = state.doc.maybeChild(index + by)
  const clause = $from.parent
  if (other === null || other === undefined) return null
  const start = by === 1 ? $from.before() : $from.before() - other.nodeSize
  const change = state.tr.replaceWith(start, start + clause.nodeSize + other.nodeSize, by === 1 ? [other, clause] : [clause, other])
  const place = (by === 1 ? start + other.nodeSize : start) + 1 + $from.parentOffset
  return change.setSelection(TextSelection.create(change.doc, place))
}

/** Puts what is chosen in square brackets: not agreed. With `another`, an empty pair follows for what could stand instead. */
function bracket(state: EditorState, another: boolean): Transaction | null {
  const { from, to, $from, $to } = state.selection
  if (!$from.sameParent($to)) return null
  const chosen = state.doc.textBetween(from, to)
  const text = `[${chosen}]${another ? ' []' : ''}`
  const change = state.tr.insertText(text, from, to)
  const caret = chosen === '' && !another ? from + 1 : from + text.length - (another ? 1 : 0)
  return change.setSelection(TextSelection.create(change.doc, caret))
}
