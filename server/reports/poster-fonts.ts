/** The fonts of a poster, inside its file: it is printed and passed on where our pages are not. Only the scripts that it uses are put in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../settings/project-root.ts'

interface Subset {
  readonly family: 'Literata' | 'Sofia Sans' | 'Noto Naskh Arabic'
  readonly file: string
  readonly range: string
  readonly isNeeded: (text: string) => boolean
}

const LATIN_RANGE = 'U+0000-00FF,U+2000-206F,U+20AC,U+2122'
const LATIN_EXT_RANGE = 'U+0100-02FF,U+1E00-1EFF'
const CYRILLIC_RANGE = 'U+0400-04FF,U+2116'
const GREEK_RANGE = 'U+0370-03FF'
const ARABIC_RANGE = 'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFF'
const HAS = {
  latinExt: /[\u0100-\u02FF\u1E00-\u1EFF]/,
  cyrillic: /[\u0400-\u04FF]/,
  greek: /[\u0370-\u03FF]/,
  arabic: /[\u0600-\u06FF\u0750-\u077F]/,
}

const SUBSETS: readonly Subset[] = [
  ...(['Literata', 'Sofia Sans'] as const).flatMap((family): Subset[] => {
    const name = family.toLowerCase().replaceAll(' ', '-')
    const file = (script: string) => `${name}/files/${name}-${script}-wght-normal.woff2`
    return [
      { family, file: file('latin'), range: LATIN_RANGE, isNeeded: () => true },
      { family, file: file('latin-ext'), range: LATIN_EXT_RANGE, isNeeded: (text) => HAS.latinExt.test(text) },
      { family, file: file('cyrillic'), range: CYRILLIC_RANGE, isNeeded: (text) => HAS.cyrillic.test(text) },
      { family, file: file('greek'), range: GREEK_RANGE, isNeeded: (text) => HAS.greek.test(text) },
    ]
  }),
  {
    family: 'Noto Naskh Arabic',
    file: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
    range: ARABIC_RANGE,
    isNeeded: (text) => HAS.arabic.test(text),
  },
]
/** Weights that the variable fonts hold; the same for all, so that a browser asks for none that is not there. */
const WEIGHTS = '400 800'

const files = new Map<string, string>()

/** `@font-face` rules for a text. */
export async function fontFacesFor(text: string): Promise<string> {
  const faces = await Promise.all(
    SUBSETS.filter((subset) => subset.isNeeded(text)).map(
      async ({ family, file, range }) =>
        `@font-face{font-family:'${family}';font-weight:${WEIGHTS};src:url(data:font/woff2;base64,${await fontFile(file)}) format('woff2');unicode-range:${range}}`,
    ),
  )
  return faces.join('')
}

/** A font file as base64. Read once: it does not change while the house runs. */
async function fontFile(file: string): Promise<string> {
  const known = files.get(file)
  if (known !== undefined) return known
  const read = (await readFile(join(PROJECT_ROOT, 'node_modules/@fontsource-variable', file))).toString('base64')
  files.set(file, read)
  return read
}
