/** Bytes a phone loads before its first idea: HTML, scripts and styles of the table page, compressed; fonts are counted apart. */
import { gzipSync } from 'node:zlib'
import { startCafe, type BenchHouse } from './bench-house.ts'
import type { Figure } from './figures.ts'

const KILO = 1000

/** Loads the table page as a phone with a seat would, with everything that its HTML asks for at once. */
export async function pageBytes(house: BenchHouse): Promise<Figure[]> {
  const cafe = await startCafe(house, 'Bytes of a page', 5)
  const cookie = `entente_seat_${cafe.id.replaceAll('-', '')}=${cafe.tokens[0] ?? ''}`
  const html = await text(`${house.address}/g/${cafe.slug}/table`, cookie)
  const seen = new Set<string>()
  let scripts = 0
  let styles = 0
  const waiting = [...html.matchAll(/(?:href|src)="([^"]+\.(?:js|css|mjs))"|import\("([^"]+\.js)"\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  while (waiting.length > 0) {
    const url = new URL(waiting.pop() ?? '', `${house.address}/g/${cafe.slug}/table`).href
    if (seen.has(url)) continue
    seen.add(url)
    const body = await text(url, cookie)
    if (url.endsWith('.css')) styles += gzipSync(body).length
    else {
      scripts += gzipSync(body).length
      // Static imports are loaded at once; imports in a call are loaded when they are needed, and are not counted.
      for (const match of body.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)) waiting.push(new URL(match[1] ?? '', url).href)
    }
  }
  const page = gzipSync(html).length
  return [
    { name: 'table page: HTML', value: page / KILO, unit: 'kB gzip' },
    { name: 'table page: scripts', value: scripts / KILO, unit: 'kB gzip' },
    { name: 'table page: styles', value: styles / KILO, unit: 'kB gzip' },
    { name: 'table page before the first idea, without fonts', value: (page + scripts + styles) / KILO, unit: 'kB gzip', most: 60 },
  ]
}

async function text(url: string, cookie: string): Promise<string> {
  const reply = await fetch(url, { headers: { cookie } })
  if (!reply.ok) throw new Error(`${url} was answered ${reply.status}`)
  return await reply.text()
}
