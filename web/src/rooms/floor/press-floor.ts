/** A press on the floor, as its form sends it. */
import type { Client } from '../../../../contract/client.ts'
import type { Problem } from '../../../../contract/refusals.ts'
import { textOf } from '../../line/answered.ts'

type Pressed = { readonly ok: true; readonly answer: { readonly entry: number } } | { readonly ok: false; readonly problem: Problem }

/** Does what the pressed button says: `start:<hand>` and so on, or `undo`; null when it says nothing that is known. */
export async function pressFloor(client: Client, params: { readonly gathering: string }, form: FormData): Promise<Pressed | null> {
  const [act = '', hand = ''] = textOf(form, 'do').split(':')
  const of = { params: { ...params, hand } }
  switch (act) {
    case 'call':
      return await client('POST /gatherings/:gathering/hands/:hand/call', of)
    case 'start':
      return await client('POST /gatherings/:gathering/hands/:hand/start', of)
    case 'end':
      return await client('POST /gatherings/:gathering/hands/:hand/end', of)
    case 'pass-over':
      return await client('POST /gatherings/:gathering/hands/:hand/pass-over', of)
    case 'lower':
      return await client('POST /gatherings/:gathering/hands/:hand/lower', of)
    case 'undo':
      return await client('POST /gatherings/:gathering/floor/undo', { params, body: { move: Number(textOf(form, 'move')) || 0 } })
    default:
      return null
  }
}
