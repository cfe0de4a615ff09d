import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HouseTime } from './house-time.ts'

const HOUSE_MS = Date.parse('2026-10-08T17:00:00.000Z')
const DAY_MS = 24 * 60 * 60 * 1000

/** A device that was switched on `steadyMs` ago, whose clock is off by `offMs`. */
function aDevice(offMs: number) {
  let steadyMs = 5_000
  let houseMs = HOUSE_MS
  let off = offMs
  const time = new HouseTime()
  const reading = () => ({ steadyMs, wallMs: houseMs + off })
  return {
    time,
    wait: (ms: number) => {
      steadyMs += ms
      houseMs += ms
      return time.look(reading())
    },
    /** The steady clock stands still meanwhile. */
    sleep: (ms: number) => {
      houseMs += ms
      return time.look(reading())
    },
    set: (byMs: number) => {
      off += byMs
      return time.look(reading())
    },
    /** Asks the house; the answer takes as long each way as is said. */
    ask: (thereMs: number, backMs: number) => {
      const sentAtMs = steadyMs
      const serverNowMs = houseMs + thereMs
      steadyMs += thereMs + backMs
      houseMs += thereMs + backMs
      time.look(reading())
      time.see({ serverNowMs, sentAtMs, heardAtMs: steadyMs })
    },
    errorMs: () => (time.skewAt(reading()) ?? Number.NaN) + reading().wallMs - houseMs,
  }
}

describe('the time of the house on a device', () => {
  it('is right to half a round trip, however wrong the device is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 2_000 })), { minLength: 1, maxLength: 6 }),
        (offMs, ways) => {
          const device = aDevice(offMs)
          for (const [there, back] of ways) device.ask(there, back)
          const best = Math.min(...ways.map(([there, back]) => there + back))
          expect(Math.abs(device.errorMs())).toBeLessThanOrEqual(best / 2 + 4)
        },
      ),
    )
  })
  it('does not move when the clock of the device is set, by a day either way, and asks to be measured again', () => {
    const device = aDevice(0)
    device.ask(20, 20)
    device.wait(250)
    expect([device.set(DAY_MS), Math.abs(device.errorMs()) < 2, device.time.isDoubted]).toEqual([true, true, true])
    device.ask(20, 20)
    expect([device.set(-3 * DAY_MS), Math.abs(device.errorMs()) < 2]).toEqual([true, true])
  })
  it('notices a sleep in which its steady clock stood still, and is right with the next sight, even a slow one', () => {
    const device = aDevice(0)
    device.ask(5, 5)
    expect(device.sleep(180_000)).toBe(true)
    expect(Math.abs(device.errorMs())).toBeGreaterThan(170_000)
    device.ask(600, 600)
    expect(Math.abs(device.errorMs())).toBeLessThanOrEqual(600)
    expect(device.time.isDoubted).toBe(false)
  })
  it('takes a jump ahead for a sleep while the house cannot be asked, and a jump back for a clock that was set', () => {
    const device = aDevice(0)
    device.ask(5, 5)
    device.sleep(180_000)
    device.time.settle()
    expect(Math.abs(device.errorMs())).toBeLessThan(2)
    device.ask(5, 5)
    device.set(-180_000)
    device.time.settle()
    expect(Math.abs(device.errorMs())).toBeLessThan(2)
  })
  it('is not fooled into doubt by the small differences of two clocks that tick', () => {
    const device = aDevice(0)
    device.ask(5, 5)
    expect([device.wait(250), device.set(40), device.wait(60_000), device.set(-40)]).toEqual([false, false, false, false])
  })
  it('keeps a good sight against a slow one, until its age has blurred it', () => {
    const device = aDevice(0)
    device.ask(10, 10)
    device.ask(500, 3_000)
    expect(device.time.roundTripMs).toBe(20)
    device.wait(60 * 60_000)
    device.ask(150, 150)
    expect(device.time.roundTripMs).toBe(300)
  })
})
