/** Handlers of ideas: put on the table, listed, traced, found by receipt. */
import type { ideaRoutes } from '../../../contract/ideas.ts'
import { PAGE_MAX } from '../../../contract/limits.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { captureIdea } from '../../commands/capture-idea.ts'
import { receiptOf } from '../../receipts.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { listIdeasOfSeat } from '../../sql/ideas.ts'
import { readWordsEvenHidden } from '../../sql/words.ts'
import { ideaOf, ideasOf, viewIdeas } from '../../views/ideas.ts'
import { viewIdeasHere, viewIdeasWrittenBy } from '../../views/whereabouts.ts'
import { viewReceipt, viewTrace } from '../../views/trace.ts'
import { seatOf } from '../callers.ts'
import { PREPARERS, type Handlers } from '../handler.ts'
import { receiptGuard } from '../receipt-guard.ts'

/** Ideas of one seat that are shown to it again; nobody writes more in a gathering. */
const IDEAS_OF_SEAT_MAX = PAGE_MAX * 5

export const ideaHandlers: Handlers<keyof typeof ideaRoutes> = {
  'POST /gatherings/:gathering/ideas': async (call) => {
    if (call.caller.kind !== 'seat') return refuse('no_seat')
    const { body, house, gathering } = call
    const captured = await captureIdea(house, {
      gathering,
      seat: call.caller.seat.seat,
      key: call.key ?? '',
      digest: call.digest,
      round: body.round,
      text: body.text,
      language: body.language ?? null,
      writtenAt: body.writtenAt ?? null,
      buildsOn: body.buildsOn ?? null,
    })
    if (!captured.ok) return captured
    const idea = captured.value.idea ?? (await ideaOf(house.database.db, captured.value.id))
    return accept({ idea, receipt: receiptOf(house.secret, captured.value.code, idea.number, idea.id) })
  },
  'GET /gatherings/:gathering/ideas': async (call) => {
    const { db } = call.house.database
    // The version first: ideas that come on record in between are in the list and are told again by the stream, never left out.
    const row = await readGathering(db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    const version = row?.version ?? 0
    const { table, ...asked } = call.query
    if (row?.is_chatham_house === true && table !== undefined) {
      const seat = await seatOf(call.house, call.request, call.gathering)
      const ideas = await viewIdeasHere(db, call.gathering, seat?.seat ?? null, { limit: PAGE_MAX, ...asked, table })
      return accept({ ideas, next: null, version })
    }
    return accept({ ...(await viewIdeas(db, call.gathering, call.query)), version })
  },
  'GET /gatherings/:gathering/my-ideas': async (call) => {
    if (call.caller.kind !== 'seat') return refuse('no_seat')
    const { db } = call.house.database
    const row = await readGathering(db, call.gathering)
    const code = row?.code ?? ''
    const { seat } = call.caller.seat
    const ideas =
      row?.is_chatham_house === true
        ? await viewIdeasWrittenBy(db, seat, IDEAS_OF_SEAT_MAX, readWordsEvenHidden)
        : await ideasOf(db, await listIdeasOfSeat(db, seat, IDEAS_OF_SEAT_MAX), readWordsEvenHidden)
    return accept({ ideas: ideas.map((idea) => ({ idea, receipt: receiptOf(call.house.secret, code, idea.number, idea.id) })) })
  },
  'GET /gatherings/:gathering/ideas/:number': async (call) => await viewTrace(call.house, call.gathering, call.params.number),
  'GET /receipts/:receipt': async (call) => {
    const wait = receiptGuard.secondsToWait(call.request.ip, call.house.now().getTime())
    if (wait > 0) return refuse('too_many_requests', { seconds: wait })
    const found = await viewReceipt(call.house, call.params.receipt)
    if (!found.ok) receiptGuard.missed(call.request.ip, call.house.now().getTime())
    return found
  },
}
