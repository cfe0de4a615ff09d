/** What paper needs that a page cannot say in its own style sheet: running heads with the title, pages counted. */

/** The facts that stand at the head and foot of every page. */
export interface RunningWords {
  readonly symbol: string
  readonly title: string
  readonly foot: string
  /** Stands at the foot of the poster instead. */
  readonly posterFoot: string
  /** Between the number of the page and the number of pages. */
  readonly of: string
}

/** A CSS string that holds any text: whatever is not a plain letter, digit or space is written as its code, so that no text can end the string. */
export function cssString(text: string): string {
  return `"${[...text].map((sign) => (/^[A-Za-z0-9 ]$/.test(sign) ? sign : `\\${sign.codePointAt(0)?.toString(16) ?? '20'} `)).join('')}"`
}

/** The style sheet of a printed report, A4. */
export function printStyle(words: RunningWords): string {
  const box = 'font: 400 9pt/1.2 "Sofia Sans Condensed Variable", "Roboto Condensed", "Arial Narrow", sans-serif; color: #14181d;'
  const head = `${box} vertical-align: bottom; padding-bottom: 1.6mm; margin-bottom: 5mm; border-bottom: 0.5pt solid #14181d;`
  const foot = `${box} vertical-align: top; padding-top: 2mm; margin-top: 4mm; border-top: 0.5pt solid #14181d;`
  return `@page {
  size: A4;
  margin: 24mm 18mm 22mm;
  @top-left { content: ${cssString(words.symbol)}; ${head} text-align: left; width: 40%; }
  @top-right { content: ${cssString(words.title)}; ${head} text-align: right; width: 60%; }
  @bottom-left { content: ${cssString(words.foot)}; ${foot} text-align: left; width: 80%; }
  @bottom-right { content: counter(page) ${cssString(` ${words.of} `)} counter(pages); ${foot} text-align: right; width: 20%; }
}
@page poster {
  margin: 5mm 5mm 14mm;
  @top-left { content: none; border: 0; }
  @top-right { content: none; border: 0; }
  @bottom-left { content: ${cssString(words.posterFoot)}; border: 0; padding-left: 4mm; }
  @bottom-right { border: 0; padding-right: 4mm; }
}
@page :first {
  margin-top: 14mm;
  @top-left { content: none; border: 0; }
  @top-right { content: none; border: 0; }
}
`
}
