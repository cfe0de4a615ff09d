/** Sets the languages of a forum: what people may say they speak, and what tables may have. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets them by their codes. Refuses a code that names no language; seats and tables keep what they have. */
export async function setLanguages(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: readonly string[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const unknown = asked.findIndex((code) => !isLanguage(code))
  if (unknown !== -1)
    return refuse('invalid', {
      field: `languages.${unknown}`,
      detail: `“${asked[unknown] ?? ''}” names no language; write a code such as fr, sw or pt-BR.`,
    })
  return await perform(house, acting, async () => {
    await Promise.resolve()
    return accept({ drafts: [{ kind: 'languages_set', forum, gathering: null, body: { languages: asked } }], result: { id: forum } })
  })
}

/** Whether the tables of languages that come with the platform know a code: it has a name there, and is written as it should be. */
function isLanguage(code: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(code)[0] === code &&
      new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) !== undefined
    )
  } catch {
    return false
  }
}
