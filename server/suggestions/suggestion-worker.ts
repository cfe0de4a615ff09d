/** Computes suggestions beside the house, in a thread of its own, so that no request ever waits for them. */
import { readText, type ReadText } from '../../maths/words/read-text.ts'
import { suggestOn, suggestTitles } from '../../core/themes/suggestions.ts'
import { answerTasks } from '../threads/answer-tasks.ts'
import type { SuggestionTask, SuggestionResult } from './suggestion-task.ts'

/** Texts are read once and remembered this long, then once more: what was erased is gone from here after twice the time. */
const REMEMBER_MS = 10 * 60 * 1000
/** Texts remembered at most: two of the largest gatherings. */
const REMEMBERED_MAX = 40_000

let young = new Map<string, ReadText>()
let old = new Map<string, ReadText>()
let bornAtMs = Date.now()

function read(text: string, language: string | null): ReadText {
  const key = `${language ?? ''}\n${text}`
  const known = young.get(key) ?? old.get(key) ?? readText(text, language)
  young.set(key, known)
  return known
}

function forgetOld(): void {
  if (Date.now() - bornAtMs < REMEMBER_MS && young.size < REMEMBERED_MAX) return
  old = young
  young = new Map()
  bornAtMs = Date.now()
}

function compute(task: SuggestionTask): SuggestionResult {
  const begin = performance.now()
  forgetOld()
  if (task.kind === 'titles') return { kind: 'titles', titles: suggestTitles(task.board, task.ideas, read) }
  const suggestions = suggestOn(task.board, read)
  return { kind: 'board', suggestions, ms: performance.now() - begin }
}

answerTasks(compute)
