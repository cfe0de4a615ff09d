/** Weighings for tests: prepared, with statements, opened, with people who rate. */
import type { OwnRating, ShareView } from '../contract/weighings.ts'
import { answerOf, type TestCaller, type TestHouse, type TestMember } from './test-house.ts'

/** A weighing under test. */
export interface TestWeighing {
  readonly id: string
  readonly slug: string
  readonly params: { readonly weighing: string }
  /** Somebody who takes part by the link. */
  aRater(stakeholderGroup?: string | null): Promise<TestCaller>
}
/** What the tests say differently. */
interface WeighingWishes {
  readonly gathering?: string
  readonly audience?: 'seats' | 'anyone'
  readonly showing?: 'closed' | 'live'
  readonly seeds?: readonly string[]
  readonly ideas?: readonly number[]
  readonly share?: number
  readonly takesOwn?: boolean
}

let made = 0

/** Prepares a weighing with statements and opens it. */
export async function aWeighing(test: TestHouse, forum: string, convener: TestMember, wishes: WeighingWishes = {}): Promise<TestWeighing> {
  made += 1
  const { seeds = [], ideas = [], ...body } = wishes
  const prepared = answerOf(
    await convener.call('POST /forums/:forum/weighings', {
      params: { forum },
      key: `weighing-${made}`,
      body: { name: 'What we share', purpose: 'See what the room holds in common', audience: 'anyone', showing: 'closed', ...body },
    }),
  )
  const params = { weighing: prepared.id }
  answerOf(
    await convener.call('POST /weighings/:weighing/statements', {
      params,
      key: `statements-${made}`,
      body: { seeds: [...seeds], ideas: [...ideas] },
    }),
  )
  answerOf(await convener.call('POST /weighings/:weighing/open', { params }))
  return {
    id: prepared.id,
    slug: prepared.slug,
    params,
    aRater: async (stakeholderGroup = null) => {
      made += 1
      const joined = answerOf(
        await test.call('POST /weighings/:weighing/raters', {
          params,
          key: `a key of somebody who rates ${made}`,
          body: { stakeholderGroup },
        }),
      )
      const headers = { authorization: `Bearer ${joined.token}` }
      return { headers, call: test.as(headers) }
    },
  }
}

/** What somebody is shown. */
export async function shareOf(weighing: TestWeighing, who: TestCaller): Promise<ShareView> {
  return answerOf(await who.call('GET /weighings/:weighing/share', { params: weighing.params }))
}

/** Rates statements as somebody: 1 agree, 0 pass, -1 disagree by number. */
export async function rate(weighing: TestWeighing, who: TestCaller, ratings: Readonly<Record<number, OwnRating['rating']>>) {
  return await who.call('PUT /weighings/:weighing/ratings', {
    params: weighing.params,
    body: { ratings: Object.entries(ratings).map(([statement, rating]) => ({ statement: Number(statement), rating, isImportant: false })) },
  })
}
