/** What is pressed on the page of a team. */
import { choiceOf, textOf } from '$line/answered.ts'
import type { Press } from '$line/pressed.ts'

interface At {
  readonly team: string
}

const seatOf = (form: FormData): number => Number(textOf(form, 'seat')) || 0

export const TEAM_ACTS: Readonly<Record<string, Press<At>>> = {
  take: async (call, params, form) => await call('POST /teams/:team/seats/:number/take', { params: { ...params, number: seatOf(form) } }),
  leave: async (call, params, form) => await call('POST /teams/:team/leave', { params, body: { reason: choiceOf(form, 'reason') } }),
  give: async (call, params, form) =>
    await call('POST /teams/:team/seats/:number/give', {
      params: { ...params, number: seatOf(form) },
      body: { member: textOf(form, 'member'), reason: textOf(form, 'reason') },
    }),
  free: async (call, params, form) =>
    await call('POST /teams/:team/seats/:number/free', {
      params: { ...params, number: seatOf(form) },
      body: { reason: textOf(form, 'reason') },
    }),
  interest: async (call, params, form) =>
    await call('POST /teams/:team/interests', { params, key: textOf(form, 'key'), body: { text: textOf(form, 'text') } }),
  withdraw: async (call, params) => await call('POST /teams/:team/interests/withdraw', { params }),
  chairs: async (call, params, form) =>
    await call('PUT /teams/:team/chairs', {
      params,
      body: { seats: form.getAll('seats').map(Number), reason: textOf(form, 'reason') },
    }),
}
