/** What is pressed on the page of a body. */
import { textOf } from '$line/answered.ts'
import type { Press } from '$line/pressed.ts'

interface At {
  readonly body: string
}
const memberOf = (at: At, form: FormData) => ({ ...at, member: textOf(form, 'member') })

export const BODY_ACTS: Readonly<Record<string, Press<At>>> = {
  name: async (call, at, form) => await call('PUT /bodies/:body/focal-points/:member', { params: memberOf(at, form) }),
  withdraw: async (call, at, form) => await call('DELETE /bodies/:body/focal-points/:member', { params: memberOf(at, form) }),
}
