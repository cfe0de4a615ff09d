/** What a press on the veil asks for: everything, one idea more, one less. */
import type { Api } from '../../../../contract/api.ts'
import type { CallOf } from '../../../../contract/route.ts'
import { textOf } from '../../line/answered.ts'

type Veil = CallOf<Api['PUT /gatherings/:gathering/veil']>['body']

/** The veil after the pressed button: `veil-all`, `reveal-all`, `veil` with a number, `reveal:<number>`. */
export function veilAfter(form: FormData): Veil {
  const ideas = textOf(form, 'ideas').split(' ').map(Number).filter(Boolean)
  const [act = '', number = ''] = textOf(form, 'do').split(':')
  switch (act) {
    case 'veil-all':
      return { isAll: true, ideas }
    case 'reveal-all':
      return { isAll: false, ideas: [] }
    case 'reveal':
      return { isAll: false, ideas: ideas.filter((one) => one !== Number(number)) }
    default:
      return { isAll: textOf(form, 'all') === 'yes', ideas: [...new Set([...ideas, Number(textOf(form, 'idea'))])].filter(Boolean) }
  }
}
