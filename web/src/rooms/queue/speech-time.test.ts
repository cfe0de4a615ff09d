import { expect, it } from 'vitest'
import { speechTime } from './speech-time.ts'

const at = (second: number): number => Date.parse('2013-10-08T18:00:00.000Z') + second * 1000
const speech = { startedAt: '2013-10-08T18:00:00.000Z', slotSeconds: 120 }

it.each([
  [0, '2:00', 'calm'],
  [36.2, '1:24', 'calm'],
  [100, '0:20', 'last'],
  [120, '0:00', 'last'],
  [120.4, '+0:00', 'over'],
  [132.9, '+0:12', 'over'],
  [-3, '2:00', 'calm'],
] as const)('shows a speech of two minutes after %s seconds', (second, text, mood) => {
  expect(speechTime(speech, at(second))).toMatchObject({ text, mood })
})
