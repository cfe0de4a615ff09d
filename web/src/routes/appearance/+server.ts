/** Keeps the chosen theme for a browser without JavaScript, then goes back to the page. */
import { redirect } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** A year: a choice of taste need not be made again. */
const THEME_COOKIE_SECONDS = 365 * 24 * 60 * 60

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData()
  const theme = form.get('theme')
  const back = form.get('back')
  if (theme === 'light' || theme === 'dark' || theme === 'system')
    cookies.set('theme', theme, { path: '/', maxAge: THEME_COOKIE_SECONDS, httpOnly: false, sameSite: 'lax', secure: false })
  // Only a path of this house: `//elsewhere` would lead out of it.
  redirect(303, typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/')
}
