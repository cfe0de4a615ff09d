/** What a page does when its follow form is sent; the gathering's page and an idea's page share it. */
import { fail } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { textOf } from '$line/answered.ts'
import { sentenceFor } from '$rooms/gathering/refusal-words.ts'
import { say } from '$words/follow'

/** Asks to follow; the answer is the same for every address. */
export async function followAction(fetch: typeof globalThis.fetch, request: Request, gathering: string, idea: number | null) {
  const email = textOf(await request.formData(), 'email')
  const asked = await makeClient(fetch)('POST /gatherings/:gathering/followers', { params: { gathering }, body: { email, idea } })
  if (asked.ok) return { follow: { isAsked: true, sentence: null, email: '' } }
  const sentence = sentenceFor(asked.problem, (field) => (field === 'email' ? say.email() : null))
  return fail(asked.problem.status, { follow: { isAsked: false, sentence, email } })
}
