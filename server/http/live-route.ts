/** `GET /api/v1/live`: the stream of a gathering, replayed from the last entry that the screen saw. */
import type { FastifyInstance } from 'fastify'
import { LIVE_BEAT_MS } from '../../contract/limits.ts'
import { LiveQuery, type LiveQuery as LiveQueryType } from '../../contract/live.ts'
import type { House } from '../house.ts'
import { LiveStream, frameText } from '../live/stream.ts'
import { readGathering } from '../sql/gatherings.ts'
import { listIdeasSince } from '../sql/ideas.ts'
import { readHead } from '../sql/ledger.ts'
import { viewGathering } from '../views/gathering.ts'
import { ideasOf } from '../views/ideas.ts'
import { viewBoards } from '../views/themes.ts'
import { holdsAny, placeOf } from './callers.ts'
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
      if (
        (await readGathering(house.database.db, gathering))?.state === 'draft' &&
        !(await holdsAny(house, request, PREPARERS, place.value.forum))
      )
        return sendRefusal(reply, 'not_found', { what: 'gathering' })
      const after = lastSeen(request.headers['last-event-id'], request.query.after)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      })
      const stream = new LiveStream(raw, request.query.table ?? null)
      // First in the channel, then the replay: what comes on record in between is told twice, never left out.
      const leave = house.live.join(gathering, stream)
      const beat = setInterval(() => stream.write('event: beat\ndata: {}\n\n'), LIVE_BEAT_MS)
      raw.on('close', () => {
        clearInterval(beat)
        leave()
      })
      await replay(house, gathering, after, stream).catch(() => stream.end())
      return reply
    },
  )
}

async function replay(house: House, gathering: string, after: number | null, stream: LiveStream): Promise<void> {
  const head = await readHead(house.database.db)
  const row = await readGathering(house.database.db, gathering)
  const missed = after === null ? [] : await listIdeasSince(house.database.db, gathering, after, IDEAS_REPLAYED_MAX + 1)
  const isGap = missed.length > IDEAS_REPLAYED_MAX || (after !== null && after > head.seq)
  stream.write(frameText('hello', head.seq, { version: head.seq, serverNowMs: house.now().getTime(), isGap }))
  if (row === undefined || after === null || isGap || row.version <= after) return
  const mine = stream.table === null ? missed : missed.filter((idea) => idea.table_id === stream.table)
  if (mine.length > 0) stream.write(frameText('ideas', head.seq, { ideas: await ideasOf(house.database.db, mine) }))
  const view = await viewGathering(house, gathering)
  if (view.ok) stream.write(frameText('gathering', head.seq, { gathering: view.value }))
  if (stream.table === null) stream.write(frameText('themes', head.seq, { boards: await viewBoards(house, gathering, head.seq) }))
}

function lastSeen(header: string | string[] | undefined, query: number | undefined): number | null {
  const given = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : query
  return given ?? null
}
