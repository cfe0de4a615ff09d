/** Between a request and a page: language, direction and theme of the document; calls to the API that stay inside the process. */
import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks'
import { say } from '$words/common'
import { callApi } from './line/api-in-process.ts'
import { compressed } from './line/compress.ts'
import { chooseLanguage, directionOf, tagsOf } from './words/languages.ts'

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, url, cookies, request } = event
  locals.language = chooseLanguage([
    url.searchParams.get('lang') ?? '',
    cookies.get('language') ?? '',
    ...tagsOf(request.headers.get('accept-language')),
  ])
  // `?dir=rtl` mirrors a page whatever its language: how right-to-left is looked at before a catalogue is translated.
  locals.direction = url.searchParams.get('dir') === 'rtl' ? 'rtl' : directionOf(locals.language)
  locals.theme = themeOf(event)
  const theme = locals.theme === 'system' ? '' : `data-theme="${locals.theme}"`
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%entente.lang%', locals.language).replace('%entente.dir%', locals.direction).replace('%entente.theme%', theme),
    filterSerializedResponseHeaders: (name) => name === 'content-type',
    // Fonts are fetched when a script needs them; preloading would make every phone pay for all of them.
    preload: ({ type }) => type === 'js' || type === 'css',
  })
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  if (response.headers.get('content-type') === 'text/html') response.headers.set('content-type', 'text/html; charset=utf-8')
  // A page is drawn for one person; browsers may keep it only to ask again.
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache')
  return compressed(request, response)
}

export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url)
  return url.origin === event.url.origin && url.pathname.startsWith('/api/') ? callApi(event, request) : fetch(request)
}

export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return caught.error
  if (caught.kind === 'framework' && caught.error.status === 404) return { status: 404, message: say.noPageHere() }
  if (caught.kind === 'unknown') {
    console.error(caught.error)
    return { status: 500, message: say.houseStumbled() }
  }
  return caught.error
}

function themeOf({ cookies }: RequestEvent): 'system' | 'light' | 'dark' {
  const chosen = cookies.get('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
