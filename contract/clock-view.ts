/** The clock as everybody sees it. */
import Type, { type Static } from 'typebox'
import { Id, Instant, OrNull, OneOf } from './shapes.ts'

/** How the rest of the programme follows the clock. */
export const Rest = OneOf(['shift', 'keep_end'])

/** The clock. `endsAt` moves with pauses and added minutes; while paused `leftMs` stands still. */
export const ClockView = Type.Object({
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('paused'), Type.Literal('over')]),
  item: OrNull(Id),
  startedAt: OrNull(Instant),
  endsAt: OrNull(Instant),
  leftMs: OrNull(Type.Integer()),
  rest: Rest,
  /** Entry that moved it last: `If-Match` of a move, so that an outdated press moves nothing; 0 before the first. */
  version: Type.Integer(),
  serverNow: Instant,
})
export type ClockView = Static<typeof ClockView>
