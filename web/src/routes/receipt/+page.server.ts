/** The door for authors: a receipt leads to the trace of their idea. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, refused, refusedHere, textOf } from '$line/answered.ts'
import { wishOf } from '$rooms/home/find-ideas.ts'
import { say } from '$words/trace'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => ({ me: answered(await makeClient(fetch)('GET /me')) })

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData()
    const typed = textOf(form, 'receipt')
    if (typed === '') return refusedHere('receipt', 'receipt', say.receiptEmpty(), form)
    const wish = wishOf(typed)
    const receipt = wish.kind === 'receipt' ? wish.receipt : typed.slice(0, 40)
    const found = await makeClient(fetch)('GET /receipts/:receipt', { params: { receipt } })
    if (!found.ok) return refused('receipt', found.problem, form)
    redirect(303, `/receipt/${encodeURIComponent(receipt)}`)
  },
}
