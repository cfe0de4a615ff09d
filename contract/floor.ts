/** The floor of a town hall: one raise-hand for the room and online, who speaks, who is next and why, and the time of each group. */
import Type, { type Static } from 'typebox'
import { QUEUE_TOLD_MAX, SLOT_SECONDS_MAX, SLOT_SECONDS_MIN, VEILED_MAX } from './limits.ts'
import { routes } from './route.ts'
import {
  EntryNumber,
  GatheringParams,
  Id,
  IdOrSlug,
  Instant,
  Modality,
  Numbered,
  OneOf,
  OrNull,
  Paragraph,
  Recorded,
  Words,
} from './shapes.ts'

const HAND_STATES = ['waiting', 'called', 'speaking', 'spoken', 'passed_over', 'lowered'] as const
const ORDER_RULES = ['only', 'side', 'overtaken', 'first', 'time', 'other_group', 'raised'] as const

/** A hand. Group and modality are null under the Chatham House Rule, for all but those who run the floor while the doors are open. */
export const HandView = Type.Object({
  id: Id,
  group: OrNull(Id),
  modality: OrNull(Modality),
  state: OneOf(HAND_STATES),
  raisedAt: Instant,
  calledAt: OrNull(Instant),
  startedAt: OrNull(Instant),
  endedAt: OrNull(Instant),
  /** Seconds that its speech may take; null before it began. */
  slotSeconds: OrNull(Type.Integer()),
})
/** See the schema of the same name. */
export type HandView = Static<typeof HandView>
/** A hand that waits, in the order in which they come: the rules by which it came before others, and the seconds that its group has had. */
export const QueuedHand = Type.Intersect([
  HandView,
  Type.Object({ why: Type.Array(OneOf(ORDER_RULES)), accountSeconds: OrNull(Type.Integer()) }),
])
/** See the schema of the same name. */
export type QueuedHand = Static<typeof QueuedHand>
/** Time of a group, of speeches that have ended: spoken, of these beyond the slots, and gained from what others took beyond theirs. */
export const GroupTimeView = Type.Object({
  group: OrNull(Id),
  speeches: Type.Integer(),
  spokenMs: Type.Integer(),
  overMs: Type.Integer(),
  gainedMs: Type.Integer(),
})
/** See the schema of the same name. */
export type GroupTimeView = Static<typeof GroupTimeView>
/** The floor. `order` holds the ids of the hands that wait, first to speak first; `queue` the first of them with their reasons. */
export const FloorView = Type.Object({
  slotSeconds: Type.Integer(),
  /** Whether a hand can be raised. */
  isOpen: Type.Boolean(),
  speaking: OrNull(HandView),
  called: OrNull(HandView),
  queue: Type.Array(QueuedHand),
  order: Type.Array(Id),
  waiting: Type.Integer(),
  /** Empty under the Chatham House Rule, for all but those who run the floor. */
  times: Type.Array(GroupTimeView),
  /** What the wall keeps back until it is revealed: every idea, or these numbers. It is shown everywhere else. */
  veil: Type.Object({ isAll: Type.Boolean(), ideas: Type.Array(Type.Integer()) }),
  version: Type.Integer(),
})
/** See the schema of the same name. */
export type FloorView = Static<typeof FloorView>
const REMARK_ANSWERS = ['confirmed', 'corrected', 'left_open'] as const
/** A remark taken of a speech, and what its speaker says to it: nothing yet, yes, their own words, or left open. */
export const SpeechRemark = Type.Object({
  id: Id,
  hand: Id,
  text: Words,
  answer: OrNull(OneOf(REMARK_ANSWERS)),
  correction: Words,
})
/** See the schema of the same name. */
export type SpeechRemark = Static<typeof SpeechRemark>
/** The floor for those who run it: the whole queue, the move that can be taken back, and the speeches, newest first. */
export const FloorDesk = Type.Object({
  floor: FloorView,
  undo: OrNull(Type.Object({ move: Type.Integer(), kind: Type.String(), hand: HandView })),
  speeches: Type.Array(HandView),
  remarks: Type.Array(SpeechRemark),
})
/** See the schema of the same name. */
export type FloorDesk = Static<typeof FloorDesk>
/** What a phone knows of its own hand: the one that is up, else the last one; and remarks taken of its speeches that it has not answered. */
export const MyFloor = Type.Object({ hand: OrNull(HandView), remarks: Type.Array(SpeechRemark) })
/** See the schema of the same name. */
export type MyFloor = Static<typeof MyFloor>

