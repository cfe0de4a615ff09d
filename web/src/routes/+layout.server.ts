/** What every page knows before it draws: language, direction and theme of the document. */
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language, direction: locals.direction, theme: locals.theme })
