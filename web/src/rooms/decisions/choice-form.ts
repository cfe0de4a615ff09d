/** The form that prepares a choice among options: what it sends, and how it is filled in again. */
import type { DecisionView } from '../../../../contract/decisions.ts'
import { CHOICE_METHODS, type ChoiceMethod } from '../../../../core/decisions/choice-ballots.ts'
import { isOfOne } from '../../../../core/decisions/choosing.ts'
import { OWN_RULE_KEY } from '../../../../core/decisions/recorded-rule.ts'
import { textOf } from '$line/answered.ts'
import { say } from '$words/decisions'
import { numbersOf } from '../weigh/number-spans.ts'

export const METHODS: Readonly<Record<ChoiceMethod, { readonly name: () => string; readonly says: () => string }>> = {
  schulze: { name: say.methodSchulze, says: say.methodSchulzeSays },
  'majority-judgement': { name: say.methodJudgement, says: say.methodJudgementSays },
  stv: { name: say.methodTransferable, says: say.methodTransferableSays },
  'equal-shares': { name: say.methodShares, says: say.methodSharesSays },
}
/** Quorums that a choice may ask for; others are built by the API. */
export const QUORUMS: Readonly<Record<'none' | 'half' | 'thirds', () => string>> = {
  none: say.quorumNone,
  half: say.quorumHalf,
  thirds: say.quorumThirds,
}
const QUORUM_SHARES = { half: [1, 2], thirds: [2, 3] } as const
const STATEMENTS_OF = 'statements-'

/** What a form sends to the house; a text that names no numbers is told by its field. */
export function choiceOfForm(form: FormData) {
  const method = CHOICE_METHODS.find((one) => one === textOf(form, 'method')) ?? 'schulze'
  const seats = isOfOne({ method }) ? 1 : Number(textOf(form, 'seats')) || 1
  const share = textOf(form, 'quorum') === 'half' ? QUORUM_SHARES.half : textOf(form, 'quorum') === 'thirds' ? QUORUM_SHARES.thirds : null
  const quorum = share === null ? [] : [{ kind: 'quorum_of_all', threshold: { share: [...share], isStrict: false } }]
  const options = optionsOf(form)
  if (!options.ok) return options
  return {
    ok: true as const,
    body: {
      question: textOf(form, 'question'),
      explanation: textOf(form, 'explanation'),
      rule: { key: OWN_RULE_KEY, name: METHODS[method].name(), conditions: [{ kind: 'choose', method, seats }, ...quorum] },
      options: options.options,
      isSecret: textOf(form, 'secrecy') !== 'recorded',
      electorate: textOf(form, 'electorate') === 'members' ? ('members' as const) : ('seats' as const),
    },
  }
}

function optionsOf(form: FormData) {
  const themes = form.getAll('theme').filter((theme) => typeof theme === 'string')
  const own = textOf(form, 'own')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const ideas = textOf(form, 'ideas') === '' ? [] : numbersOf(textOf(form, 'ideas'))
  if (ideas === null) return { ok: false as const, field: 'ideas' }
  const statements: { statement: { weighing: string; number: number } }[] = []
  for (const name of form.keys()) {
    if (!name.startsWith(STATEMENTS_OF) || textOf(form, name) === '') continue
    const numbers = numbersOf(textOf(form, name))
    if (numbers === null) return { ok: false as const, field: name }
    statements.push(...numbers.map((number) => ({ statement: { weighing: name.slice(STATEMENTS_OF.length), number } })))
  }
  const options = [
    ...ideas.map((idea) => ({ idea })),
    ...themes.map((theme) => ({ theme })),
    ...statements,
    ...own.map((text) => ({ text })),
  ]
  return { ok: true as const, options }
}

/** A decision that is prepared, as its form was filled in. */
export function typedOfChoice({ question, explanation, rule, options, isSecret, electorate }: DecisionView): Record<string, string> {
  const share = JSON.stringify(rule.rule.conditions.find(({ kind }) => kind === 'quorum_of_all')?.['threshold'] ?? null)
  const typed: Record<string, string> = {
    question: question ?? '',
    explanation: explanation ?? '',
    method: rule.choosing?.method ?? 'schulze',
    seats: String(rule.choosing?.seats ?? 1),
    quorum: share.includes('[1,2]') ? 'half' : share.includes('[2,3]') ? 'thirds' : 'none',
    ideas: options.flatMap(({ idea }) => idea ?? []).join(', '),
    theme: options.flatMap(({ source, from }) => (source === 'theme' ? (from ?? []) : [])).join(' '),
    own: options.flatMap(({ source, text }) => (source === 'own' ? (text ?? []) : [])).join('\n'),
    electorate,
    secrecy: isSecret ? 'secret' : 'recorded',
  }
  for (const { from, statement } of options) {
    if (from === null || statement === null) continue
    const name = `${STATEMENTS_OF}${from}`
    typed[name] = typed[name] === undefined ? String(statement) : `${typed[name]}, ${statement}`
  }
  return typed
}
