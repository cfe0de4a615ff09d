/** What a press on the clock asks of the API. The form names the clock that its presser saw, so that an outdated press moves nothing. */
import type { Client, Outcome } from '$contract/client.ts'
import { textOf } from '$line/answered.ts'

type Moved = Outcome<'POST /gatherings/:gathering/clock/start'> | Outcome<'POST /gatherings/:gathering/clock/minutes'>
type Answer = { readonly ok: true } | Extract<Moved, { ok: false }>

/** Sends one press: `do` says which, `item` and `rest` what for. */
export async function pressClock(client: Client, params: { gathering: string }, form: FormData): Promise<Answer> {
  const version = textOf(form, 'version')
  const call = { params, ...(version === '' ? {} : { ifMatch: Number(version) }) }
  const [act = '', amount = ''] = textOf(form, 'do').split(':')
  const item = textOf(form, 'item')
  switch (act) {
    case 'pause':
      return await client('POST /gatherings/:gathering/clock/pause', call)
    case 'next':
      return await client('POST /gatherings/:gathering/clock/next', call)
    case 'undo':
      return await client('POST /gatherings/:gathering/clock/undo', call)
    case 'add-minute':
      return await client('POST /gatherings/:gathering/clock/add-minute', call)
    case 'minutes':
      return await client('POST /gatherings/:gathering/clock/minutes', { ...call, body: { minutes: Number(amount) || 0 } })
    case 'back':
      return await client('POST /gatherings/:gathering/clock/back', { ...call, body: { item } })
    case 'skip':
      return await client('POST /gatherings/:gathering/clock/skip', { ...call, body: { item, isSkipped: amount !== 'no' } })
    case 'rest':
      return await client('PUT /gatherings/:gathering/clock/rest', {
        ...call,
        body: { rest: textOf(form, 'rest') === 'keep_end' ? 'keep_end' : 'shift' },
      })
    default:
      return await client('POST /gatherings/:gathering/clock/start', call)
  }
}
