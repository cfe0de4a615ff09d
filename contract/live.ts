/**
 * Frames of the live stream `GET /api/v1/live`. Each carries as its id the number of the ledger entry it is true at.
 * A frame's id says: everything up to this entry has been told, so that a screen that comes back with it misses nothing.
 * Besides these an empty frame `event: beat` (data `{}`) goes out every `LIVE_BEAT_MS`: a page cannot see comments of a stream.
 */
import Type, { type Static } from 'typebox'
import { FloorView } from './floor.ts'
import { GatheringView } from './gatherings.ts'
import { IdeaView } from './ideas.ts'
import { TableNews } from './messages.ts'
import { EntryNumber } from './shapes.ts'
import { ThemeBoardView } from './themes.ts'

/**
 * Query of the live stream. With `table`, frames of ideas of other tables are left out. A phone says `screen=phone`: it gets frames
 * named `phone` instead of `gathering`, no ideas but those of its table, and no boards; `have` is the digest of the last `phone` frame it knows.
 */
export const LiveQuery = Type.Object(
  {
    gathering: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }),
    table: Type.Optional(Type.String({ maxLength: 36 })),
    after: Type.Optional(EntryNumber),
    screen: Type.Optional(Type.Literal('phone')),
    have: Type.Optional(Type.String({ pattern: '^[\\w-]{1,32}$' })),
  },
  { additionalProperties: false },
)
export type LiveQuery = Static<typeof LiveQuery>

/** `ideas`: ideas put on record since; a client keys them by id, so hearing one twice changes nothing. */
export const IdeasFrame = Type.Object({ ideas: Type.Array(IdeaView) })
/** `gathering`: the gathering as it is now (state, clock, seats, tables, programme). */
export const GatheringFrame = Type.Object({ gathering: GatheringView })
/** Fields of a gathering that a phone at a table is told: what its screen shows. A new one is written here, in the schema below, and in `server/live/phone-frames.ts`. */
export const PHONE_FIELDS = [
  'id',
  'slug',
  'title',
  'timeZone',
  'venue',
  'state',
  'programme',
  'questions',
  'tables',
  'stakeholderGroups',
  'clock',
  'asks',
  'seatingVersion',
  'walkMinutes',
] as const satisfies readonly (keyof Static<typeof GatheringView>)[]
/** A gathering as a phone knows it: of the tables its own alone, and no counts of ideas. */
export type PhoneGathering = Pick<Static<typeof GatheringView>, (typeof PHONE_FIELDS)[number]>
/** `phone`: fields of the gathering that changed, or all of them (`isWhole`). `digest` names what the phone knows then. */
export const PhoneFrame = Type.Object({
  gathering: Type.Partial(Type.Pick(GatheringView, PHONE_FIELDS)),
  isWhole: Type.Boolean(),
  digest: Type.String(),
})
/** `desk`: something of the console has changed (help, moderation, messages, expectations). It says no more than that: whoever may see the console asks for it. Never sent to phones. */
export const DeskFrame = Type.Object({ version: Type.Integer() })
/** `table`: messages that stand and the call for help of a phone's table, whole. To phones alone. */
export const TableFrame = TableNews
/** `floor`: who speaks and who is next, whole, to every screen. A screen that comes back after something happened on the floor asks for it again. */
export const FloorFrame = Type.Object({ floor: FloorView })
/** `themes`: boards that changed, whole. */
export const ThemesFrame = Type.Object({ boards: Type.Array(ThemeBoardView) })
/** `hello`: first frame of a stream: where the server stands, and its clock in ms since 1970. `isGap` says that more was missed than is replayed: load the page's state again. */
export const HelloFrame = Type.Object({ version: Type.Integer(), serverNowMs: Type.Number(), isGap: Type.Boolean() })

/** Frames by their event name. */
export interface LiveFrames {
  readonly hello: Static<typeof HelloFrame>
  readonly ideas: Static<typeof IdeasFrame>
  readonly gathering: Static<typeof GatheringFrame>
  readonly phone: Static<typeof PhoneFrame>
  readonly themes: Static<typeof ThemesFrame>
  readonly desk: Static<typeof DeskFrame>
  readonly table: Static<typeof TableFrame>
  readonly floor: Static<typeof FloorFrame>
}
/** Name of a frame. */
export type LiveFrameName = keyof LiveFrames
