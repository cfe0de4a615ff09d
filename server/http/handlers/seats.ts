/** Handlers of seats: what a code opens, and taking a seat without an account. */
import { createHmac } from 'node:crypto'
import type { seatRoutes } from '../../../contract/seats.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { giveFirstName } from '../../commands/give-first-name.ts'
import { parseFirstName } from '../../commands/parse-names.ts'
import { sayGender } from '../../commands/say-gender.ts'
import { sayLanguages } from '../../commands/say-languages.ts'
import { takeSeat } from '../../commands/take-seat.ts'
import { viewJoin } from '../../views/join.ts'
import { viewSeat } from '../../views/seat.ts'
import { seatCookieName } from '../callers.ts'
import type { Handlers } from '../handler.ts'

/** How long a seat is remembered by a browser: a gathering and the weeks in which people look what became of it. */
const SEAT_COOKIE_SECONDS = 180 * 24 * 60 * 60

export const seatHandlers: Handlers<keyof typeof seatRoutes> = {
  'GET /join/:code': async (call) => await viewJoin(call.house, call.params.code.replaceAll(/\s/g, '')),
  'POST /join/:code/seats': async (call) => {
    const code = call.params.code.replaceAll(/\s/g, '')
    const key = call.key ?? ''
    const { firstName } = call.body
    const name = firstName === undefined ? accept(null) : parseFirstName(firstName)
    if (!name.ok) return name
    // Made from the idempotency key, so that a phone that asks again after a lost answer gets the key of the same seat.
    const token = createHmac('sha256', call.house.secret).update(`seat:${code}:${key}`).digest('hex')
    const taken = await takeSeat(call.house, {
      code,
      token,
      key,
      digest: call.digest,
      stakeholderGroup: call.body.stakeholderGroup ?? null,
      regionalGroup: call.body.regionalGroup ?? null,
      modality: call.body.modality,
      languages: call.body.languages ?? [],
    })
    if (!taken.ok) return taken
    const seat = taken.value.seat === null ? await viewSeat(call.house, taken.value.id) : accept(taken.value.seat)
    if (!seat.ok) return seat
    // Beside the record: a hall that sits down at once waits for no name. Where the Chatham House Rule holds none is kept.
    if (name.value !== null) await giveFirstName(call.house, seat.value, name.value)
    // Beside the record too; a forum that does not ask keeps none.
    if (call.body.gender !== undefined) await sayGender(call.house, seat.value, call.body.gender)
    call.reply.setCookie(seatCookieName(taken.value.gathering), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: call.house.publicUrl.startsWith('https:'),
      maxAge: SEAT_COOKIE_SECONDS,
    })
    return accept({ seat: seat.value, token, entry: taken.value.entry })
  },
  'GET /gatherings/:gathering/seat': async (call) =>
    call.caller.kind === 'seat' ? await viewSeat(call.house, call.caller.seat.seat) : refuse('no_seat'),
  'PUT /gatherings/:gathering/seat/gender': async (call) =>
    call.caller.kind === 'seat'
      ? await sayGender(call.house, { id: call.caller.seat.seat, gathering: call.gathering }, call.body.gender)
      : refuse('no_seat'),
  'PUT /gatherings/:gathering/seat/languages': async (call) => {
    if (call.caller.kind !== 'seat') return refuse('no_seat')
    const said = await sayLanguages(call.house, { actor: call.actor }, call.caller.seat, call.body.languages)
    return said.ok ? accept({ id: said.value.id, moves: said.value.moves }) : said
  },
}
