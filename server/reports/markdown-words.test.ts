/** What people write stays words in Markdown and in pictures, whatever signs it holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../test-house.ts'
import { aCafe, type TestCafe } from '../test-cafe.ts'

let test: TestHouse
let cafe: TestCafe

const IDEAS = [
  'Underlined\n===',
  'Ruled\n---',
  'Starred\n***',
  '#',
  '# Heading',
  '-',
  '1.',
  '1. One',
  '+ plus',
  '> quoted',
  '[link](javascript:alert(1))',
  '![picture](http://evil.example/x.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '`code`',
  '```\nfence\n```',
  '~~~\nfence',
  '| a | b |\n|---|---|',
  '&lt;b&gt;',
  '[x]: http://evil.example',
  'one\n\n# two',
  '<http://evil.example>',
  '\u202Eturned',
  ']]></text><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  '\uFFFEa\uFFFF',
  'a\u2028# b',
  '__proto__',
  '\\# x',
  "'; drop table ideas; --",
  '{{7*7}} ${7*7} <%= 7 %>',
  '👩‍👩‍👧‍👦',
  '\u001b[31mred',
  '%s %n',
  '</style><script>alert(1)</script>',
  '<!--',
  '&#x3C;script&#x3E;',
]

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  const seat = await cafe.aSeat()
  await cafe.untilRound(1)
  for (const idea of IDEAS) await seat.say(idea)
})
afterAll(async () => await test.close())

const paper = async (name: string): Promise<string> => (await test.app.inject({ method: 'GET', url: `/g/${cafe.slug}/${name}` })).payload

describe('words that look like something else', () => {
  it('make no heading, no rule, no list, no link, no picture and no code in the report', async () => {
    const lines = (await paper('report.md')).split('\n')
    const ours = new Set(lines.filter((line) => /^#{1,3} (\d+ |Summary|A café|.\) |Without|Ideas|Who took part|Whose views)/.test(line)))
    const strange = lines.filter(
      (line) =>
        !ours.has(line) &&
        (/^\s*(#{1,6}(\s|$)|=+\s*$|>|```|~~~)/.test(line) ||
          /(?<!\\)<[a-z/!]/i.test(line) ||
          /(?<!\\)!\[(?!.*poster\.svg)/.test(line) ||
          /\]\((?!http:\/\/localhost:8080\/g\/)/.test(line.replaceAll(/\\./g, ''))),
    )
    expect(strange).toEqual([])
    expect(lines.filter((line) => /^\s*-+\s*$/.test(line))).toEqual(['---'])
  })
  it('leave the poster a picture without anything that runs', async () => {
    const svg = await paper('poster.svg')
    expect(svg).not.toMatch(/<(script|foreignObject|image|img|a|iframe|animate|set)\b/i)
    expect(svg.match(/<[a-z][^>]*>/gi)?.filter((element) => /\son\w+=|javascript:/i.test(element))).toEqual([])
    expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
    expect(svg.match(/<style>/g)).toHaveLength(1)
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length)
  })
})
