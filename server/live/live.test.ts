import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../test-cafe.ts'
import { namedRule } from '../../core/decisions/named-rules.ts'
import { aWeighing } from '../test-weighing.ts'
import { aHouse, answerOf, type TestHouse } from '../test-house.ts'

interface Frame {
  readonly id: number
  readonly name: string
  readonly data: Record<string, unknown>
}

let test: TestHouse
let address: string
beforeEach(async () => {
  test = await aHouse()
  address = await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => await test.close())

/** A screen that listens; `until` waits for a frame. */
async function listen(query: string, lastSeen?: number) {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/v1/live?${query}`, {
    signal: stop.signal,
    headers: lastSeen === undefined ? {} : { 'last-event-id': String(lastSeen) },
  })
  const frames: Frame[] = []
  const waiting: (() => void)[] = []
  void (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      frames.push(...parts.map(frameOf))
      for (const wake of waiting.splice(0)) wake()
    }
  })().catch(() => undefined)
  return {
    response,
    frames,
    close: () => stop.abort(),
    until: async (isIt: (frame: Frame) => boolean): Promise<Frame> => {
      for (;;) {
        const found = frames.find(isIt)
        if (found !== undefined) return found
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
  }
}

function frameOf(text: string): Frame {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return { id: Number(field('id')), name: field('event'), data: JSON.parse(field('data') || '{}') }
}

/** Two seats whose tables in the first round differ. */
async function atTwoTables(cafe: TestCafe): Promise<[TestSeat, TestSeat]> {
  const first = await cafe.aSeat()
  for (;;) {
    const other = await cafe.aSeat()
    if (other.seat.tables[0]?.table !== first.seat.tables[0]?.table) return [first, other]
  }
}

function textsOf(frames: readonly Frame[]): unknown[] {
  return frames
    .filter((frame) => frame.name === 'ideas')
    .flatMap((frame) => (Array.isArray(frame.data['ideas']) ? frame.data['ideas'] : []))
    .map((idea: { text: string }) => idea.text)
}

describe('the live stream', () => {
  it('says hello with its number and clock, then tells ideas as they come on record', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const wall = await listen(`gathering=${cafe.slug}`)
    expect(await wall.until((frame) => frame.name === 'hello')).toMatchObject({
      data: { isGap: false, serverNowMs: test.house.now().getTime() },
    })
    const idea = await seat.say('Told at once')
    const frame = await wall.until((one) => one.name === 'ideas')
    expect(frame).toMatchObject({ id: idea.entry, data: { ideas: [{ number: 1, text: 'Told at once' }] } })
    wall.close()
  })
  it('replays to a screen that comes back what it missed, and nothing that it saw', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const first = await seat.say('Seen')
    await seat.say('Missed one')
    await seat.say('Missed two')
    const wall = await listen(`gathering=${cafe.id}`, first.entry)
    await wall.until((frame) => frame.name === 'themes')
    // What comes on record while the screen joins is told twice rather than left out; a screen keys ideas by their ids.
    expect(new Set(textsOf(wall.frames))).toEqual(new Set(['Missed one', 'Missed two']))
    wall.close()
  })
  it('ends with the same ideas on every screen, however often they are cut', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 5 }, async () => await cafe.aSeat()))
    const steady = await listen(`gathering=${cafe.slug}`)
    let cut = await listen(`gathering=${cafe.slug}`)
    const seen: Frame[] = []
    let last = 0
    for (let turn = 0; turn < 12; turn += 1) {
      await Promise.all(seats.map(async (seat, index) => await seat.say(`Idea ${turn}-${index}`)))
      if (turn % 3 !== 2) continue
      seen.push(...cut.frames)
      last = Math.max(last, ...cut.frames.filter((frame) => frame.id > 0).map((frame) => frame.id))
      cut.close()
      cut = await listen(`gathering=${cafe.slug}`, last)
    }
    const marker = await seats[0]?.say('The last one')
    const isLast = (frame: Frame): boolean => textsOf([frame]).includes(marker?.text)
    await Promise.all([steady.until(isLast), cut.until(isLast)])
    expect(new Set(textsOf([...seen, ...cut.frames]))).toEqual(new Set(textsOf(steady.frames)))
    expect(new Set(textsOf(steady.frames)).size).toBe(61)
    steady.close()
    cut.close()
  })
  it('tells a phone the ideas of its own table only, and everybody where the clock stands', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const [here, there] = await atTwoTables(cafe)
    const phone = await listen(`gathering=${cafe.slug}&table=${here.seat.tables[0]?.table ?? ''}`)
    await phone.until((frame) => frame.name === 'hello')
    await there.say('At the other table')
    await here.say('At this table')
    await phone.until((frame) => frame.name === 'ideas')
    expect(textsOf(phone.frames)).toEqual(['At this table'])
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/clock/pause', { params: { gathering: cafe.id } }))
    const moved = await phone.until((frame) => frame.name === 'gathering' && JSON.stringify(frame.data).includes('"paused"'))
    expect(moved.id).toBeGreaterThan(0)
    phone.close()
  })
  it('tells a phone of its gathering what changed at its table, and nothing when that is nothing', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const [here, there] = await atTwoTables(cafe)
    const table = here.seat.tables[0]?.table ?? ''
    const phone = await listen(`gathering=${cafe.slug}&screen=phone&table=${table}`)
    await phone.until((frame) => frame.name === 'hello')
    const addMinute = async () =>
      answerOf(await cafe.administrator.call('POST /gatherings/:gathering/clock/add-minute', { params: { gathering: cafe.id } }))
    await addMinute()
    const whole = await phone.until((frame) => frame.name === 'phone')
    expect(whole.data).toMatchObject({ isWhole: true, gathering: { slug: cafe.slug, tables: [{ id: table }], questions: [{}, {}, {}] } })
    const digest = String(whole.data['digest'])
    await there.say('At the other table')
    answerOf(
      await cafe.administrator.call('POST /gatherings/:gathering/questions/:question/themes', {
        params: { gathering: cafe.id, question: cafe.questions[0] ?? '' },
        body: { title: 'No concern of a phone' },
      }),
    )
    await addMinute()
    const change = await phone.until((frame) => frame.name === 'phone' && frame.data['isWhole'] === false)
    // A minute more moves every later stop of the programme too.
    expect(Object.keys(Object(change.data['gathering']))).toEqual(['programme', 'clock'])
    expect(phone.frames.map(({ name }) => name)).toEqual(['hello', 'phone', 'phone'])
    phone.close()
    // It comes back knowing that state: nothing is told again. Knowing an older one, everything is.
    const again = await listen(`gathering=${cafe.slug}&screen=phone&table=${table}&have=${String(change.data['digest'])}`, whole.id)
    const older = await listen(`gathering=${cafe.slug}&screen=phone&table=${table}&have=${digest}`, whole.id)
    await older.until((frame) => frame.name === 'phone')
    await here.say('At this table')
    await again.until((frame) => frame.name === 'ideas')
    expect(again.frames.map(({ name }) => name)).toEqual(['hello', 'ideas'])
    again.close()
    older.close()
  })
  it('tells phones and walls that a weighing or a decision opened, and that it is over', async () => {
    const cafe = await aCafe(test)
    const convener = await test.aMember('convener')
    const seat = await cafe.aSeat()
    const table = seat.seat.tables[0]?.table ?? ''
    const phone = await listen(`gathering=${cafe.slug}&table=${table}&screen=phone`)
    const wall = await listen(`gathering=${cafe.slug}`)
    const asks = ({ data }: Frame): unknown => (data['gathering'] as { asks?: unknown } | undefined)?.asks
    const tells = (titles: readonly string[]) => (frame: Frame) => {
      const told = asks(frame)
      return Array.isArray(told) && JSON.stringify(told.map((ask: { title: string }) => ask.title)) === JSON.stringify(titles)
    }
    const weighing = await aWeighing(test, cafe.forum, convener, { gathering: cafe.id, seeds: ['One', 'Two'] })
    expect((await wall.until(tells(['What we share']))).name).toBe('gathering')
    expect(asks(await phone.until(tells(['What we share'])))).toEqual([{ kind: 'weighing', ref: weighing.slug, title: 'What we share' }])
    answerOf(await convener.call('POST /weighings/:weighing/close', { params: weighing.params }))
    await phone.until(tells([]))
    const params = { gathering: cafe.id, number: 1 }
    const rule = {
      key: 'majority',
      name: 'Simple majority',
      conditions: namedRule('majority')?.conditions.map((one) => ({ ...one })) ?? [],
    }
    answerOf(
      await convener.call('POST /gatherings/:gathering/decisions', {
        params: { gathering: cafe.id },
        key: 'asked-live-1',
        body: { question: 'Shall it open?', rule, isSecret: false, electorate: 'seats' },
      }),
    )
    const groups = [seat.seat.stakeholderGroup ?? '']
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { params, body: { groups } }))
    answerOf(await convener.call('POST /gatherings/:gathering/decisions/:number/open', { params, body: {} }))
    expect(asks(await phone.until(tells(['Shall it open?'])))).toEqual([{ kind: 'decision', ref: '1', title: 'Shall it open?' }])
    phone.close()
    wall.close()
  })

  it('tells rapporteurs each other’s changes', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const board = await listen(`gathering=${cafe.slug}`)
    await board.until((frame) => frame.name === 'hello')
    answerOf(
      await cafe.administrator.call('POST /gatherings/:gathering/questions/:question/themes', {
        params: { gathering: cafe.id, question: cafe.questions[0] ?? '' },
        body: { title: 'Listening' },
      }),
    )
    expect(await board.until((frame) => frame.name === 'themes')).toMatchObject({
      data: { boards: [{ themes: [{ letter: 'a', title: 'Listening' }] }] },
    })
    board.close()
  })
  it('says so when more was missed than is replayed', async () => {
    const cafe = await aCafe(test)
    const wall = await listen(`gathering=${cafe.slug}`, 999_999)
    expect(await wall.until((frame) => frame.name === 'hello')).toMatchObject({ data: { isGap: true } })
    wall.close()
  })
  it('answers an unknown gathering with a problem document', async () => {
    await test.open()
    const wall = await listen('gathering=nobody-knows')
    expect([wall.response.status, wall.response.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
    wall.close()
  })
})
