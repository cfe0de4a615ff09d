/** How wide a text will be, without a font at hand: exact for the Latin letters of the two families of the house, by average for other scripts. */

/** The two voices: the serif for people, the bold sans for the system. */
export type Voice = 'voice' | 'print'

// Advances in thousandths of the size for U+0020 to U+007E, measured of Literata 400 and Sofia Sans 700.
const ASCII: Readonly<Record<Voice, readonly number[]>> = {
  voice: [
    200, 321, 386, 672, 561, 850, 810, 235, 332, 332, 449, 582, 328, 354, 333, 427, 579, 407, 508, 542, 551, 508, 538, 507, 551, 524, 333,
    328, 582, 582, 582, 538, 849, 733, 659, 699, 765, 636, 614, 751, 839, 409, 557, 753, 636, 1002, 833, 760, 602, 760, 724, 598, 736, 809,
    737, 1089, 706, 714, 656, 333, 427, 333, 582, 470, 500, 539, 607, 499, 612, 519, 386, 558, 661, 333, 309, 608, 335, 969, 661, 586, 617,
    600, 473, 452, 403, 634, 590, 858, 567, 575, 486, 372, 420, 372, 582,
  ],
  print: [
    203, 256, 376, 613, 630, 945, 678, 205, 278, 278, 411, 600, 264, 485, 264, 393, 594, 480, 551, 562, 570, 542, 585, 548, 590, 595, 260,
    269, 600, 600, 600, 489, 994, 587, 588, 643, 649, 540, 516, 660, 668, 267, 277, 615, 487, 785, 669, 651, 559, 651, 613, 572, 545, 651,
    607, 872, 577, 563, 556, 280, 393, 280, 523, 545, 241, 504, 540, 526, 546, 530, 381, 520, 558, 245, 246, 516, 245, 840, 558, 544, 540,
    545, 365, 471, 395, 546, 513, 741, 504, 512, 473, 290, 261, 290, 600,
  ],
}
/** Thousandths of the size: a wide character of East Asia, a letter of another cased script small and capital, one that joins. */
const WIDE = 1_000
const SMALL = 640
const CAPITAL = 780
const JOINED = 520
const OTHER = 620
/** Fonts that stand in for ours, and kerning, differ by a little; a line is broken a little early rather than late. */
const ALLOWANCE = 1.03

const NO_WIDTH = /\p{M}|\p{Cf}/u
const EAST_ASIAN =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]|[\u{20000}-\u{3FFFD}]/u
const JOINING = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u

/**
 * Estimated width of a text in the unit of its size, with 3 % to spare.
 * @param size size of the type, in any unit
 */
export function textWidth(text: string, size: number, voice: Voice): number {
  let thousandths = 0
  for (const character of text) thousandths += advance(character, voice)
  return (thousandths / 1_000) * size * ALLOWANCE
}

/** True when the first letter of a text is of a script that runs from right to left; digits and signs decide nothing. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}

/** True for characters that are written without spaces between words, so that a line may end after any of them. */
export function isEastAsian(character: string): boolean {
  return EAST_ASIAN.test(character)
}

function advance(character: string, voice: Voice): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code <= 0x7e) return ASCII[voice][code - 0x20] ?? OTHER
  if (NO_WIDTH.test(character)) return 0
  if (EAST_ASIAN.test(character)) return WIDE
  if (JOINING.test(character)) return JOINED
  const plain = character.normalize('NFD').codePointAt(0) ?? 0
  if (plain >= 0x20 && plain <= 0x7e) return ASCII[voice][plain - 0x20] ?? OTHER
  if (character === '’' || character === '‘') return 330
  return /\p{Lu}/u.test(character) ? CAPITAL : /\p{Ll}/u.test(character) ? SMALL : OTHER
}
