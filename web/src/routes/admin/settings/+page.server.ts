/** Settings in force and the health of the house. */
import { makeClient } from '$contract/client.ts'
import { answered } from '$line/answered.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch }) => answered(await makeClient(fetch)('GET /house/settings'))
