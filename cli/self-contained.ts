/** Makes a page of the house one file that needs nothing else: styles, fonts and pictures inside, scripts out, links to the house itself. */
import type { Fetch } from '../contract/client.ts'

/** Where a page comes from. */
export interface PageSource {
  readonly path: string
  /** Address of the house, which links are made to lead to. */
  readonly publicUrl: string
  readonly fetch: Fetch
}

/** The page as one file. */
export async function selfContained(page: string, source: PageSource): Promise<string> {
  const still = page
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replaceAll(/<link\b[^>]*rel="(?:modulepreload|manifest|icon|preload)"[^>]*>/gi, '')
  const styled = await replaceEach(still, /<link\b[^>]*rel="stylesheet"[^>]*>/gi, async (tag) => await inlineStyle(tag, source, still))
  const pictured = await replaceEach(styled, /<img\b[^>]*\bsrc="([^"]+)"[^>]*>/gi, async (tag, address) =>
    address.startsWith('data:') ? tag : tag.replace(address, await dataUri(address, source.path, source)),
  )
  return pictured.replaceAll(
    /\s(href|action)="(?!#|[a-z]+:|\/\/)([^"]*)"/gi,
    (_, name: string, address: string) => ` ${name}="${source.publicUrl}${absolute(address, source.path)}"`,
  )
}

async function inlineStyle(tag: string, source: PageSource, page: string): Promise<string> {
  const address = /href="([^"]+)"/.exec(tag)?.[1]
  if (address === undefined) return ''
  const path = absolute(address, source.path)
  const answer = await source.fetch(path, { method: 'GET' })
  if (!answer.ok) return ''
  const media = /media="([^"]+)"/.exec(tag)?.[1]
  const css = await inlineFonts(await answer.text(), path, source, new Set(page))
  return `<style${media === undefined ? '' : ` media="${media}"`}>${css.replaceAll('</', '<\\/')}</style>`
}

/** Fonts whose range holds a character of the page go into the file; the others are left out. */
async function inlineFonts(css: string, path: string, source: PageSource, characters: ReadonlySet<string>): Promise<string> {
  return await replaceEach(css, /@font-face\s*\{[^}]*\}/g, async (face) => {
    const range = /unicode-range:\s*([^;}]+)/.exec(face)?.[1]
    if (range !== undefined && !holdsOne(range, characters)) return ''
    return await replaceEach(face, /url\(["']?([^"')]+)["']?\)/g, async (whole, address) =>
      address.startsWith('data:') ? whole : `url(${await dataUri(address, path, source)})`,
    )
  })
}

function holdsOne(range: string, characters: ReadonlySet<string>): boolean {
  const spans = range.split(',').map((span) => {
    const [from = '', to = from] = span.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)] as const
  })
  return [...characters].some((character) =>
    spans.some(([from, to]) => (character.codePointAt(0) ?? 0) >= from && (character.codePointAt(0) ?? 0) <= to),
  )
}

async function dataUri(address: string, base: string, { fetch }: PageSource): Promise<string> {
  const answer = await fetch(absolute(address.replaceAll('&amp;', '&'), base), { method: 'GET' })
  if (!answer.ok) return address
  return `data:${answer.headers.get('content-type') ?? 'application/octet-stream'};base64,${Buffer.from(await answer.arrayBuffer()).toString('base64')}`.replaceAll(
    /;\s+/g,
    ';',
  )
}

/** Path of an address that stands in the file at `base`. */
function absolute(address: string, base: string): string {
  const url = new URL(address, `http://house${base}`)
  return `${url.pathname}${url.search}${url.hash}`
}

async function replaceEach(text: string, pattern: RegExp, make: (whole: string, group: string) => Promise<string>): Promise<string> {
  const made = await Promise.all([...text.matchAll(pattern)].map(async (match) => await make(match[0], match[1] ?? '')))
  let at = 0
  return text.replaceAll(pattern, () => made[at++] ?? '')
}
