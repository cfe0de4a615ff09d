import { describe, expect, it } from 'vitest'
import type { ThemeBoardView, ThemeView } from '../../../../contract/themes.ts'
import { boardAct, type PressedKey } from './board-keys.ts'
import { beforeFor, movedOrder, nextAfter, themeOf, withPlacement } from './board-model.ts'

const theme = (letter: string, ideas: number[]): ThemeView => ({ id: letter, question: 'q', letter, title: letter, position: 0, ideas })
const board: ThemeBoardView = {
  question: 'q',
  questionNumber: 1,
  questionText: null,
  themes: [theme('a', [1, 2, 3]), theme('b', [4])],
  unplaced: [5, 7],
  ties: [],
  hands: [],
  lastChange: null,
  version: 1,
}
const key = (pressed: string, given: Partial<PressedKey> = {}): PressedKey => ({
  key: pressed,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...given,
})

describe('the board between two frames', () => {
  it('shows a move at once and loses no idea', () => {
    const moved = withPlacement(board, [5, 2], 'b', 4)
    expect(moved.themes.map((one) => one.ideas)).toEqual([
      [1, 3],
      [5, 2, 4],
    ])
    expect(moved.unplaced).toEqual([7])
  })
  it('puts ideas last when nothing is named to go before', () => expect(withPlacement(board, [1], 'a').themes[0]?.ideas).toEqual([2, 3, 1]))
  it('keeps the tray in the order of numbers', () => expect(withPlacement(board, [4, 1], null).unplaced).toEqual([1, 4, 5, 7]))
  it('orders themes one step or to an end, and no further', () => {
    const themes = [theme('a', []), theme('b', []), theme('c', [])]
    expect(movedOrder(themes, 'c', 'up')).toEqual(['a', 'c', 'b'])
    expect(movedOrder(themes, 'c', 'first')).toEqual(['c', 'a', 'b'])
    expect(movedOrder(themes, 'a', 'last')).toEqual(['b', 'c', 'a'])
    expect(movedOrder(themes, 'a', 'up')).toEqual(['a', 'b', 'c'])
  })
  it('knows where an idea lies', () => {
    expect(themeOf(board, 4)?.letter).toBe('b')
    expect(themeOf(board, 5)).toBeNull()
    expect(themeOf(board, 99)).toBeUndefined()
  })
  it('goes on to the next idea after a move', () => {
    expect(nextAfter([5, 6, 7], [6])).toBe(7)
    expect(nextAfter([5, 6, 7], [7])).toBe(6)
    expect(nextAfter([5], [5])).toBeNull()
  })
  it('names the neighbour an idea goes before', () => {
    expect([beforeFor([1, 2, 3], 2, 'up'), beforeFor([1, 2, 3], 1, 'down'), beforeFor([1, 2, 3], 2, 'down')]).toEqual([1, 3, null])
    expect([beforeFor([1, 2, 3], 1, 'up'), beforeFor([1, 2, 3], 3, 'down')]).toEqual([undefined, undefined])
  })
})

describe('keys of the board', () => {
  const few = { letters: ['a', 'b'], hasChosen: true, waiting: '' }
  const many = { letters: [...'abcdefghijklmnopqrstuvwxyz', 'aa', 'ab'], hasChosen: true, waiting: '' }
  it('moves what is chosen under the theme that bears the letter', () =>
    expect(boardAct(key('b'), few)).toEqual({ act: 'move', letter: 'b' }))
  it('takes letters without a theme as commands', () => {
    expect(boardAct(key('n'), few)).toEqual({ act: 'new' })
    expect(boardAct(key('z'), { ...few, hasChosen: false })).toEqual({ act: 'undo' })
    expect(boardAct(key('c'), few)).toBeNull()
  })
  it('keeps commands within reach with Shift when themes bear their letters', () => {
    expect(boardAct(key('n'), many)).toEqual({ act: 'move', letter: 'n' })
    expect(boardAct(key('N', { shiftKey: true }), many)).toEqual({ act: 'new' })
  })
  it('waits for a second letter where one may follow', () => {
    expect(boardAct(key('a'), many)).toEqual({ act: 'wait', letters: 'a' })
    expect(boardAct(key('b'), { ...many, waiting: 'a' })).toEqual({ act: 'move', letter: 'ab' })
  })
  it('leaves the keys of the browser alone', () => expect(boardAct(key('a', { ctrlKey: true }), few)).toBeNull())
})
