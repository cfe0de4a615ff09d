/** A draft: the room of its team, and for everybody else the text to read along. */
import { redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client'
import { answered, refused, textOf } from '$line/answered'
import { newKey } from '$line/random-key'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, fetch, url }) => {
  const call = makeClient(fetch)
  const [found, standing, me, cited] = await Promise.all([
    call('GET /drafts/:draft', { params }),
    call('GET /drafts/:draft/standing', { params }),
    call('GET /me'),
    call('GET /drafts/:draft/sources', { params }),
  ])
  const draft = answered(found)
  if (params.draft !== draft.slug) redirect(303, `/d/${draft.slug}`)
  const { name, timeZone, stakeholderGroups } = answered(await call('GET /forums/:forum', { params: { forum: draft.forum } }))
  return {
    draft,
    standing: answered(standing),
    forum: { name, timeZone, stakeholderGroups },
    me: answered(me),
    sources: answered(cited).sources,
    asked: url.searchParams.get('clause'),
    key: newKey(),
  }
}

export const actions: Actions = {
  keep: async ({ params, request, fetch }) => {
    const form = await request.formData()
    const kept = await makeClient(fetch)('POST /drafts/:draft/versions', {
      params,
      key: textOf(form, 'key') || newKey(),
      body: { reason: textOf(form, 'reason') || null },
    })
    return kept.ok ? { kept: kept.answer.number } : refused('keep', kept.problem, form)
  },
}
