/** The page for typing a code: a whole code that is known leads to its gathering, anything else gets a sentence. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { say } from '$words/join'
import { CODE_DIGITS, digitsOf, groupedCode } from '$rooms/phone/code-digits'
import type { PageServerLoad } from './$types'

/** Longer than any code with gaps; what is longer was not typed by a person. */
const TYPED_MAX = 40

/** A door costs a phone almost nothing: forms, and one small script. */
export const csr = false

export const load: PageServerLoad = async ({ url, fetch }) => {
  const typed = url.searchParams.get('code')
  if (typed === null) return { typed: '', sentence: null }
  const digits = digitsOf(typed.slice(0, TYPED_MAX))
  const shown = groupedCode(digits)
  if (digits.length < CODE_DIGITS) return { typed: shown, sentence: say.codeShort({ count: digits.length }) }
  if (digits.length > CODE_DIGITS) return { typed: shown, sentence: say.codeLong({ count: digits.length }) }
  const known = await makeClient(fetch)('GET /join/:code', { params: { code: digits } })
  if (known.ok) redirect(303, `/${digits}`)
  const weighing = await makeClient(fetch)('GET /weighings/:weighing', { params: { weighing: digits } })
  if (weighing.ok) redirect(303, `/w/${weighing.answer.slug}`)
  return { typed: shown, sentence: known.problem.code === 'code_unknown' ? say.codeUnknown({ code: shown }) : known.problem.detail }
}
