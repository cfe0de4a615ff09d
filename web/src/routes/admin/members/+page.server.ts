/** Members: added, given roles, noted as having left. */
import { makeClient } from '$contract/client.ts'
import { answered, refused, textOf } from '$line/answered.ts'
import { memberFields } from '$rooms/admin/member-form.ts'
import { forumId } from '$rooms/admin/forum-id.ts'
import { say } from '$words/admin'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { forum } = await parent()
  return answered(await makeClient(fetch)('GET /forums/:forum/members', { params: { forum: forum.id } }))
}

export const actions: Actions = {
  add: async ({ fetch, request }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const name = textOf(form, 'name')
    const body = { name, email: textOf(form, 'email'), ...memberFields(form) }
    const added = await call('POST /forums/:forum/members', { params: { forum: await forumId(call) }, body })
    return added.ok ? { form: 'add', done: say.memberAdded({ name }) } : refused('add', added.problem, form)
  },
  change: async ({ fetch, request }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const member = textOf(form, 'member')
    const left = textOf(form, 'left')
    const body = { ...memberFields(form), ...(left === '' ? {} : { hasLeft: left === 'yes' }) }
    const changed = await call('PATCH /forums/:forum/members/:member', { params: { forum: await forumId(call), member }, body })
    return changed.ok ? { form: 'change', done: say.saved({ entry: changed.answer.entry }) } : refused(member, changed.problem, form)
  },
}
