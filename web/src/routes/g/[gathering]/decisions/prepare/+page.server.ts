/** Preparing a decision, or changing one that has not opened. Without a script a named rule is chosen; with one it is built. */
import { error, redirect } from '@sveltejs/kit'
import { makeClient } from '$contract/client.ts'
import { answered, refused, refusedHere, textOf } from '$line/answered.ts'
import { newKey } from '$line/random-key.ts'
import { isRuleText } from '$rooms/decisions/rule-editor.svelte.ts'
import { powersOf } from '$rooms/gathering/stewards.ts'
import { say } from '$words/decisions'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const call = makeClient(fetch)
  const me = answered(await call('GET /me'))
  if (!me.isSignedIn) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  if (!powersOf(me).convenes) error(403, say.prepareOnly())
  const number = Number(url.searchParams.get('number')) || null
  const [gathering, rules, decision] = await Promise.all([
    call('GET /gatherings/:gathering', { params }),
    call('GET /decision-rules'),
    number === null ? null : call('GET /gatherings/:gathering/decisions/:number', { params: { gathering: params.gathering, number } }),
  ])
  return {
    me,
    gathering: answered(gathering),
    rules: answered(rules).rules,
    decision: decision === null ? null : answered(decision),
    key: newKey(),
  }
}

export const actions: Actions = {
  default: async ({ fetch, params, request, url }) => {
    const form = await request.formData()
    const call = makeClient(fetch)
    const rule = await ruleOf(call, form)
    if (rule === null) return refusedHere('prepare', 'rule', say.ruleBroken({ detail: '' }), form)
    const body = {
      question: textOf(form, 'question'),
      explanation: textOf(form, 'explanation'),
      rule,
      isSecret: textOf(form, 'secrecy') !== 'recorded',
      electorate: textOf(form, 'electorate') === 'members' ? ('members' as const) : ('seats' as const),
    }
    const number = Number(url.searchParams.get('number')) || null
    if (number !== null) {
      const changed = await call('PUT /gatherings/:gathering/decisions/:number', { params: { gathering: params.gathering, number }, body })
      if (!changed.ok) return refused('prepare', changed.problem, form)
      redirect(303, `/g/${params.gathering}/decisions/${number}?done=prepare`)
    }
    const made = await call('POST /gatherings/:gathering/decisions', { params, key: textOf(form, 'key'), body })
    if (!made.ok) return refused('prepare', made.problem, form)
    redirect(303, `/g/${params.gathering}/decisions/${made.answer.number}?done=prepare`)
  },
}

/** The rule that the builder made; without one, the rule with the chosen name. */
async function ruleOf(call: ReturnType<typeof makeClient>, form: FormData) {
  const built = textOf(form, 'rule')
  if (built !== '') return isRuleText(built)
  const { rules } = answered(await call('GET /decision-rules'))
  return rules.find(({ rule }) => rule.key === textOf(form, 'named'))?.rule ?? null
}
