import { describe, expect, it } from 'vitest'
import { atomFeed } from './feed.ts'

const facts = {
  title: 'A <café> & "more"\u0000',
  page: 'http://h/g/cafe',
  self: 'http://h/g/cafe/feed.atom',
  updated: '2026-01-01T00:00:00.000Z',
}

describe('a feed', () => {
  it('lists the news, each under the address of its entry', () => {
    const feed = atomFeed(facts, [{ entry: 12, at: '2026-11-24T10:00:00.000Z', sentence: 'The doors are open.' }])
    expect(feed).toContain('<id>http://h/g/cafe#entry-12</id>')
    expect(feed).toContain('<updated>2026-11-24T10:00:00.000Z</updated>')
    expect(feed).toContain('<title>The doors are open.</title>')
  })
  it('lets no text end an element, and leaves out what XML does not take', () => {
    expect(atomFeed(facts, [])).toContain('<title>A &lt;café&gt; &amp; &quot;more&quot;</title>')
  })
})
