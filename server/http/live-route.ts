/** `GET /api/v1/live`: the stream of a gathering, replayed from the last entry that the screen saw. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LIVE_BEAT_MS } from '../../contract/limits.ts'
import { LiveQuery, type LiveQuery as LiveQueryType } from '../../contract/live.ts'
import { FLOOR_KINDS } from '../../core/ledger/floor-kinds.ts'
import type { House } from '../house.ts'
import type { Channel } from '../live/channel.ts'
import { LiveStream, frameOf, frameText } from '../live/stream.ts'
import { readGathering } from '../sql/gatherings.ts'
import { listIdeasSince } from '../sql/ideas.ts'
import { readEntriesOfKinds, readHead } from '../sql/ledger.ts'
import { readTablesOfIdeas } from '../sql/whereabouts.ts'
import { ideasOf } from '../views/ideas.ts'
import { tableOfSeat } from '../views/table-of-seat.ts'
import { viewBoards } from '../views/themes.ts'
import { holdsAny, placeOf, seatOf } from './callers.ts'
import { PREPARERS } from './handler.ts'
import { sendRefusal } from './problems.ts'

/** Ideas replayed to a screen that comes back; after a longer absence it is told to load the page's state again. */
const IDEAS_REPLAYED_MAX = 500

/** Adds the live stream. */
export function registerLive(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: LiveQueryType }>(
    '/api/v1/live',
    {
      schema: {
        summary: 'Live frames of a gathering as server-sent events, resumed by Last-Event-ID (see contract/live.ts)',
        querystring: LiveQuery,
      },
    },
    async (request, reply) => {
      const place = await placeOf(house, { gathering: request.query.gathering })
      if (!place.ok || place.value.gathering === null) return sendRefusal(reply, 'not_found', { what: 'gathering' })
      const gathering = place.value.gathering
      const held = await readGathering(house.database.db, gathering)
      if (held?.state === 'draft' && !(await holdsAny(house, request, PREPARERS, place.value.forum)))
        return sendRefusal(reply, 'not_found', { what: 'gathering' })
      const isAtTable = held?.is_chatham_house === true && (await sitsAt(house, request, gathering, request.query.table))
      const after = lastSeen(request.headers['last-event-id'], request.query.after)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      })
      const { table = null, screen, have = null } = request.query
      const stream = new LiveStream(raw, { table, isPhone: screen === 'phone', isAtTable })
      // First in the channel, then the replay, with what the channel says held back: it is told after what was missed, perhaps twice, never left out.
      stream.hold()
      const { channel, leave } = house.live.join(gathering, stream)
      // A beat tells how far the screen has heard, even if nothing was for it: a phone that comes back then asks for little.
      const beat = setInterval(() => stream.write(frameOf('beat', channel.told, '{}')), LIVE_BEAT_MS)
      raw.on('close', () => {
        clearInterval(beat)
        leave()
      })
      await replay(house, { gathering, after, have, channel }, stream).catch(() => stream.end())
      stream.release()
      return reply
    },
  )
}

/** Whether the request carries the key of a seat that sits at the table now. */
async function sitsAt(house: House, request: FastifyRequest, gathering: string, table: string | undefined): Promise<boolean> {
  const seat = table === undefined ? null : await seatOf(house, request, gathering)
  return seat !== null && (await tableOfSeat(house.database.db, gathering, seat.seat)) === table
}

interface Missed {
  readonly gathering: string
  /** The last entry that the screen saw; null when it has just loaded its page. */
  readonly after: number | null
  /** Digest of what a phone knows. */
  readonly have: string | null
  readonly channel: Channel
}

async function replay(house: House, { gathering, after, have, channel }: Missed, stream: LiveStream): Promise<void> {
  const { db } = house.database
  const head = await readHead(db)
  const row = await readGathering(db, gathering)
  const missed = after === null ? [] : await listIdeasSince(db, gathering, after, IDEAS_REPLAYED_MAX + 1)
  const isGap = missed.length > IDEAS_REPLAYED_MAX || (after !== null && after > head.seq)
  // Until what was missed is told, a screen has heard no more than before: cut now, it must come back for it.
  const heard = isGap || after === null ? head.seq : after
  stream.writeNow(frameText('hello', heard, { version: head.seq, serverNowMs: house.now().getTime(), isGap }))
  if (stream.wish.isPhone) await channel.tellNews(stream, heard)
  if (row === undefined || after === null || isGap || row.version <= after) return
  const { table, isPhone } = stream.wish
  const isHere = stream.wish.isAtTable === true && table !== null
  const tables = isHere
    ? await readTablesOfIdeas(
        db,
        missed.map((idea) => idea.id),
      )
    : null
  const tableOf = (idea: (typeof missed)[number]): string | null => tables?.get(idea.id) ?? idea.table_id
  // Without a table a phone is told no ideas: not those either of which nobody says where they were written.
  const mine = table === null ? (isPhone ? [] : missed) : missed.filter((idea) => tableOf(idea) === table)
  const floorMoved = (await readEntriesOfKinds(db, gathering, FLOOR_KINDS, after, 1)).length > 0
  const [ideas, view, boards, floor] = await Promise.all([
    ideasOf(db, mine),
    channel.view(row.version),
    isPhone || table !== null ? null : viewBoards(house, gathering, head.seq),
    floorMoved ? channel.floor(row.version) : null,
  ])
  // The last frame alone says that everything has been told.
  const told = tables === null ? ideas : ideas.map((idea) => ({ ...idea, table }))
  if (told.length > 0) stream.writeNow(frameText('ideas', after, { ideas: told }))
  if (boards !== null) stream.writeNow(frameText('themes', after, { boards }))
  if (floor !== null) stream.writeNow(frameText('floor', after, { floor }))
  if (view === null) return
  if (isPhone) channel.tellPhone(stream, view, head.seq, have)
  else stream.writeNow(frameText('gathering', head.seq, { gathering: view }))
}

function lastSeen(header: string | string[] | undefined, query: number | undefined): number | null {
  const given = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : query
  return given ?? null
}
