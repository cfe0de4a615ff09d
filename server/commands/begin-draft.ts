/** Begins a draft: an empty text that its team will write. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { isDraftSlugTaken } from '../sql/drafts.ts'
import type { Tx } from '../sql/ledger.ts'
import { readIssue } from '../sql/forums.ts'
import { readTeam } from '../sql/teams.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseTitle } from './parse-texts.ts'

/** What somebody fills in to begin a draft. */
export interface BeginDraft {
  readonly title: string
  readonly language: string
  readonly issue: string | null
  readonly team: string
  readonly isOpenToAll: boolean
}

/** Begins it. Refuses an issue or a team that the forum does not have, and a title that is empty or too long. */
export async function beginDraft(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: BeginDraft,
): Promise<Outcome<Done<{ id: string; slug: string }>, RefusalCode>> {
  const title = parseTitle(asked.title, 'title')
  if (!title.ok) return title
  return await perform(house, acting, async (act) => {
    if (asked.issue !== null && (await readIssue(act.tx, forum, asked.issue)) === undefined)
      return refuse('invalid', { field: 'issue', detail: 'this forum has no such issue.' })
    if ((await readTeam(act.tx, asked.team))?.forum_id !== forum)
      return refuse('invalid', { field: 'team', detail: 'this forum has no such team. Form one on the page of the issue first.' })
    const [id, slug] = [act.newId(), await freeSlug(act.tx, slugOf(title.value, 'draft'))]
    const { language, issue, team, isOpenToAll } = asked
    const body = { id, slug, title: act.keep(title.value, language), language, issue, team, isOpenToAll }
    return accept({ drafts: [{ kind: 'draft_begun', forum, gathering: null, body }], result: { id, slug } })
  })
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? wanted : `${wanted}-${count}`
    if (!(await isDraftSlugTaken(tx, slug))) return slug
  }
}
