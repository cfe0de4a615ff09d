import { describe, expect, it } from 'vitest'
import { LINK_WINDOW_MS, LINKS_PER_EMAIL_MAX, LINKS_PER_NETWORK_MAX, LinkLimits } from './link-limits.ts'

describe('LinkLimits', () => {
  it('refuses one too many for an address and says how long to wait', () => {
    const limits = new LinkLimits()
    for (let at = 0; at < LINKS_PER_EMAIL_MAX; at += 1) expect(limits.count('a@x.org', '10.0.0.1', 0)).toBe(0)
    expect(limits.count('a@x.org', '10.0.0.2', 1_000)).toBe(LINK_WINDOW_MS / 1000 - 1)
    expect(limits.count('b@x.org', '10.0.0.1', 1_000)).toBe(0)
    expect(limits.count('a@x.org', '10.0.0.1', LINK_WINDOW_MS)).toBe(0)
  })
  it('refuses one too many from a network', () => {
    const limits = new LinkLimits()
    for (let at = 0; at < LINKS_PER_NETWORK_MAX; at += 1) expect(limits.count(`m${at}@x.org`, '10.0.0.1', 0)).toBe(0)
    expect(limits.count('one-more@x.org', '10.0.0.1', 0)).toBeGreaterThan(0)
    expect(limits.count('one-more@x.org', '10.0.0.2', 0)).toBe(0)
  })
})
