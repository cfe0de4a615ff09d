/** Lettered themes of a question, made by people. */
import Type, { type Static } from 'typebox'
import { BOARD_HISTORY_PAGE, IDEAS_PER_MOVE_MAX, THEMES_PER_QUESTION_MAX } from './limits.ts'
import { routes } from './route.ts'
import { EntryNumber, GatheringParams, Id, Instant, Numbered, OneOf, OrNull, Recorded, Title, Words } from './shapes.ts'

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
  /** Numbers of ideas that count as one when they are weighed; each wording stays. */ ties: Type.Array(Type.Array(Type.Integer())),
  /** Who changed this board in the last minutes before it was read, by pseudonym, the latest first. */
  hands: Type.Array(Type.Object({ actor: Type.String(), at: Instant })),
  lastChange: OrNull(ThemeChange),
  version: Type.Integer(),
})
export type ThemeBoardView = Static<typeof ThemeBoardView>

/** A theme for an idea without one, with the reason: words of it, ideas that are there, or the idea there that it builds on. */
const SuggestedTheme = Type.Object({
  theme: Id,
  /** False when no theme is near and this is merely the nearest. */ isNear: Type.Boolean(),
  words: Type.Array(Type.String()),
  ideas: Type.Array(Type.Integer()),
  buildsOn: OrNull(Type.Integer()),
})
/** What this house suggests on a board: computed here, in no outside service; nothing happens until a person accepts. */
export const SuggestionsView = Type.Object({
  question: Id,
  /** Entry up to which the board was read. */ version: Type.Integer(),
  /** Themes for ideas without one, nearest first. */
  places: Type.Array(Type.Object({ idea: Type.Integer(), themes: Type.Array(SuggestedTheme) })),
  /** Ideas that say nearly the same, with the words they share. */
  same: Type.Array(Type.Object({ ideas: Type.Array(Type.Integer()), words: Type.Array(Type.String()) })),
  /** Ideas without a theme that share a word, with titles to choose from. */
  groups: Type.Array(Type.Object({ ideas: Type.Array(Type.Integer()), word: Type.String(), titles: Type.Array(Type.String()) })),
  /** Milliseconds that it took to compute, beside everything else the house did. */ computedInMs: Type.Number(),
})
export type SuggestionsView = Static<typeof SuggestionsView>

/** One change of a board as its history tells it. Ideas by number; titles as they were made then. */
export const BoardChangeView = Type.Object({
  entry: Type.Integer(),
  at: Instant,
  kind: Type.String(),
  /** Role of who made it, null when it was the operator or the house. */ role: OrNull(Type.String()),
  actor: Type.String(),
  isSuggested: Type.Boolean(),
  /** It was taken back. */ isUndone: Type.Boolean(),
  /** The change it took back, or did again. */ undoes: OrNull(Type.Object({ entry: Type.Integer(), kind: Type.String() })),
  ideas: Type.Array(Type.Integer()),
  /** How many it touched; `ideas` names the first of them. */ ideasCount: Type.Integer(),
  letter: OrNull(Type.String()),
  title: Words,
})
export type BoardChangeView = Static<typeof BoardChangeView>

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
/** The entry at which the caller saw the board: what somebody else changed of the same things since is then not overwritten but refused. */
const Seen = Type.Optional(EntryNumber)
/** The caller accepts what the house suggested. */
const IsSuggested = Type.Optional(Type.Boolean())
const IdeaNumbers = Type.Array(Numbered, { minItems: 1, maxItems: IDEAS_PER_MOVE_MAX, uniqueItems: true })

const SeveralIdeas = Type.Array(Numbered, { minItems: 2, maxItems: IDEAS_PER_MOVE_MAX, uniqueItems: true })

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
    body: Type.Object(
      { title: Title, ideas: Type.Optional(IdeaNumbers), isSuggested: IsSuggested, seen: Seen },
      { additionalProperties: false },
    ),
    answer: Type.Object({ id: Id, letter: Type.String(), entry: Type.Integer() }),
    refusals: [...acts, 'changed_since'],
  },
  'PATCH /gatherings/:gathering/themes/:theme': {
    summary: 'Rename a theme; the old title stays on record',
    policy: sorters,
    params: ThemeParams,
    body: Type.Object({ title: Title, seen: Seen }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
  'PUT /gatherings/:gathering/questions/:question/theme-order': {
    summary: 'Order of the themes; letters follow',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object(
      { themes: Type.Array(Id, { minItems: 1, maxItems: THEMES_PER_QUESTION_MAX, uniqueItems: true }), seen: Seen },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
  'POST /gatherings/:gathering/questions/:question/placements': {
    summary: 'Put ideas under a theme, or (theme null) take them out; `before` is the number of the idea they go before',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object(
      { ideas: IdeaNumbers, theme: OrNull(Id), before: Type.Optional(OrNull(Numbered)), isSuggested: IsSuggested, seen: Seen },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts, 'changed_since'],
  },
  'POST /gatherings/:gathering/questions/:question/ties': {
    summary: 'Make ideas count as one when they are weighed; every wording stays on record',
    policy: sorters,
    params: QuestionParams,
    status: 201,
    body: Type.Object({ ideas: SeveralIdeas, isSuggested: IsSuggested }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/questions/:question/ties/part': {
    summary: 'Let ideas count by themselves again',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object({ ideas: IdeaNumbers }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'nothing_to_undo'],
  },
  'GET /gatherings/:gathering/questions/:question/suggestions': {
    summary: 'What this house suggests on a board, each with its reason; nothing happens until a person accepts it',
    policy: sorters,
    params: QuestionParams,
    answer: SuggestionsView,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'POST /gatherings/:gathering/questions/:question/title-suggestions': {
    summary: 'Titles to choose from for some ideas; it changes nothing',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object({ ideas: IdeaNumbers }, { additionalProperties: false }),
    answer: Type.Object({ titles: Type.Array(Type.String()) }),
    refusals: [...acts],
  },
  'POST /gatherings/:gathering/questions/:question/declines': {
    summary: 'Decline a suggestion: it is recorded, and does not come back (`theme` with a place)',
    policy: sorters,
    params: QuestionParams,
    status: 201,
    body: Type.Object(
      { suggestion: OneOf(['place', 'same', 'group']), ideas: IdeaNumbers, theme: Type.Optional(OrNull(Id)) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: [...acts],
  },
  'GET /gatherings/:gathering/questions/:question/history': {
    summary: 'Changes of a board, newest first, and which of them were taken back',
    policy: sorters,
    params: QuestionParams,
    query: Type.Object({ before: Type.Optional(EntryNumber) }, { additionalProperties: false }),
    answer: Type.Object({
      changes: Type.Array(BoardChangeView, { maxItems: BOARD_HISTORY_PAGE }),
      /** Entry to ask on from, null at the beginning. */ next: OrNull(Type.Integer()),
    }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
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
    summary: 'Take back a change of this board, or (when `entry` took one back) do that one again, if it still stands as it was left',
    policy: sorters,
    params: QuestionParams,
    body: Type.Object({ entry: EntryNumber }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [...acts, 'nothing_to_undo', 'changed_since'],
  },
})