const runners = { who: 'member', anyOf: ['administrator', 'convener', 'moderator'] } as const
const hall = { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] } as const
const HandParams = Type.Object({ gathering: IdOrSlug, hand: Id })
const moves = ['not_found', 'not_signed_in', 'not_allowed', 'changed_since', 'floor_taken'] as const

/** Routes of the floor. */
export const floorRoutes = routes({
  'GET /gatherings/:gathering/floor': {
    summary: `Who speaks, who is called, the next ${QUEUE_TOLD_MAX} and why, and the time of each group`,
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: FloorView,
    refusals: ['not_found'],
  },
  'GET /gatherings/:gathering/floor/desk': {
    summary: 'The floor for those who run it',
    policy: hall,
    params: GatheringParams,
    answer: FloorDesk,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'PUT /gatherings/:gathering/floor/slot': {
    summary: 'Say how many seconds a speech may take, the same for everybody. Speeches under way keep theirs',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: GatheringParams,
    body: Type.Object({ seconds: Type.Integer({ minimum: SLOT_SECONDS_MIN, maximum: SLOT_SECONDS_MAX }) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'gathering_not_editable', 'invalid'],
  },
  'PUT /gatherings/:gathering/veil': {
    summary: 'Say what the wall keeps back until it is revealed: every idea, or some by their numbers',
    policy: runners,
    params: GatheringParams,
    body: Type.Object(
      { isAll: Type.Boolean(), ideas: Type.Array(Numbered, { maxItems: VEILED_MAX, uniqueItems: true }) },
      { additionalProperties: false },
    ),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid'],
  },
  'GET /gatherings/:gathering/my-floor': {
    summary: 'Your own hand',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: MyFloor,
    refusals: ['no_seat', 'not_found'],
  },
  'POST /gatherings/:gathering/remarks/:remark/answer': {
    summary: 'Is this what I meant? Confirm a remark that was taken of your speech, correct it, or leave it open',
    policy: { who: 'seat' },
    params: Type.Object({ gathering: IdOrSlug, remark: Id }),
    isIdempotent: true,
    body: Type.Object({ answer: OneOf(REMARK_ANSWERS), text: Type.Optional(Paragraph) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: [
      ...(['no_seat', 'not_found', 'gathering_not_open', 'changed_since', 'invalid'] as const),
      ...(['text_empty', 'text_too_long', 'idempotency_key_missing', 'key_reused'] as const),
    ],
  },
  'POST /gatherings/:gathering/hand': {
    summary: 'Raise your hand. A hand that is up stays the same one',
    policy: { who: 'seat' },
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'gathering_not_open', 'invalid', 'idempotency_key_missing', 'key_reused'],
  },
  'POST /gatherings/:gathering/hand/lower': {
    summary: 'Lower your hand',
    policy: { who: 'seat' },
    params: GatheringParams,
    isIdempotent: true,
    answer: Recorded,
    refusals: ['no_seat', 'not_found', 'changed_since', 'idempotency_key_missing', 'key_reused'],
  },
  'POST /gatherings/:gathering/hands': {
    summary: 'Raise a hand for somebody without a phone',
    policy: hall,
    params: GatheringParams,
    status: 201,
    isIdempotent: true,
    body: Type.Object({ stakeholderGroup: OrNull(Id), modality: Modality }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'gathering_not_open', 'invalid', 'idempotency_key_missing', 'key_reused'],
  },
  'POST /gatherings/:gathering/hands/:hand/call': {
    summary: 'Call somebody: they get ready while another speaks',
    policy: runners,
    params: HandParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/hands/:hand/start': {
    summary: 'Give the floor: the clock of the speech starts',
    policy: runners,
    params: HandParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/hands/:hand/end': {
    summary: 'Thank the speaker: the speech ends',
    policy: runners,
    params: HandParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/hands/:hand/pass-over': {
    summary: 'Pass over somebody who is not there, or does not want to speak any more',
    policy: runners,
    params: HandParams,
    answer: Recorded,
    refusals: moves,
  },
  'POST /gatherings/:gathering/hands/:hand/lower': {
    summary: 'Lower the hand of somebody who asks for it',
    policy: hall,
    params: HandParams,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'],
  },
  'POST /gatherings/:gathering/floor/undo': {
    summary: 'Take back the last call, start, end or passing over; `move` is the entry that it stands in',
    policy: runners,
    params: GatheringParams,
    body: Type.Object({ move: EntryNumber }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'gathering_not_open', 'nothing_to_undo', 'changed_since', 'invalid'],
  },
})
