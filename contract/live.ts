/**
 * Frames of the live stream `GET /api/v1/live`. Each carries as its id the number of the ledger entry it is true at.
 * Besides these an empty frame `event: beat` (data `{}`, no id) goes out every `LIVE_BEAT_MS`: a page cannot see comments of a stream.
 */
import Type, { type Static } from 'typebox'
import { GatheringView } from './gatherings.ts'
import { IdeaView } from './ideas.ts'
import { EntryNumber } from './shapes.ts'
import { ThemeBoardView } from './themes.ts'

/** Query of the live stream. With `table`, frames of ideas of other tables are left out. */
export const LiveQuery = Type.Object(
  {
    gathering: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }),
    table: Type.Optional(Type.String({ maxLength: 36 })),
    after: Type.Optional(EntryNumber),
  },
  { additionalProperties: false },
)
export type LiveQuery = Static<typeof LiveQuery>

/** `ideas`: ideas put on record since; a client keys them by id, so hearing one twice changes nothing. */
export const IdeasFrame = Type.Object({ ideas: Type.Array(IdeaView) })
/** `gathering`: the gathering as it is now (state, clock, seats, tables, programme). */
export const GatheringFrame = Type.Object({ gathering: GatheringView })
/** `themes`: boards that changed, whole. */
export const ThemesFrame = Type.Object({ boards: Type.Array(ThemeBoardView) })
/** `hello`: first frame of a stream: where the server stands, and its clock in ms since 1970. `isGap` says that more was missed than is replayed: load the page's state again. */
export const HelloFrame = Type.Object({ version: Type.Integer(), serverNowMs: Type.Number(), isGap: Type.Boolean() })

/** Frames by their event name. */
export interface LiveFrames {
  readonly hello: Static<typeof HelloFrame>
  readonly ideas: Static<typeof IdeasFrame>
  readonly gathering: Static<typeof GatheringFrame>
  readonly themes: Static<typeof ThemesFrame>
}
/** Name of a frame. */
export type LiveFrameName = keyof LiveFrames
