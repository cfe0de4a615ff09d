/** The page behind the link of a letter: nothing happens by looking, a button signs in. */
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ asked: [...url.searchParams].map(([name, value]) => ({ name, value })) })
