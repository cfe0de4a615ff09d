/** The proof of one's own ratings: what the device needs to work the seal out again. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered } from '$line/answered'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, fetch }) => {
  const call = makeClient(fetch)
  const [found, proof, listed, me] = await Promise.all([
    call('GET /weighings/:weighing', { params }),
    call('GET /weighings/:weighing/my-proof', { params }),
    call('GET /weighings/:weighing/statements', { params }),
    call('GET /me'),
  ])
  const weighing = answered(found)
  if (!proof.ok && proof.problem.code === 'no_rater') redirect(303, `/w/${weighing.slug}`)
  const isClosed = proof.ok || proof.problem.code !== 'weighing_not_closed'
  return {
    weighing: { slug: weighing.slug, name: weighing.name },
    proof: isClosed ? answered(proof) : null,
    statements: answered(listed).statements.map(({ number, text }) => ({ number, text })),
    me: answered(me),
  }
}
