import { describe, expect, it } from 'vitest'
import { impurities } from './purity.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('core and maths touch nothing', () => {
  it('holds in this checkout', () => {
    expect(listed(impurities(checkout()))).toBe('')
  })
  it.each([
    ['files', `import { readFileSync } from 'node:fs'`],
    ['a framework', `import type { FastifyInstance } from 'fastify'`],
    ['the clock by new Date()', 'export const now = () => new Date()'],
    ['the clock by Date.now()', 'export const now = () => Date.now()'],
    ['chance', 'export const dice = () => Math.random()'],
    ['chance of the platform', 'export const id = () => crypto.randomUUID()'],
    ['the network', `export const get = () => fetch('/')`],
    ['a timer', 'export const later = (act: () => void) => setTimeout(act, 1)'],
    ['the process', 'export const mode = process.env'],
    ['everything', 'export const all = globalThis.crypto'],
    ['the terminal', `export const say = () => console.log('x')`],
  ])('would find %s', (_, text) => {
    expect(impurities(aTree({ 'core/ideas/idea.ts': text }))).not.toEqual([])
    expect(impurities(aTree({ 'maths/seating/plan.ts': text }))).not.toEqual([])
  })
  it('lets a rule count with instants it was given, and call a field what it likes', () => {
    const text = `import { sha256 } from '@noble/hashes/sha2.js'\nexport const year = (at: string, place: { process: string }) => new Date(at).getUTCFullYear() + place.process.length + sha256.length`
    expect(impurities(aTree({ 'core/ideas/idea.ts': text }))).toEqual([])
  })
})
