import { describe, expect, it } from 'vitest'
import {
  afterSending,
  dueInMs,
  madeDue,
  nextDue,
  isWaitingIdea,
  parseWaiting,
  SEND_ATTEMPTS_MAX,
  tryAgain,
  withIdea,
  withoutIdea,
  type Queue,
  type WaitingIdea,
} from './outbox-queue.ts'

function anIdea(part: Partial<WaitingIdea> = {}): WaitingIdea {
  return {
    key: 'k1',
    round: 'r1',
    roundNumber: 1,
    text: 'Listen first',
    buildsOn: null,
    writtenAt: '2026-10-08T17:46:00.000Z',
    state: 'queued',
    attempts: 0,
    notBeforeMs: 0,
    reason: null,
    ...part,
  }
}

const parseQueue = (text: string | null) => parseWaiting(text, isWaitingIdea)

describe('the queue of a phone', () => {
  it('sends ideas in the order in which they were written', () => {
    const queue = withIdea(withIdea([], anIdea({ key: 'k1' })), anIdea({ key: 'k2' }))
    expect(nextDue(queue, 0)?.key).toBe('k1')
    expect(nextDue(withoutIdea(queue, 'k1'), 0)?.key).toBe('k2')
  })

  it('lets an idea go once it is on record', () => {
    expect(afterSending([anIdea()], 'k1', { kind: 'saved' }, 0)).toEqual([])
  })

  it('keeps a refused idea with its reason and does not send it again by itself', () => {
    const queue = afterSending([anIdea()], 'k1', { kind: 'refused', reason: 'No round is running now.' }, 0)
    expect(queue).toMatchObject([{ state: 'refused', reason: 'No round is running now.', text: 'Listen first' }])
    expect(nextDue(queue, 1e9)).toBeNull()
    expect(dueInMs(queue, 0)).toBeNull()
    expect(nextDue(tryAgain(queue, 'k1'), 0)).toMatchObject({ key: 'k1', reason: null, attempts: 0 })
  })

  it('waits without network and never gives up: being offline is no fault of the words', () => {
    let queue: Queue = [anIdea()]
    for (let turn = 0; turn < 50; turn += 1) queue = afterSending(queue, 'k1', { kind: 'offline' }, 1000 * turn)
    expect(queue).toMatchObject([{ state: 'queued', attempts: 0 }])
    expect(nextDue(queue, 49_000)).toBeNull()
    expect(nextDue(madeDue(queue), 49_000)?.key).toBe('k1')
  })

  it('backs off while the house has trouble, then keeps the words and says so', () => {
    let queue: Queue = [anIdea()]
    const pauses: number[] = []
    for (let turn = 1; turn < SEND_ATTEMPTS_MAX; turn += 1) {
      queue = afterSending(queue, 'k1', { kind: 'trouble', reason: 'The house cannot write just now.' }, 0)
      pauses.push(dueInMs(queue, 0) ?? -1)
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000])
    queue = afterSending(queue, 'k1', { kind: 'trouble', reason: 'The house cannot write just now.' }, 0)
    expect(queue).toMatchObject([{ state: 'refused', reason: 'The house cannot write just now.' }])
  })

  it('waits as long as a busy house asks for', () => {
    const queue = afterSending([anIdea()], 'k1', { kind: 'trouble', reason: '', waitMs: 45_000 }, 0)
    expect(dueInMs(queue, 0)).toBe(45_000)
  })

  it('drops nothing to make room, however much was written without network', () => {
    const queue = Array.from({ length: 250 }, (_, at) => anIdea({ key: `k${at}` })).reduce<Queue>(withIdea, [])
    expect(parseQueue(JSON.stringify(queue)).map(({ key }) => key)).toEqual(Array.from({ length: 250 }, (_, at) => `k${at}`))
  })

  it.each([[null], ['not json'], ['{}'], ['[1, null, {"key": 3}]']])('reads %s from storage as nothing', (text) => {
    expect(parseQueue(text)).toEqual([])
  })

  it('reads back what it wrote', () => {
    const queue = [anIdea({ text: 'استمعوا أولا', buildsOn: 7 })]
    expect(parseQueue(JSON.stringify(queue))).toEqual(queue)
  })
})
