/** What the house suggests on a board: read here, computed in a thread beside the house. */
import { IDEAS_PER_GATHERING_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { SuggestionsView } from '../../contract/themes.ts'
import type { SuggestibleBoard } from '../../core/themes/suggestions.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readGathering, readQuestions } from '../sql/gatherings.ts'
import { readIdeasWithWords } from '../sql/ideas.ts'
import { readDeclines, readThemes } from '../sql/themes.ts'
import { readWords } from '../sql/words.ts'

/** Declined suggestions of a board that are heeded, the newest: who declines more than these has sorted the board. */
const DECLINES_MAX = 2_000

/** Below it the words that an idea shares with a theme are such as it shares with several: it is named only when one asks. */
const NEARNESS_LEAST = 0.05

type Suggesting = Pick<House, 'database' | 'suggester'>

/** Suggestions on the board of a question. */
export async function viewSuggestions(
  house: Suggesting,
  gathering: string,
  question: string,
): Promise<Outcome<SuggestionsView, RefusalCode>> {
  const found = await boardOf(house, gathering, question)
  if (!found.ok) return found
  const { version, load } = found.value
  const computed = await house.suggester.suggest(question, version, load)
  const { places, same, groups } = computed.suggestions
  return accept({
    question,
    version: computed.version,
    places: places.map(({ idea, themes }) => ({
      idea,
      themes: themes.map(({ theme, nearness, words, ideas, buildsOn }) => ({
        theme,
        isNear: nearness >= NEARNESS_LEAST || buildsOn !== null,
        words: [...words],
        ideas: [...ideas],
        buildsOn,
      })),
    })),
    same: same.map(({ ideas, words }) => ({ ideas: [...ideas], words: [...words] })),
    groups: groups.map(({ ideas, word, titles }) => ({ ideas: [...ideas], word, titles: [...titles] })),
    computedInMs: Math.round(computed.ms),
  })
}

/** Titles to choose from for some ideas of a board. */
export async function viewTitles(
  house: Suggesting,
  gathering: string,
  question: string,
  ideas: readonly number[],
): Promise<Outcome<{ titles: readonly string[] }, RefusalCode>> {
  const found = await boardOf(house, gathering, question)
  if (!found.ok) return found
  return accept({ titles: await house.suggester.titles(await found.value.load(), ideas) })
}

async function boardOf(
  house: Suggesting,
  gathering: string,
  question: string,
): Promise<Outcome<{ version: number; load: () => Promise<SuggestibleBoard> }, RefusalCode>> {
  const { db } = house.database
  const [row, questions] = await Promise.all([readGathering(db, gathering), readQuestions(db, gathering)])
  const asked = questions.find((one) => one.id === question)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  if (asked === undefined) return refuse('not_found', { what: 'question' })
  return accept({
    version: row.version,
    load: async () => await loadBoard(house, { gathering, question, language: row.language, textWords: asked.text_words }),
  })
}

async function loadBoard(
  { database: { db } }: Suggesting,
  of: { gathering: string; question: string; language: string; textWords: string },
): Promise<SuggestibleBoard> {
  const [ideas, themes, declines] = await Promise.all([
    readIdeasWithWords(db, of.gathering, of.question, IDEAS_PER_GATHERING_MAX),
    readThemes(db, of.gathering),
    readDeclines(db, of.gathering, DECLINES_MAX, { question: of.question }),
  ])
  const live = themes.filter((theme) => theme.question_id === of.question && !theme.is_retired)
  const words = await readWords(db, [of.textWords, ...live.map((theme) => theme.title_words)])
  const numbers = new Map(ideas.map((idea) => [idea.id, idea.number]))
  return {
    question: words.of(of.textWords) ?? '',
    language: of.language,
    ideas: ideas.map(({ number, text, language, theme_id, tie_id, builds_on }) => ({
      number,
      text: text ?? '',
      language,
      theme: theme_id,
      tie: tie_id,
      buildsOn: builds_on,
    })),
    themes: live.map((theme) => ({ id: theme.id, title: words.of(theme.title_words) ?? '' })),
    declined: declines.map(({ body }) => ({
      suggestion: body.suggestion,
      ideas: body.ideas.flatMap((idea) => numbers.get(idea) ?? []),
      theme: body.theme,
    })),
  }
}
