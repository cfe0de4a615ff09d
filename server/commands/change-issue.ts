/** Retitles an issue, or names the body that is responsible for it. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { isInForum, readIssue } from '../sql/forums.ts'
import { refFor } from './kept-words.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Changes it; what is absent stays, and a body of null says that nobody is named. */
export async function changeIssue(
  house: HouseBase,
  acting: Acting,
  place: { forum: string; issue: string },
  asked: { readonly title?: string | undefined; readonly body?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const title = asked.title === undefined ? accept(null) : parsePlainText(asked.title, 'title', TITLE_CHARACTERS_MAX)
  if (!title.ok) return title
  return await perform(house, acting, async (act) => {
    const before = await readIssue(act.tx, place.forum, place.issue)
    if (before === undefined) return refuse('not_found', { what: 'issue' })
    const body = asked.body === undefined ? before.body_id : asked.body
    if (typeof asked.body === 'string' && !(await isInForum(act.tx, 'bodies', place.forum, asked.body)))
      return refuse('invalid', { field: 'body', detail: 'this forum has no such body. Name none to say that nobody is responsible yet.' })
    return accept({
      drafts: [
        {
          kind: 'issue_changed',
          forum: place.forum,
          gathering: null,
          body: { id: before.id, title: await refFor(act, before.title_words, title.value), body },
        },
      ],
      result: { id: before.id },
    })
  })
}
