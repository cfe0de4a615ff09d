/** What a caller may do with the text of a draft: write it, read along, or not even know of it. The one place that decides. */
import type { IncomingHttpHeaders } from 'node:http'
import { takesWords } from '../../core/drafts/draft-state.ts'
import type { TextRights } from '../drafting/text-rights.ts'
import type { House } from '../house.ts'
import { readDraft } from '../sql/drafts.ts'
import { readWriter } from '../sql/text-writers.ts'
import { placeOf, signedInPerson } from './callers.ts'

/** The rights of whoever sends these headers, or null for somebody for whom there is no such draft. No role passes for a seat in the team. */
export async function textRights(house: House, headers: IncomingHttpHeaders, idOrSlug: string): Promise<TextRights | null> {
  const place = await placeOf(house, { draft: idOrSlug })
  if (!place.ok || place.value.draft === undefined) return null
  const row = await readDraft(house.database.db, place.value.draft.id)
  if (row === undefined) return null
  const member = (await signedInPerson(house, { headers }, row.forum_id))?.member?.id
  const writer = member === undefined || row.team_id === null ? null : await readWriter(house.database.db, row.team_id, member)
  if (writer === null && !row.is_open_to_all) return null
  return { draft: row.id, writer, mayWrite: writer !== null && takesWords(row.state) }
}
