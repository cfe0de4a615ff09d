/** Handlers of the page of receipts. */
import type { receiptsRoutes } from '../../../contract/receipts.ts'
import { refuse } from '../../../core/words/outcome.ts'
import { viewReceiptsOfKey, viewReceiptsOfSeat } from '../../views/receipts.ts'
import type { Handlers } from '../handler.ts'
import { ReceiptGuard } from '../receipt-guard.ts'

const guard = new ReceiptGuard()

export const receiptsHandlers: Handlers<keyof typeof receiptsRoutes> = {
  'GET /gatherings/:gathering/my-receipts': async ({ caller, house, gathering }) =>
    caller.kind === 'seat' ? await viewReceiptsOfSeat(house, caller.seat.seat, gathering) : refuse('no_seat'),
  'POST /receipts/look-up': async ({ house, request, body }) => {
    const wait = guard.secondsToWait(request.ip, house.now().getTime())
    if (wait > 0) return refuse('too_many_requests', { seconds: wait })
    const found = await viewReceiptsOfKey(house, body.key)
    if (!found.ok) guard.missed(request.ip, house.now().getTime())
    return found
  },
}
