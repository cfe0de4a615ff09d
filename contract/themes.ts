/** Lettered themes of a question, made by people. */
import Type, { type Static } from 'typebox'
import { IDEAS_PER_MOVE_MAX, THEMES_PER_QUESTION_MAX } from './limits.ts'
import { routes } from './route.ts'
import { EntryNumber, GatheringParams, Id, Instant, Numbered, OrNull, Recorded, Title, Words } from './shapes.ts'

/** A theme of a question with its letter and the numbers of its ideas. */
export const ThemeView = Type.Object({
  id: Id,
  question: Id,
  letter: Type.String(),
  title: Words,
  position: Type.Integer(),
  /** Numbers of its ideas in their order. */ ideas: Type.Array(Type.Integer()),
})
export type ThemeView = Static<typeof ThemeView>
/** The last change that can be taken back. */
export const ThemeChange = Type.Object({ entry: Type.Integer(), kind: Type.String(), at: Instant })
/** The board of a question: its themes, the ideas without one, and the change that can be taken back. */
export const ThemeBoardView = Type.Object({
  question: Id,
  questionNumber: Type.Integer(),
  questionText: Words,
  themes: Type.Array(ThemeView),
  /** Numbers of ideas without a theme. */ unplaced: Type.Array(Type.Integer()),
  lastChange: OrNull(ThemeChange),
  version: Type.Integer(),
})
export type ThemeBoardView = Static<typeof ThemeBoardView>

const sorters = { who: 'member', anyOf: ['administrator', 'convener', 'rapporteur'] } as const
const QuestionParams = Type.Object({ gathering: GatheringParams.properties.gathering, question: Id })
const ThemeParams = Type.Object({ gathering: GatheringParams.properties.gathering, theme: Id })
const acts = [
  'not_found',
  'not_signed_in',
  'not_allowed',
  'invalid',
  'text_empty',
  'text_too_long',
  'theme_retired',
  'themes_of_two_questions',
] as const
const IdeaNumbers = Type.Array(Numbered, { minItems: 1, maxItems: IDEAS_PER_MOVE_MAX, uniqueItems: true })

/** Routes of the theme boards; every change can be taken back. */
export const themeRoutes = routes({
  'GET /gatherings/:gathering/themes': {
    summary: 'The themes of every question',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: Type.Object({ boards: Type.Array(ThemeBoardView), version: Type.Integer() }),
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/questions/:question/themes': {
    summary: 'Make a theme; it takes the next free letter',
    policy: sorters,
    params: QuestionParams,
    status: 201,
    body: Type.Object({ title: Title, ideas: Type.Optional(IdeaNumbers) }, { additionalProperties: false }),
    answer: Type.Object({ id: Id, letter: Type.String(), entry: Type.Integer() }),
    refusals: [...acts],
  },
  'PATCH /gatherings/:gathering/themes/:theme': {
    summary: 'Rename a theme; the old title stays on record',
    policy: sorters,
    params: ThemeParams,
    body: Type.Object({ title: Title }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts],
  },
  'PUT /gatherings/:gathering/questions/:question/theme-order': {
    summary: 'Order of the themes; letters follow',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object(
      { themes: Type.Array(Id, { minItems: 1, maxItems: THEMES_PER_QUESTION_MAX, uniqueItems: true }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
  'POST /gatherings/:gathering/questions/:question/placements': {
    summary: 'Put ideas under a theme, or (theme null) take them out; `before` is the number of the idea they go before',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object({ ideas: IdeaNumbers, theme: OrNull(Id), before: Type.Optional(OrNull(Numbered)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/themes/:theme/merge': {
    summary: 'Merge a theme into another of the same question; its lineage stays',
    policy: sorters,
    params: ThemeParams,
    body: Type.Object({ into: Id }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/themes/:theme/split': {
    summary: 'Split some ideas off into a new theme',
    policy: sorters,
    params: ThemeParams,
    status: 201,
    body: Type.Object({ title: Title, ideas: IdeaNumbers }, { additionalProperties: false }),
    answer: Type.Object({ id: Id, letter: Type.String(), entry: Type.Integer() }),
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/themes/:theme/remove': {
    summary: 'Remove an empty theme; it stays on record',
    policy: sorters,
    params: ThemeParams,
    answer: Recorded,
    refusals: [...acts, 'theme_not_empty'],
  },
  'POST /gatherings/:gathering/questions/:question/undo': {
    summary: 'Take back the last change on this board (`entry` names the change you saw as last)',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object({ entry: EntryNumber }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'nothing_to_undo', 'changed_since'],
  },
})
