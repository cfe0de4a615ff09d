/** What the editor adds by itself: an id for each new clause, and numbers and brackets drawn over the words. */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Node as TextNode } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { v7 as newId } from 'uuid'
import { bracketRuns, CLAUSE_KINDS, depthOf, signsOf, type UnnumberedClause } from '$core/drafts/clause'
import { numberClauses, ownNumber, type FixedNumber } from '$core/drafts/numbering'

/** Gives an id to clauses that have none, or that of another: what was cut in two, pasted or copied. The first keeps its own. */
export function giveIds(): Plugin {
  return new Plugin({
    key: new PluginKey('ids of clauses'),
    appendTransaction: (transactions, _before, state) => (transactions.some(isTypedHere) ? withIds(state) : null),
  })
}

/** What others typed has its ids from them; two pages that both gave one would give two. */
function isTypedHere(transaction: Transaction): boolean {
  // The library keeps its note on a transaction untyped; only whether it is from elsewhere is read.
  const note = transaction.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined
  return transaction.docChanged && note?.isChangeOrigin !== true
}

function withIds(state: EditorState): Transaction | null {
  const seen = new Set<string>()
  const change = state.tr
  state.doc.forEach((clause, at) => {
    const id: unknown = clause.attrs['id']
    if (typeof id === 'string' && !seen.has(id)) seen.add(id)
    else change.setNodeAttribute(at, 'id', newId())
  })
  return change.docChanged ? change : null
}

/** Draws the number of each clause beside it, and brackets with what stands in them. The text itself holds neither. */
export function showNumbers(numbers: readonly FixedNumber[]): Plugin {
  const key = new PluginKey<DecorationSet>('numbers of clauses')
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => drawn(state.doc, numbers),
      apply: (change, before) => (change.docChanged ? drawn(change.doc, numbers) : before),
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

function drawn(text: TextNode, numbers: readonly FixedNumber[]): DecorationSet {
  const clauses: UnnumberedClause[] = []
  const places: number[] = []
  text.forEach((node, at) => {
    const { id, kind, depth } = node.attrs
    clauses.push({
      id: typeof id === 'string' ? id : `${at}`,
      kind: CLAUSE_KINDS.find((known) => known === kind) ?? 'operative',
      depth: depthOf(Number(depth)),
      text: node.textContent,
    })
    places.push(at)
  })
  const decorations = numberClauses(clauses, numbers).flatMap((clause, index) => {
    const at = places[index] ?? 0
    const signs = { class: `clause clause-${clause.kind}`, 'data-number': drawnNumber(clause.kind, clause.label) }
    return [Decoration.node(at, at + clause.text.length + 2, signs), ...brackets(clause.text, at + 1)]
  })
  return DecorationSet.create(text, decorations)
}

/** A paragraph of the preamble has a number to be called by, and none beside its words. */
function drawnNumber(kind: UnnumberedClause['kind'], label: string): string {
  const own = ownNumber(label)
  return kind === 'preamble' || own.startsWith('(') ? own : `${own}.`
}

function brackets(text: string, start: number): Decoration[] {
  let at = start
  return bracketRuns(text).flatMap((run) => {
    const from = at
    at += run.text.length
    if (run.depth === 0) return []
    const [open, , close] = signsOf(run)
    return [
      Decoration.inline(from, at, { class: 'bracketed' }),
      ...(open === '' ? [] : [Decoration.inline(from, from + 1, { nodeName: 'b' })]),
      ...(close === '' ? [] : [Decoration.inline(at - 1, at, { nodeName: 'b' })]),
    ]
  })
}
