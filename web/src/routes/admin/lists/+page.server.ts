/** Lists of the forum: groups, regions, organisations, bodies and issues are data. */
import type { Outcome, Client } from '$contract/client.ts'
import { makeClient } from '$contract/client.ts'
import { choiceOf, refused, textOf } from '$line/answered.ts'
import { spaced } from '$parts/figures.ts'
import { forumId } from '$rooms/admin/forum-id.ts'
import { groupRows, regionRows } from '$rooms/admin/list-forms.ts'
import { say } from '$words/admin'
import type { Actions, RequestEvent } from './$types'

export const actions: Actions = {
  groups: (event) =>
    change(event, 'groups', (call, forum, form) =>
      call('PUT /forums/:forum/stakeholder-groups', { params: { forum }, body: { groups: groupRows(form) } }),
    ),
  regions: (event) =>
    change(event, 'regions', (call, forum, form) =>
      call('PUT /forums/:forum/regional-groups', { params: { forum }, body: { groups: regionRows(form) } }),
    ),
  languages: (event) =>
    change(event, 'languages', (call, forum, form) =>
      call('PUT /forums/:forum/languages', { params: { forum }, body: { languages: codesIn(textOf(form, 'codes')) } }),
    ),
  gender: (event) =>
    change(event, 'gender', (call, forum, form) =>
      call('PUT /forums/:forum/gender-asking', { params: { forum }, body: { isAsked: textOf(form, 'isAsked') === 'yes' } }),
    ),
  organisation: (event) =>
    change(event, 'organisation', (call, forum, form) =>
      call('POST /forums/:forum/organisations', {
        params: { forum },
        body: { name: textOf(form, 'name'), stakeholderGroup: choiceOf(form, 'stakeholderGroup') },
      }),
    ),
  bodyAdd: (event) =>
    change(event, 'body-add', (call, forum, form) =>
      call('POST /forums/:forum/bodies', { params: { forum }, body: { name: textOf(form, 'name'), parent: choiceOf(form, 'parent') } }),
    ),
  bodyChange: (event) =>
    change(event, 'body-change', (call, forum, form) =>
      call('PATCH /forums/:forum/bodies/:body', {
        params: { forum, body: textOf(form, 'body') },
        body: { name: textOf(form, 'name'), parent: choiceOf(form, 'parent') },
      }),
    ),
  issueAdd: (event) =>
    change(event, 'issue-add', (call, forum, form) =>
      call('POST /forums/:forum/issues', { params: { forum }, body: { title: textOf(form, 'title'), body: choiceOf(form, 'body') } }),
    ),
  issueChange: (event) =>
    change(event, 'issue-change', (call, forum, form) =>
      call('PATCH /forums/:forum/issues/:issue', {
        params: { forum, issue: textOf(form, 'issue') },
        body: { title: textOf(form, 'title'), body: choiceOf(form, 'body') },
      }),
    ),
}

/** Codes parted by spaces or commas, each once. */
function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ''))]
}

/** The routes of this page answer alike: the id of what was changed and its entry. */
type Change = (call: Client, forum: string, form: FormData) => Promise<Outcome<'POST /forums/:forum/bodies'>>

async function change({ fetch, request }: RequestEvent, name: string, act: Change) {
  const form = await request.formData()
  const call = makeClient(fetch)
  const changed = await act(call, await forumId(call), form)
  return changed.ok ? { form: name, done: say.saved({ entry: spaced(changed.answer.entry) }) } : refused(name, changed.problem, form)
}
