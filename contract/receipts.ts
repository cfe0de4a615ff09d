/** All ideas of one participant on one page, for whoever holds the key to it: the phone that took the seat, or the link that its owner keeps. */
import Type, { type Static } from 'typebox'
import { GatheringState } from './gatherings.ts'
import { RECEIPTS_LINK_CHARACTERS_MAX } from './limits.ts'
import { HidingReason } from './moderation.ts'
import { routes } from './route.ts'
import { GatheringParams, Instant, Language, OneOf, OrNull, Words } from './shapes.ts'

/** An idea as its author finds it again: the words, and how it stands now. */
export const ReceiptIdea = Type.Object({
  receipt: Type.String(),
  number: Type.Integer(),
  /** The author's own words, also while they are hidden; null when erased. */
  text: Words,
  language: OrNull(Language),
  questionNumber: Type.Integer(),
  questionText: Words,
  writtenAt: Instant,
  recordedAt: Instant,
  isLate: Type.Boolean(),
  entry: Type.Integer(),
  /** The theme under which it stands, and how many ideas stand there with it. */
  theme: OrNull(Type.Object({ letter: Type.String(), title: Words, others: Type.Integer() })),
  /** Numbers of the ideas that it counts as one with. */
  countsWith: Type.Array(Type.Integer()),
  buildsOn: OrNull(Type.Integer()),
  builtOnBy: Type.Array(Type.Integer()),
  hidden: OrNull(Type.Object({ reason: HidingReason, at: Instant, note: Words, appealedAt: OrNull(Instant) })),
})
/** See the schema of the same name. */
export type ReceiptIdea = Static<typeof ReceiptIdea>

/** The page of receipts: the gathering, what happens next, and the ideas. It names no seat, no table and no group. */
export const ReceiptsView = Type.Object({
  slug: Type.String(),
  title: Words,
  date: Type.String(),
  timeZone: Type.String(),
  state: GatheringState,
  isChathamHouse: Type.Boolean(),
  next: Type.Object({
    stage: OneOf(['talking', 'sorting', 'reported']),
    /** The next step in the words of the report. */
    text: Words,
    /** Ideas of the whole gathering, and those of them that stand under a theme. */
    ideas: Type.Integer(),
    placed: Type.Integer(),
  }),
  ideas: Type.Array(ReceiptIdea),
  /** The link that opens this page again, with its key behind the #; null while there is nothing to find. */
  link: OrNull(Type.String()),
  /** True when the link also finds what is written later; false when it holds the receipts themselves. */
  isLinkLasting: Type.Boolean(),
})
/** See the schema of the same name. */
export type ReceiptsView = Static<typeof ReceiptsView>

/** Routes of the page of receipts. */
export const receiptsRoutes = routes({
  'GET /gatherings/:gathering/my-receipts': {
    summary: 'All ideas from your seat, how each stands, and the key of the link by which you find them again',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: ReceiptsView,
    refusals: ['no_seat', 'not_found'],
  },
  'POST /receipts/look-up': {
    summary: 'The same by the key of that link. It travels in the body, so that no log and no history of a browser keeps it',
    policy: { who: 'anyone' },
    body: Type.Object({ key: Type.String({ maxLength: RECEIPTS_LINK_CHARACTERS_MAX }) }, { additionalProperties: false }),
    answer: ReceiptsView,
    refusals: ['link_unknown', 'too_many_requests'],
  },
})
