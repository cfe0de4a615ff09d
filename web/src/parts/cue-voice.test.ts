/** T16: what the clock says aloud, moment by moment, as scripted. */
import { describe, expect, it } from 'vitest'
import { hearCue, type Look } from '../line/cues.ts'
import type { RunningClock } from '../line/server-clock.ts'
import { sentenceOfCue } from './cue-words.ts'

type Clock = RunningClock & { readonly item: string | null }
const BEGIN = Date.parse('2026-10-08T16:00:00.000Z')
const at = (seconds: number): string => new Date(BEGIN + seconds * 1000).toISOString()
const running = (item: string, endsAtSeconds: number): Clock => ({ state: 'running', item, endsAt: at(endsAtSeconds), leftMs: null })
const paused = (item: string, leftSeconds: number): Clock => ({ state: 'paused', item, endsAt: null, leftMs: leftSeconds * 1000 })
const over: Clock = { state: 'over', item: null, endsAt: null, leftMs: null }

/** Looks four times a second at a clock that is moved as scripted, but not while the screen sleeps. */
function spoken(
  script: readonly (readonly [second: number, clock: Clock])[],
  until: number,
  sleeps: readonly (readonly [number, number])[] = [],
) {
  const said: [number, string][] = []
  let look: Look | null = null
  for (let second = 0; second <= until; second += 0.25) {
    if (sleeps.some(([from, to]) => second > from && second < to)) continue
    const clock = script.findLast(([from]) => from <= second)?.[1] ?? over
    const heard = hearCue(look, clock, BEGIN + second * 1000)
    look = heard.look
    if (heard.cue !== null) said.push([second, sentenceOfCue(heard.cue)])
  }
  return said
}

const FIVE = '5 minutes left.'
const ONE = '1 minute left.'
const THIRTY = '30 seconds left.'
const END = 'The time is over.'

describe('what the clock says aloud', () => {
  it.each<[string, ReturnType<typeof spoken>, ReturnType<typeof spoken>]>([
    [
      'of an item of ten minutes: four sentences, each once',
      spoken([[0, running('round-1', 600)]], 700),
      [
        [300, FIVE],
        [540, ONE],
        [570, THIRTY],
        [600, END],
      ],
    ],
    [
      'of two items: nothing is carried over, and an item of five minutes does not begin with its length',
      spoken(
        [
          [0, running('round-1', 600)],
          [450, running('closing', 750)],
        ],
        800,
      ),
      [
        [300, FIVE],
        [690, ONE],
        [720, THIRTY],
        [750, END],
      ],
    ],
    [
      'of a pause: nothing while it lasts, and nothing twice after it',
      spoken(
        [
          [0, running('round-1', 600)],
          [541, paused('round-1', 59)],
          [900, running('round-1', 959)],
        ],
        1000,
      ),
      [
        [300, FIVE],
        [540, ONE],
        [929, THIRTY],
        [959, END],
      ],
    ],
    [
      'of minutes given: what is true anew is said anew',
      spoken(
        [
          [0, running('round-1', 600)],
          [550, running('round-1', 660)],
        ],
        700,
      ),
      [
        [300, FIVE],
        [540, ONE],
        [600, ONE],
        [630, THIRTY],
        [660, END],
      ],
    ],
    [
      'of minutes taken: only what is true now',
      spoken(
        [
          [0, running('round-1', 600)],
          [200, running('round-1', 259)],
        ],
        300,
      ),
      [
        [200, ONE],
        [229, THIRTY],
        [259, END],
      ],
    ],
    [
      'to somebody who opens the page late: only what is still to come',
      spoken([[0, running('round-1', 250)]], 300),
      [
        [190, ONE],
        [220, THIRTY],
        [250, END],
      ],
    ],
    ['to a phone that slept through three of them: no burst', spoken([[0, running('round-1', 600)]], 700, [[200, 585]]), [[600, END]]],
    ['to a phone that slept beyond the end: nothing', spoken([[0, running('round-1', 600)]], 900, [[200, 640]]), []],
    ['after the programme: nothing', spoken([[0, over]], 60), []],
  ])('%s', (_, said, script) => {
    expect(said).toEqual(script)
  })

  it('says nothing twice when the clock is corrected back by a moment', () => {
    const clock = running('round-1', 600)
    const first = hearCue({ item: 'round-1', leftMs: 300_100, given: null }, clock, BEGIN + 300_050)
    const back = hearCue(first.look, clock, BEGIN + 299_800)
    const again = hearCue(back.look, clock, BEGIN + 300_100)
    expect([first.cue, back.cue, again.cue]).toEqual(['five', null, null])
  })
})
