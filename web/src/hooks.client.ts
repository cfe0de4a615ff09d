/** In the browser: a page that could not be fetched or drawn says so in a sentence of ours. */
import type { HandleClientError } from '@sveltejs/kit/hooks'
import { say } from '$words/common'

export const handleError: HandleClientError = (caught) => {
  if (caught.kind === 'app') return caught.error
  if (caught.kind === 'framework' && caught.error.status === 404) return { status: 404, message: say.noPageHere() }
  console.error(caught.error)
  return { status: 500, message: navigator.onLine ? say.houseStumbled() : say.houseAway() }
}
