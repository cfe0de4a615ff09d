/** A forum as anybody may see it: its groups, organisations, bodies and issues, in seven queries whatever its size. */
import type { ForumView } from '../../contract/forums.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { inTreeOrder } from '../../core/forums/body-tree.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readBodies, readForum, readIssues, readOrganisations } from '../sql/forums.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'
import { regionalGroupsOf, stakeholderGroupsOf } from './vocabularies.ts'

/** The forum with this id. */
export async function viewForum(house: Pick<House, 'database'>, id: string): Promise<Outcome<ForumView, RefusalCode>> {
  const { db } = house.database
  const forum = await readForum(db, id)
  if (forum === undefined) return refuse('not_found', { what: 'forum' })
  const [groups, regions, organisations, bodies, issues] = await Promise.all([
    readStakeholderGroups(db, id),
    readRegionalGroups(db, id),
    readOrganisations(db, id),
    readBodies(db, id),
    readIssues(db, id),
  ])
  const named = [...groups, ...regions, ...organisations, ...bodies].map((row) => row.name_words)
  const words = await readWords(db, [forum.name_words, forum.purpose_words, ...named, ...issues.map((issue) => issue.title_words)])
  const bodyNames = new Map(bodies.map((body) => [body.id, words.of(body.name_words)]))
  return accept({
    id,
    slug: forum.slug,
    name: words.of(forum.name_words),
    purpose: words.of(forum.purpose_words),
    timeZone: forum.time_zone,
    version: forum.version,
    stakeholderGroups: stakeholderGroupsOf(groups, words),
    regionalGroups: regionalGroupsOf(regions, words),
    languages: forum.languages,
    asksGender: forum.asks_gender,
    organisations: organisations.map((row) => ({
      id: row.id,
      name: words.of(row.name_words),
      stakeholderGroup: row.stakeholder_group_id,
      members: row.members ?? 0,
    })),
    bodies: [
      ...inTreeOrder(
        bodies.map((body) => ({ id: body.id, name: words.of(body.name_words), parent: body.parent_id, issues: body.issues ?? 0 })),
      ),
    ],
    issues: issues.map((issue) => ({
      id: issue.id,
      slug: issue.slug,
      title: words.of(issue.title_words),
      body: issue.body_id,
      bodyName: issue.body_id === null ? null : (bodyNames.get(issue.body_id) ?? null),
    })),
  })
}
