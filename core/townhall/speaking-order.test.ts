import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountSeconds, groupTimes } from './floor-times.ts'
import { OVERTAKEN_MAX, speakingOrder, type Floor, type Hand, type Turn } from './speaking-order.ts'

const GROUPS = ['G', 'P', 'C', 'T'] as const
const SLOT_MS = 120_000
const at = (second: number): string => new Date(Date.UTC(2013, 9, 8, 18, 0, second)).toISOString()
const hand = (id: string, side: Hand['side'], group: string | null, second: number, speaker = id): Hand => ({
  id,
  speaker,
  group,
  side,
  raisedAt: at(second),
})
const turn = (raised: Hand, spokenMs = SLOT_MS): Turn => ({ ...raised, spokenMs, slotMs: SLOT_MS })
const floor = (hands: readonly Hand[], turns: readonly Turn[] = []): Floor => ({ hands, turns, here: GROUPS, slotMs: SLOT_MS })
const orderOf = (given: Floor) => speakingOrder(given, 100).map(({ id }) => id)
const firstOf = (given: Floor) => speakingOrder(given, 1)[0]

/** Hands and past speeches as a hall could have them; ids are unlike, times may be equal. */
const hands = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    side: fc.constantFrom('room' as const, 'online' as const),
    group: fc.constantFrom(...GROUPS, null),
    second: fc.integer({ min: 0, max: 40 }),
    person: fc.integer({ min: 0, max: 9 }),
  }),
  { selector: ({ id }) => id, maxLength: 14 },
)
const floors = fc
  .record({
    hands,
    turns: fc.array(fc.tuple(fc.nat({ max: 13 }), fc.integer({ min: 0, max: 400_000 })), { maxLength: 8 }),
    before: hands,
  })
  .map(({ hands: up, turns, before }): Floor => {
    const raised = (one: (typeof up)[number]): Hand => hand(one.id, one.side, one.group, one.second, `p${one.person}`)
    const past = turns.flatMap(([which, spokenMs]) => {
      const one = before[which]
      return one === undefined ? [] : [turn(raised(one), spokenMs)]
    })
    return floor(up.map(raised), past)
  })

