import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardChange } from '../ledger/entry-kinds.ts'
import type { Outcome } from '../words/outcome.ts'
import {
  createTheme,
  ideasOf,
  joinIdeas,
  liveThemes,
  mergeThemes,
  orderThemes,
  partIdeas,
  placeIdeas,
  removeTheme,
  renameTheme,
  splitTheme,
  undoChange,
  withPatch,
  type Board,
} from './board.ts'

const empty: Board = { question: 'q', themes: [], placements: [], ties: [] }
const title = (name: string) => ({ words: name, digest: name })

function after(board: Board, outcome: Outcome<BoardChange, string>): Board {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`)
  return withPatch(board, outcome.value.after)
}
function boardOf(themes: Record<string, string[]>): Board {
  return Object.entries(themes).reduce((board, [id, ideas]) => after(board, createTheme(board, { id, title: title(id), ideas })), empty)
}
function shapeOf(board: Board): Record<string, readonly string[]> {
  return Object.fromEntries(liveThemes(board).map((theme) => [`${theme.letter}:${theme.id}`, ideasOf(board, theme.id)]))
}

describe('a theme board', () => {
  it('letters themes in the order in which they are made', () =>
    expect(shapeOf(boardOf({ law: ['1'], skills: ['2', '3'] }))).toEqual({ 'a:law': ['1'], 'b:skills': ['2', '3'] }))
  it('gives a freed letter to the next theme', () => {
    const board = boardOf({ law: [], skills: ['2'] })
    const less = after(board, removeTheme(board, 'law'))
    expect(shapeOf(after(less, createTheme(less, { id: 'new', title: title('new'), ideas: [] })))).toEqual({
      'b:skills': ['2'],
      'a:new': [],
    })
  })
  it('moves ideas before another, between themes and out', () => {
    const board = boardOf({ law: ['1', '2'], skills: ['3'] })
    const moved = after(board, placeIdeas(board, ['3'], 'law', '2'))
    expect(shapeOf(moved)).toEqual({ 'a:law': ['1', '3', '2'], 'b:skills': [] })
    expect(shapeOf(after(moved, placeIdeas(moved, ['1'], null, null)))).toEqual({ 'a:law': ['3', '2'], 'b:skills': [] })
  })
  it('letters follow the order', () => {
    const board = boardOf({ law: ['1'], skills: ['2'] })
    expect(shapeOf(after(board, orderThemes(board, ['skills', 'law'])))).toEqual({ 'a:skills': ['2'], 'b:law': ['1'] })
  })
  it('keeps the lineage of a merged theme', () => {
    const board = boardOf({ law: ['1'], skills: ['2'] })
    const merged = after(board, mergeThemes(board, 'law', 'skills'))
    expect(shapeOf(merged)).toEqual({ 'b:skills': ['2', '1'] })
    expect(merged.themes.find((theme) => theme.id === 'law')).toMatchObject({ isRetired: true, mergedInto: 'skills' })
  })
  it('splits ideas off into a new theme', () => {
    const board = boardOf({ law: ['1', '2', '3'] })
    expect(shapeOf(after(board, splitTheme(board, 'law', { id: 'new', title: title('new'), ideas: ['1', '3'] })))).toEqual({
      'a:law': ['2'],
      'b:new': ['1', '3'],
    })
  })
  it.each([
    ['theme_not_empty', (board: Board) => removeTheme(board, 'law')],
    ['not_found', (board: Board) => renameTheme(board, 'nobody', title('x'))],
    ['theme_retired', (board: Board) => renameTheme(after(board, mergeThemes(board, 'law', 'skills')), 'law', title('x'))],
    ['changed_since', (board: Board) => orderThemes(board, ['law'])],
    ['changed_since', (board: Board) => splitTheme(board, 'law', { id: 'new', title: title('new'), ideas: ['2'] })],
    ['not_found', (board: Board) => mergeThemes(board, 'law', 'law')],
  ] as const)('refuses with %s', (code, act) => expect(act(boardOf({ law: ['1'], skills: ['2'] }))).toMatchObject({ ok: false, code }))
  it('refuses to take back what somebody has changed since', () => {
    const board = boardOf({ law: ['1'], skills: ['2'] })
    const change = placeIdeas(board, ['1'], 'skills', null)
    if (!change.ok) throw new Error(change.code)
    const then = withPatch(board, change.value.after)
    expect(undoChange(after(then, placeIdeas(then, ['1'], null, null)), change.value)).toMatchObject({ ok: false, code: 'changed_since' })
  })
  it('comes back exactly when changes are taken back one by one, whatever they were', () => {
    const act = fc.record({
      kind: fc.constantFrom('create', 'place', 'merge', 'order', 'rename', 'split', 'remove'),
      a: fc.nat(4),
      b: fc.nat(4),
      ideas: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let board = boardOf({ law: ['1', '2'], skills: ['3'], open: [] })
        const stack: { before: Board; change: BoardChange }[] = []
        acts.forEach((one, step) => {
          const ids = liveThemes(board).map((theme) => theme.id)
          const a = ids[one.a % Math.max(1, ids.length)] ?? 'none'
          const b = ids[one.b % Math.max(1, ids.length)] ?? 'none'
          const made = { id: `new-${step}`, title: title(`new-${step}`), ideas: one.ideas }
          const outcome =
            one.kind === 'create'
              ? createTheme(board, made)
              : one.kind === 'place'
                ? placeIdeas(board, one.ideas, one.b % 2 === 0 ? a : null, null)
                : one.kind === 'merge'
                  ? mergeThemes(board, a, b)
                  : one.kind === 'order'
                    ? orderThemes(board, ids.toReversed())
                    : one.kind === 'rename'
                      ? renameTheme(board, a, title(`t${step}`))
                      : one.kind === 'split'
                        ? splitTheme(board, a, made)
                        : removeTheme(board, a)
          if (!outcome.ok) return
          stack.push({ before: board, change: outcome.value })
          board = withPatch(board, outcome.value.after)
        })
        for (const { before, change } of stack.toReversed()) {
          board = after(board, undoChange(board, change))
          expect(shapeOf(board)).toEqual(shapeOf(before))
        }
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('takes back any change that stands as it was left, and keeps the board whole', () => {
    const act = fc.record({
      kind: fc.constantFrom('create', 'place', 'order', 'merge', 'remove', 'join', 'part'),
      a: fc.nat(4),
      b: fc.nat(4),
      ideas: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'), { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), fc.nat(), (acts, which) => {
        let board = boardOf({ law: ['1', '2'], skills: ['3'], open: [] })
        const changes: BoardChange[] = []
        acts.forEach((one, step) => {
          const ids = liveThemes(board).map((theme) => theme.id)
          const [a = 'none', b = 'none'] = [ids[one.a % Math.max(1, ids.length)], ids[one.b % Math.max(1, ids.length)]]
          const outcome = {
            create: () => createTheme(board, { id: `new-${step}`, title: title(`new-${step}`), ideas: one.ideas }),
            place: () => placeIdeas(board, one.ideas, one.a === 4 ? null : a, null),
            order: () => orderThemes(board, ids.toReversed()),
            merge: () => mergeThemes(board, a, b),
            remove: () => removeTheme(board, a),
            join: () => joinIdeas(board, one.ideas, `tie-${step}`),
            part: () => partIdeas(board, one.ideas),
          }[one.kind]()
          if (!outcome.ok) return
          changes.push(outcome.value)
          board = withPatch(board, outcome.value.after)
        })
        const change = changes[which % Math.max(1, changes.length)]
        if (change === undefined) return
        const back = undoChange(board, change)
        if (!back.ok) return
        const then = withPatch(board, back.value.after)
        const letters = liveThemes(then).map((theme) => theme.letter)
        expect(new Set(letters).size).toBe(letters.length)
        const live = new Set(liveThemes(then).map((theme) => theme.id))
        for (const placement of then.placements) expect(placement.theme === null || live.has(placement.theme)).toBe(true)
        for (const placement of change.before.placements)
          expect(then.placements.find((one) => one.idea === placement.idea)).toEqual(placement)
        for (const tie of change.before.ties ?? []) expect(then.ties.find((one) => one.idea === tie.idea)).toEqual(tie)
        // Doing it again leads back to where it was.
        const again = undoChange(then, back.value)
        expect(again.ok && withPatch(then, again.value.after).placements.length).toBe(board.placements.length)
      }),
    )
  })
  it('joins whole ties and leaves nobody tied to nothing', () => {
    const tied = ['1', '3'].reduce(
      (board, idea) => after(board, joinIdeas(board, [idea, String(Number(idea) + 1)], `tie-${idea}`)),
      boardOf({ law: ['1', '2', '3', '4'] }),
    )
    const tiesOf = (board: Board) => board.ties.map(({ idea, tie }) => `${idea}:${tie ?? '-'}`).toSorted()
    expect(tiesOf(tied)).toEqual(['1:tie-1', '2:tie-1', '3:tie-3', '4:tie-3'])
    const all = after(tied, joinIdeas(tied, ['2', '3'], 'all'))
    expect(tiesOf(all)).toEqual(['1:all', '2:all', '3:all', '4:all'])
    expect(tiesOf(after(all, partIdeas(all, ['1', '2', '3'])))).toEqual(['1:-', '2:-', '3:-', '4:-'])
  })
})
