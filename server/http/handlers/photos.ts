/** Handlers of photos. */
import type { photoRoutes } from '../../../contract/photos.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { addPhoto } from '../../commands/add-photo.ts'
import { describePhoto } from '../../commands/describe-photo.ts'
import { keepPhoto } from '../../commands/keep-photo.ts'
import { publishPhoto } from '../../commands/publish-photo.ts'
import { reportPhoto } from '../../commands/report-photo.ts'
import { restorePhoto } from '../../commands/restore-photo.ts'
import { takeDownPhoto } from '../../commands/take-down-photo.ts'
import { viewPhotos, viewPicture, type PhotoPowers } from '../../views/photos.ts'
import { actingInRole } from '../acting-in-role.ts'
import { PREPARERS, type Call, type Handlers } from '../handler.ts'
import { ReceiptGuard } from '../receipt-guard.ts'

const MODERATORS = ['convener', 'moderator'] as const
/** How long a browser keeps a picture without asking: an evening's looking, and a photo that was taken down is gone from there the next day. */
const KEPT_SECONDS = 24 * 60 * 60
/** Slows down whoever asks about photos without end. */
const guard = new ReceiptGuard()

export const photoHandlers: Handlers<keyof typeof photoRoutes> = {
  'GET /gatherings/:gathering/photos': async ({ house, gathering, holds }) => await viewPhotos(house, gathering, await powersOf(holds)),
  'GET /gatherings/:gathering/pictures/:digest': async ({ house, gathering, params, holds, reply }) => {
    const found = await viewPicture(house, { gathering, digest: params.digest }, async () => await powersOf(holds))
    if (!found.ok) return found
    const { bytes, number, isPublic } = found.value
    // Kept by the one browser alone: a store between many would go on showing what was taken down.
    reply
      .type('image/webp')
      .header('cache-control', isPublic ? `private, max-age=${KEPT_SECONDS}, immutable` : 'private, no-store')
      .header('content-disposition', `inline; filename="photo-${number}.webp"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('x-content-type-options', 'nosniff')
    return accept(bytes)
  },
  'POST /gatherings/:gathering/photos': async (call) =>
    await addPhoto(call.house, actingInRole(call), {
      gathering: call.gathering,
      file: fileOf(call.request.body),
      subject: call.query.subject ?? 'gathering',
      table: call.query.table ?? null,
      round: call.query.round ?? null,
      host: null,
      isAgreed: call.query.agreed === true,
    }),
  'POST /gatherings/:gathering/tables/:table/photos': async (call) =>
    call.caller.kind === 'seat'
      ? await addPhoto(
          call.house,
          { actor: call.actor, role: 'seat' },
          {
            gathering: call.gathering,
            file: fileOf(call.request.body),
            subject: call.query.subject ?? 'sheet',
            table: call.params.table,
            round: call.query.round ?? null,
            host: call.caller.seat.seat,
            isAgreed: call.query.agreed === true,
          },
        )
      : refuse('no_seat'),
  'PUT /gatherings/:gathering/photos/:number/alternative': async (call) =>
    await describePhoto(call.house, actingInRole(call), { gathering: call.gathering, number: call.params.number, text: call.body.text }),
  'POST /gatherings/:gathering/photos/:number/publish': async (call) =>
    await publishPhoto(call.house, actingInRole(call), {
      gathering: call.gathering,
      number: call.params.number,
      isAgreed: call.body.everybodyAgreed,
    }),
  'POST /gatherings/:gathering/photos/:number/take-down': async (call) =>
    await takeDownPhoto(call.house, actingInRole(call), {
      gathering: call.gathering,
      number: call.params.number,
      reason: call.body.reason,
    }),
  'POST /gatherings/:gathering/photos/:number/restore': async (call) =>
    await restorePhoto(call.house, actingInRole(call), call.gathering, call.params.number),
  'POST /gatherings/:gathering/photos/:number/reports': async ({ house, gathering, params, body, request }) => {
    const nowMs = house.now().getTime()
    const wait = guard.secondsToWait(request.ip, nowMs)
    if (wait > 0) return refuse('too_many_requests', { seconds: wait })
    guard.missed(request.ip, nowMs)
    const note = body.note === undefined || body.note.trim() === '' ? null : body.note
    return await reportPhoto(house, { gathering, number: params.number, reason: body.reason, note })
  },
  'POST /gatherings/:gathering/photos/:number/keep': async (call) =>
    await keepPhoto(call.house, actingInRole(call), call.gathering, call.params.number),
}

async function powersOf(holds: Call<'GET /gatherings/:gathering/photos'>['holds']): Promise<PhotoPowers> {
  const canManage = await holds(PREPARERS)
  return { canManage, canModerate: canManage && (await holds(MODERATORS)) }
}

/** The bytes that came; none when the body was empty. */
function fileOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
