/** The editor of a text: clauses with their numbers, structure by keys and buttons, brackets, and who types where. Loaded on the page of a draft alone. */
import { Editor, Extension, Node } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import type { FixedNumber } from '$core/drafts/numbering'
import { keysOf } from './text-acts.ts'
import { giveIds, showNumbers } from './text-plugins.ts'
import { FRAGMENT, type TextLine, type Writer } from './text-line.svelte.ts'

/** What the editor is made for. */
export interface EditorParts {
  readonly place: HTMLElement
  readonly line: TextLine
  /** Numbers that a reading has fixed. */
  readonly numbers: readonly FixedNumber[]
  /** What a screen reader calls the field. */
  readonly label: string
  readonly language: string
  /** The short sign of somebody's group, beside their name at the caret. */
  readonly letterOf: (group: string) => string
  /** Who types here. */
  readonly me: Writer | null
  /** Called with the id of the clause in which the caret stands. */
  readonly onCurrent: (clause: string | null) => void
}

const Text = Node.create({ name: 'text', group: 'inline' })
const Whole = Node.create({ name: 'doc', topNode: true, content: 'clause+' })
const ClauseNode = Node.create({
  name: 'clause',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes: () => ({
    id: { default: null, parseHTML: () => null },
    kind: { default: 'operative' },
    depth: { default: 0 },
  }),
  parseHTML: () => [{ tag: 'p' }, { tag: 'li' }, { tag: 'h1' }, { tag: 'h2' }, { tag: 'h3' }],
  renderHTML: ({ node }) => [
    'p',
    { 'data-clause': String(node.attrs['id'] ?? ''), 'data-depth': String(node.attrs['depth']), dir: 'auto' },
    0,
  ],
})

/** Makes the editor in its place. */
export function makeEditor(parts: EditorParts): Editor {
  const { line } = parts
  return new Editor({
    element: parts.place,
    // The style sheet of the page draws it; a style element would be refused by the policy of the house.
    injectCSS: false,
    editable: line.mayWrite,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': parts.label, lang: parts.language, spellcheck: 'true' },
    },
    extensions: [
      Whole,
      Text,
      ClauseNode,
      Collaboration.configure({ document: line.text, field: FRAGMENT, provider: line.provider }),
      CollaborationCaret.configure({
        provider: line.provider,
        // The house says to the others who somebody is, by their seat; this is for this page alone.
        user: { ...parts.me },
        render: (writer) => caretOf(writer, parts.letterOf),
        selectionRender: () => ({ class: 'others-selection' }),
      }),
      Extension.create({
        name: 'clauses',
        addKeyboardShortcuts: () => keysOf(line),
        addProseMirrorPlugins: () => [giveIds(), showNumbers(parts.numbers)],
      }),
    ],
    onSelectionUpdate: ({ editor }) => parts.onCurrent(currentClause(editor)),
  })
}

/** Id of the clause in which the caret stands. */
export function currentClause(editor: Editor): string | null {
  const id: unknown = editor.state.selection.$from.parent.attrs['id']
  return typeof id === 'string' ? id : null
}

function caretOf(writer: Partial<Writer>, letterOf: (group: string) => string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'others-caret'
  const name = document.createElement('span')
  name.className = 'others-name'
  name.textContent = `${letterOf(writer.group ?? '')} ${writer.name ?? ''}`.trim()
  caret.append(name)
  return caret
}
