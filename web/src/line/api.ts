/** The API as a page in a browser calls it. */
import { makeClient } from '$contract/client'

export const api = makeClient((url, init) => fetch(url, init))
