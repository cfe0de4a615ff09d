/** Adds an issue to a forum; it names the responsible body or says that nobody is named. */
import { FORUM_LIST_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { countInForum, isInForum, isIssueSlugTaken } from '../sql/forums.ts'
import { perform, type Acting, type Done } from './command.ts'
import { freeSlug } from './free-slug.ts'

/** Adds it. */
export async function raiseIssue(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: { readonly title: string; readonly body?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const title = parsePlainText(asked.title, 'title', TITLE_CHARACTERS_MAX)
  if (!title.ok) return title
  const body = asked.body ?? null
  const id = house.newId()
  return await perform(house, acting, async (act) => {
    if ((await countInForum(act.tx, 'issues', forum)) >= FORUM_LIST_MAX)
      return refuse('invalid', { field: 'title', detail: `a forum has at most ${FORUM_LIST_MAX} issues.` })
    if (body !== null && !(await isInForum(act.tx, 'bodies', forum, body)))
      return refuse('invalid', { field: 'body', detail: 'this forum has no such body. Name none to say that nobody is responsible yet.' })
    const slug = await freeSlug(slugOf(title.value, 'issue'), async (wanted) => await isIssueSlugTaken(act.tx, wanted))
    return accept({
      drafts: [{ kind: 'issue_raised', forum, gathering: null, body: { id, title: act.keep(title.value), body, slug } }],
      result: { id },
    })
  })
}
