/** Sign-in: a link by e-mail, a passkey, or the sign-in of another house. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, refused, refusedHere, textOf, type RefusedForm } from '$line/answered.ts'
import { nextPath } from '$rooms/setup/next-path.ts'
import { say } from '$words/signin'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const [house, me] = [answered(await call('GET /house')), answered(await call('GET /me'))]
  if (!house.isOpen) redirect(303, '/')
  return {
    signIn: house.signIn,
    me,
    next: nextPath(url.searchParams.get('next')),
    isSent: url.searchParams.has('sent'),
    isSpent: url.searchParams.has('error'),
  }
}

export const actions: Actions = {
  link: async ({ fetch, request }) => {
    const form = await request.formData()
    const next = nextPath(textOf(form, 'next'))
    const sent = await makeClient(fetch)('POST /sign-in/link', { body: { email: textOf(form, 'email'), next } })
    if (!sent.ok) return refused('link', sent.problem, form)
    redirect(303, `/sign-in?sent&next=${encodeURIComponent(next)}`)
  },
  oidc: async ({ fetch, request }) => {
    const form = await request.formData()
    const provider = textOf(form, 'provider')
    const answer = await fetch('/api/auth/sign-in/social', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-entente': '1' },
      body: JSON.stringify({ provider: 'oidc', callbackURL: nextPath(textOf(form, 'next')), errorCallbackURL: '/sign-in?error' }),
    })
    const found: unknown = answer.ok ? await answer.json() : null
    if (typeof found !== 'object' || found === null || !('url' in found) || typeof found.url !== 'string')
      return refusedHere('oidc', 'provider', say.oidcStopped({ provider }), form)
    // A redirect after a form post may not leave this house (`form-action 'self'`), so the page itself leads there.
    const away: RefusedForm = { form: 'away', sentence: '', field: null, typed: { provider, url: found.url } }
    return away
  },
  out: async ({ fetch }) => {
    await makeClient(fetch)('POST /sign-out')
    redirect(303, '/sign-in')
  },
}