describe('who speaks next', () => {
  it('lets room and online take turns, whatever came first', () => {
    const up = [hand('a', 'room', 'G', 1), hand('b', 'room', 'P', 2), hand('c', 'online', 'G', 3), hand('d', 'online', 'T', 4)]
    expect(orderOf(floor(up, [turn(hand('x', 'room', 'C', 0))]))).toEqual(['c', 'b', 'd', 'a'])
    expect(firstOf(floor(up, [turn(hand('x', 'room', 'C', 0))]))?.why).toEqual(['side', 'raised'])
  })
  it('puts those who have not spoken before those who have', () => {
    const before = turn(hand('x', 'room', 'P', 0, 'ana'), 1000)
    expect(firstOf(floor([hand('a', 'room', 'P', 1, 'ana'), hand('b', 'room', 'G', 9, 'ben')], [before]))).toMatchObject({
      id: 'b',
      why: ['first'],
    })
  })
  it('puts the group first that has had less, and counts what was shared out to it', () => {
    const up = [hand('a', 'room', 'P', 1), hand('b', 'room', 'T', 2)]
    expect(firstOf(floor(up, [turn(hand('x', 'room', 'P', 0), 30_000)]))).toMatchObject({ id: 'b', why: ['time'], accountSeconds: 0 })
    // P spoke 0:20, T 0:05; T's neighbour C overran by 0:90, of which P and T and G get 0:30 each: nothing changes between them.
    const said = [turn(hand('x', 'room', 'P', 0), 20_000), turn(hand('y', 'room', 'T', 0), 5000), turn(hand('z', 'room', 'C', 0), 210_000)]
    expect(firstOf(floor(up, said))).toMatchObject({ id: 'b', accountSeconds: -25 })
  })
  it('gives the turn to another group where the times are alike, and else to the hand raised first', () => {
    const last = [turn(hand('x', 'room', 'P', 0), 60_000), turn(hand('y', 'room', 'G', 0), 60_000)]
    expect(firstOf(floor([hand('a', 'room', 'G', 1), hand('b', 'room', 'P', 2)], last))).toMatchObject({ id: 'b', why: ['other_group'] })
    expect(firstOf(floor([hand('b', 'room', 'T', 2), hand('a', 'room', 'C', 1)], last))).toMatchObject({ id: 'a', why: ['raised'] })
    expect(firstOf(floor([hand('b', 'room', 'T', 2)], last))?.why).toEqual(['only'])
  })
  it('says nothing where nobody waits', () => expect(speakingOrder(floor([]), 10)).toEqual([]))

  it('names everybody once, and the same whatever the order in which the hands are told', () => {
    fc.assert(
      fc.property(floors, fc.integer(), (given, seed) => {
        const order = orderOf(given)
        expect(order.toSorted()).toEqual(given.hands.map(({ id }) => id).toSorted())
        const shuffled = given.hands.toSorted((a, b) => ((a.id.charCodeAt(0) * seed) % 7) - ((b.id.charCodeAt(1) * seed) % 7))
        expect(speakingOrder({ ...given, hands: shuffled }, 100)).toEqual(speakingOrder(given, 100))
      }),
    )
  })
  it('never gives one side two turns while the other waits', () => {
    fc.assert(
      fc.property(floors, (given) => {
        const sides = new Map(given.hands.map(({ id, side }) => [id, side]))
        const order = orderOf(given).map((id) => sides.get(id))
        let last = given.turns.at(-1)?.side
        for (const [place, side] of order.entries()) {
          if (side === last) expect(new Set(order.slice(place))).toEqual(new Set([side]))
          last = side
        }
      }),
    )
  })
  it('puts nobody before somebody of the same side who has spoken less often, or whose group has had less, but for who was overtaken', () => {
    fc.assert(
      fc.property(floors, (given) => {
        const [placed] = speakingOrder(given, 1)
        const chosen = given.hands.find(({ id }) => id === placed?.id)
        if (placed === undefined || chosen === undefined || placed.why.includes('overtaken')) return
        const spoke = (one: Hand) => given.turns.filter(({ speaker }) => speaker === one.speaker).length
        const times = new Map(groupTimes(GROUPS, given.turns).map((time) => [time.group, accountSeconds(time)]))
        for (const other of given.hands.filter(({ side }) => side === chosen.side)) {
          expect(spoke(chosen)).toBeLessThanOrEqual(spoke(other))
          if (spoke(chosen) === spoke(other)) expect(times.get(chosen.group) ?? 0).toBeLessThanOrEqual(times.get(other.group) ?? 0)
        }
      }),
    )
  })
  it('lets nobody starve, whoever raises a hand meanwhile', () => {
    fc.assert(
      fc.property(
        floors,
        fc.array(fc.record({ side: fc.constantFrom('room' as const, 'online' as const), group: fc.constantFrom(...GROUPS) }), {
          minLength: 90,
          maxLength: 90,
        }),
        (given, newcomers) => {
          // Everybody of the first floor has spoken often and their group much: newcomers are preferred by every other rule.
          const worst = hand('worst', 'room', 'G', 41, 'often')
          const turns: Turn[] = [
            ...given.turns,
            ...Array.from({ length: 3 }, (_, n) => turn(hand(`w${n}`, 'room', 'G', 0, 'often'), 400_000)),
          ]
          let up: readonly Hand[] = [...given.hands, worst]
          const bound = 2 * (up.filter(({ side }) => side === 'room').length - 1 + OVERTAKEN_MAX) + 1
          let before = 0
          for (const [n, { side, group }] of newcomers.entries()) {
            up = up.concat(hand(`new${n}`, side, group, 42 + n))
            const id = firstOf(floor(up, turns))?.id
            if (id === 'worst') break
            before += 1
            const spoken = up.find((one) => one.id === id)
            if (spoken !== undefined) turns.push(turn(spoken, 10_000))
            up = up.filter((one) => one.id !== id)
          }
          expect(before).toBeLessThanOrEqual(bound)
        },
      ),
      { numRuns: 40 },
    )
  })
})
