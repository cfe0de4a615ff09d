import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Outage } from './outage.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function anOutage() {
  const said: string[] = []
  const database = { isAway: true }
  const log = { error: (_fact: unknown, sentence: string) => said.push(sentence), info: (sentence: string) => said.push(sentence) }
  const outage = new Outage(log, async () => {
    if (database.isAway) throw new Error('away')
  })
  return { said, database, outage }
}

it('is told once however many requests meet it, and once when it is over', async () => {
  const { said, database, outage } = anOutage()
  for (let request = 0; request < 500; request++) outage.meet(new Error('away'))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(said).toHaveLength(1)
  database.isAway = false
  await vi.advanceTimersByTimeAsync(600)
  expect(said).toHaveLength(2)
  expect(said[1]).toMatch(/back after 3\.\d seconds; 500 requests/)
})

it('is told again the next time', async () => {
  const { said, database, outage } = anOutage()
  outage.meet(new Error('away'))
  database.isAway = false
  await vi.advanceTimersByTimeAsync(600)
  outage.meet(new Error('away'))
  expect(said).toHaveLength(3)
  outage.close()
})
