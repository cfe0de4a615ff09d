import { describe, expect, it } from 'vitest'
import { selfContained } from './self-contained.ts'

const FILES: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/_app/a.css': [
    'text/css',
    "@font-face{font-family:A;src:url(./latin.woff2) format('woff2');unicode-range:U+0000-00FF}@font-face{font-family:A;src:url(./greek.woff2);unicode-range:U+0370-03FF}p{color:red}",
  ],
  '/_app/latin.woff2': ['font/woff2', 'LATIN'],
  '/g/x/report/print.css': ['text/css', '@page{size:A4}'],
  '/g/x/poster.svg': ['image/svg+xml; charset=utf-8', '<svg/>'],
}
const source = {
  path: '/g/x/report',
  publicUrl: 'https://house.example',
  fetch: async (path: string) => {
    const file = FILES[path]
    return file === undefined ? new Response('', { status: 404 }) : new Response(file[1], { headers: { 'content-type': file[0] } })
  },
}

describe('a page as one file', () => {
  it('holds its styles, the fonts it needs and its pictures, and asks for nothing', async () => {
    const page =
      '<head><link href="/_app/a.css" rel="stylesheet"><link rel="stylesheet" media="print" href="/g/x/report/print.css"><link rel="modulepreload" href="/_app/x.js"></head><body><img alt="" src="/g/x/poster.svg"><script>start()</script><p>Words</p></body>'
    const one = await selfContained(page, source)
    expect(one).toContain(`src:url(data:font/woff2;base64,${btoa('LATIN')})`)
    expect(one).not.toContain('greek')
    expect(one).toContain('<style media="print">@page{size:A4}</style>')
    expect(one).toContain(`<img alt="" src="data:image/svg+xml;charset=utf-8;base64,${btoa('<svg/>')}">`)
    expect(one).not.toMatch(/<script|<link|\/_app/)
  })
  it('lets links lead to the house, and leaves those within the page and to other places', async () => {
    const one = await selfContained(
      '<a href="/g/x/ideas/1">1</a><a href="#summary">s</a><a href="https://elsewhere.example/">e</a><a href="poster.svg">p</a>',
      source,
    )
    expect(one).toBe(
      '<a href="https://house.example/g/x/ideas/1">1</a><a href="#summary">s</a><a href="https://elsewhere.example/">e</a><a href="https://house.example/g/x/poster.svg">p</a>',
    )
  })
})
