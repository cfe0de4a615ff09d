/** What somebody said of themselves last time, kept on their own phone as a cookie, so that the next café is one tap. */

export interface LastAnswers {
  /** Key of the stakeholder group, which is the same in every gathering of a forum; null for none said. */
  readonly group: string | null
  readonly region: string | null
  readonly modality: 'room' | 'online' | null
  readonly languages: readonly string[]
}

export const LAST_ANSWERS_COOKIE = 'entente_last'
/** A year: long enough for the next annual forum. */
export const LAST_ANSWERS_SECONDS = 365 * 24 * 60 * 60

/** Reads the cookie; whatever it holds, the answers are usable. */
export function parseLastAnswers(text: string | undefined): LastAnswers {
  const [group = '', region = '', modality = '', spoken = ''] = (text ?? '').split('.')
  const name = (value: string): string | null => (/^[a-z0-9-]{1,80}$/.test(value) ? value : null)
  const languages = spoken.split('_').filter((code) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code))
  return { group: name(group), region: name(region), modality: modality === 'room' || modality === 'online' ? modality : null, languages }
}

export function lastAnswersText(answers: LastAnswers): string {
  return [answers.group ?? '', answers.region ?? '', answers.modality ?? '', answers.languages.join('_')].join('.')
}
