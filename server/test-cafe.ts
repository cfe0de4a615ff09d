/** Cafés for tests: prepared from the template, opened, with seats taken and ideas put on the table. */
import type { SeatView } from '../contract/seats.ts'
import type { IdeaView } from '../contract/ideas.ts'
import { answerOf, type TestCaller, type TestHouse, type TestMember } from './test-house.ts'

/** Somebody with a seat. */
export interface TestSeat extends TestCaller {
  readonly seat: SeatView
  readonly token: string
  /** Puts an idea on the table of a round. */
  say(text: string, more?: { round?: string; key?: string; writtenAt?: string; buildsOn?: number }): Promise<IdeaView>
}
/** A café under test. */
export interface TestCafe {
  readonly test: TestHouse
  readonly forum: string
  readonly administrator: TestMember
  readonly id: string
  readonly slug: string
  readonly code: string
  readonly rounds: readonly string[]
  readonly questions: readonly string[]
  /** Takes a seat. */
  aSeat(modality?: 'room' | 'online'): Promise<TestSeat>
  /** Moves the programme on until the round with this number runs. */
  untilRound(number: number): Promise<void>
}

/** Opens a café of the 2013 programme with three questions in a house that is not open yet. */
export async function aCafe(test: TestHouse, { isChathamHouse = false } = {}): Promise<TestCafe> {
  const { forum, administrator } = await test.open()
  const { call } = administrator
  const questions = ['What is the role of a library?', 'What should it stop doing?', 'Who should it listen to?'].map((text) => ({
    text,
    goals: ['See how far views reach'],
  }))
  const made = answerOf(
    await call('POST /forums/:forum/gatherings', {
      params: { forum },
      key: 'prepare-1',
      body: {
        template: 'world-cafe-2-hours',
        title: 'A café of the test',
        date: '2013-10-08',
        start: '18:15',
        timeZone: 'Europe/Zurich',
        questions,
      },
    }),
  )
  if (isChathamHouse)
    answerOf(await call('PUT /gatherings/:gathering/chatham-house', { params: { gathering: made.id }, body: { isOn: true } }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params: { gathering: made.id } }))
  const view = answerOf(await call('GET /gatherings/:gathering', { params: { gathering: made.id } }))
  const rounds = view.programme.filter((item) => item.kind === 'conversation').map((item) => item.id)
  let keys = 0
  let steps = 0
  return {
    test,
    forum,
    administrator,
    id: made.id,
    slug: made.slug,
    code,
    rounds,
    questions: view.questions.map((question) => question.id),
    aSeat: async (modality = 'room') => {
      keys += 1
      const groups = view.stakeholderGroups
      const taken = answerOf(
        await test.call('POST /join/:code/seats', {
          params: { code },
          key: `a key of a seat of a test ${keys}`,
          body: { modality, stakeholderGroup: groups[keys % groups.length]?.id ?? null },
        }),
      )
      const headers = { authorization: `Bearer ${taken.token}` }
      const seatCall = test.as(headers)
      return {
        seat: taken.seat,
        token: taken.token,
        headers,
        call: seatCall,
        say: async (text, more = {}) => {
          keys += 1
          const { key = `idea-key-${keys}`, round = rounds[0] ?? '', ...body } = more
          return answerOf(
            await seatCall('POST /gatherings/:gathering/ideas', { params: { gathering: made.id }, key, body: { text, round, ...body } }),
          ).idea
        },
      }
    },
    untilRound: async (number) => {
      const target = view.programme.findIndex((item) => item.round === number) + 1
      for (; steps < target; steps += 1)
        answerOf(
          await call(steps === 0 ? 'POST /gatherings/:gathering/clock/start' : 'POST /gatherings/:gathering/clock/next', {
            params: { gathering: made.id },
          }),
        )
    },
  }
}
