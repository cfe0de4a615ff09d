/** Digits of a code as people type them: with gaps, or in the digits of their own script. */

/** Digits of a code: two groups of three on the big screen. */
export const CODE_DIGITS = 6

/** The first code points of the digits that phones of our languages type: Arabic-Indic, Persian, Devanagari, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10]

/** Plain digits of what was typed; everything else is left out. */
export function digitsOf(typed: string): string {
  return Array.from(typed, plainDigit).join('')
}

/** `471206` as it stands on the big screen: `471 206`. */
export function groupedCode(code: string): string {
  return code.length === CODE_DIGITS ? `${code.slice(0, 3)} ${code.slice(3)}` : code
}

function plainDigit(character: string): string {
  if (/[0-9]/.test(character)) return character
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => point >= first && point <= first + 9)
  return zero === undefined ? '' : String(point - zero)
}
