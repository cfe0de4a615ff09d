/**
 * A text as the editors share it, read and changed by the house. It is a list of elements named `clause` with the attributes
 * `id`, `kind` and `depth`, each with its words: what the editor of the drafting room writes, and nothing else is looked at.
 */
import * as Y from 'yjs'
import { CLAUSE_KINDS, depthOf, type ClauseDepth, type ClauseKind, type UnnumberedClause } from '../../core/drafts/clause.ts'
import type { TextUpdate } from '../sql/text-updates.ts'

/** Name under which the clauses stand in the shared text. */
const FRAGMENT = 'clauses'

/** Makes the text from its log. The order of the changes does not matter, nor whether one comes twice. */
export function textOf(updates: readonly TextUpdate[]): Y.Doc {
  const text = new Y.Doc()
  Y.transact(text, () => {
    for (const { bytes } of updates) Y.applyUpdate(text, bytes)
  })
  return text
}

/** The clauses as they are typed, those without words too. */
export function clausesOf(text: Y.Doc): UnnumberedClause[] {
  return elementsOf(text).map((element) => ({
    id: element.getAttribute('id') ?? '',
    kind: kindOf(element.getAttribute('kind')),
    depth: depthOf(Number(element.getAttribute('depth'))),
    text: wordsOf(element),
  }))
}

/** Words of one clause as they are typed, or null where there is no such clause. */
export function wordsOfClause(text: Y.Doc, clause: string): string | null {
  const found = elementOf(text, clause)
  return found === undefined ? null : wordsOf(found)
}

/** Changes words where they differ, so that what others type around it stays. @returns the change, or null where there is no such clause */
export function changeWords(text: Y.Doc, clause: string, words: string): Uint8Array | null {
  const element = elementOf(text, clause)
  return element === undefined ? null : changeOf(text, () => rewrite(element, words))
}

/** A new clause, as it comes in. */
export interface NewClause {
  readonly id: string
  readonly kind: ClauseKind
  readonly depth: ClauseDepth
  readonly text: string
}

/** Puts clauses in after one, or at the beginning after null. @returns the change, or null where there is no clause to stand after */
export function putClauses(text: Y.Doc, after: string | null, clauses: readonly NewClause[]): Uint8Array | null {
  const fragment = text.getXmlFragment(FRAGMENT)
  const before = after === null ? undefined : elementOf(text, after)
  if (after !== null && before === undefined) return null
  const at = before === undefined ? 0 : fragment.toArray().indexOf(before) + 1
  return changeOf(text, () => fragment.insert(at, clauses.map(newElement)))
}

/** Takes a clause out. @returns the change, or null where there is no such clause */
export function takeClauseOut(text: Y.Doc, clause: string): Uint8Array | null {
  const element = elementOf(text, clause)
  if (element === undefined) return null
  const fragment = text.getXmlFragment(FRAGMENT)
  return changeOf(text, () => fragment.delete(fragment.toArray().indexOf(element)))
}

function elementsOf(text: Y.Doc): Y.XmlElement[] {
  return text
    .getXmlFragment(FRAGMENT)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement)
    .filter((element) => element.nodeName === 'clause')
}

function elementOf(text: Y.Doc, clause: string): Y.XmlElement | undefined {
  return elementsOf(text).find((element) => element.getAttribute('id') === clause)
}

function kindOf(value: unknown): ClauseKind {
  return CLAUSE_KINDS.find((kind) => kind === value) ?? 'operative'
}

function textsOf(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().filter((part) => part instanceof Y.XmlText)
}

function wordsOf(element: Y.XmlElement): string {
  return textsOf(element).map(plainOf).join('')
}

/** The letters alone: what an editor may have made of them, such as bold, is no part of a text that is adopted. */
function plainOf(part: Y.XmlText): string {
  // The library types a run of a text as anything; what is no text (a picture that somebody pasted) is passed over.
  const runs = part.toDelta() as readonly { readonly insert?: unknown }[]
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

function rewrite(element: Y.XmlElement, words: string): void {
  const before = wordsOf(element)
  const parts = textsOf(element)
  const [first] = parts
  if (first === undefined || parts.length > 1) {
    element.delete(0, element.length)
    element.insert(0, [new Y.XmlText(words)])
    return
  }
  const { start, removed, added } = difference(before, words)
  if (removed > 0) first.delete(start, removed)
  if (added !== '') first.insert(start, added)
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): { readonly start: number; readonly removed: number; readonly added: string } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  // A pair of surrogates is one letter and is not cut in two.
  if (isLow(before[start]) || isLow(after[start])) start -= start > 0 ? 1 : 0
  if (end > 0 && (isLow(before[before.length - end]) || isLow(after[after.length - end]))) end -= 1
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

function isLow(unit: string | undefined): boolean {
  return unit !== undefined && unit >= '\uDC00' && unit <= '\uDFFF'
}

function newElement({ id, kind, depth, text }: NewClause): Y.XmlElement {
  // Attributes of other types than text are what the editor writes; the library types them as texts.
  const element = new Y.XmlElement<{ [name: string]: string | number }>('clause')
  element.setAttribute('id', id)
  element.setAttribute('kind', kind)
  element.setAttribute('depth', depth)
  if (text !== '') element.insert(0, [new Y.XmlText(text)])
  return element as unknown as Y.XmlElement
}

/** What a change adds to the log. */
function changeOf(text: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(text)
  text.transact(change)
  return Y.encodeStateAsUpdate(text, before)
}
