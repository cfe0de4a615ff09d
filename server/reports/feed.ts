/** A feed (Atom, RFC 4287) of a gathering or of one idea: the same news as letters, for any reader of feeds. */
import type { NewsItem } from '../../contract/follow.ts'
import { xmlText } from './xml-text.ts'

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
    <id>${xmlText(facts.page)}#entry-${entry}</id>
    <title>${xmlText(sentence)}</title>
    <updated>${at}</updated>
    <link rel="alternate" href="${xmlText(facts.page)}"/>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(facts.self)}</id>
  <title>${xmlText(facts.title)}</title>
  <updated>${news[0]?.at ?? facts.updated}</updated>
  <author><name>Entente</name></author>
  <link rel="self" href="${xmlText(facts.self)}"/>
  <link rel="alternate" href="${xmlText(facts.page)}"/>
${entries.join('\n')}
</feed>
`
}
