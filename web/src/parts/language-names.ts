/** Names of languages as those who speak them write them, from the tables that come with the platform. */

/** `français` of `fr`; the code itself where no name is known. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code
  } catch {
    return code
  }
}

/** `français · English`, each apart from the other's direction. */
export function languageNames(codes: readonly string[]): string {
  return codes.map((code) => `\u2068${languageName(code)}\u2069`).join(' · ')
}
