/** A feed (Atom, RFC 4287) of a gathering or of one idea: the same news as letters, for any reader of feeds. */
import type { NewsItem } from '../../contract/follow.ts'

/** What a feed is about. */
export interface FeedFacts {
  readonly title: string
  /** Address of the page that the feed follows, and of the feed itself. */
  readonly page: string
  readonly self: string
  readonly updated: string
}

/** The feed as XML. */
export function atomFeed(facts: FeedFacts, news: readonly NewsItem[]): string {
  const entries = news.map(
    ({ entry, at, sentence }) => `  <entry>
    <id>${escaped(facts.page)}#entry-${entry}</id>
    <title>${escaped(sentence)}</title>
    <updated>${at}</updated>
    <link rel="alternate" href="${escaped(facts.page)}"/>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escaped(facts.self)}</id>
  <title>${escaped(facts.title)}</title>
  <updated>${news[0]?.at ?? facts.updated}</updated>
  <author><name>Entente</name></author>
  <link rel="self" href="${escaped(facts.self)}"/>
  <link rel="alternate" href="${escaped(facts.page)}"/>
${entries.join('\n')}
</feed>
`
}

/** Text for XML; signs that XML does not take at all are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
