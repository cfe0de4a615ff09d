import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LETTER_EVERY_MS, NEWS_QUIET_MS, tellFollowers } from '../../mail/tell-followers.ts'
import { readLetters } from '../../sql/letters.ts'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

const ADDRESS = 'reader@example.org'
let test: TestHouse
let cafe: TestCafe
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterEach(async () => await test.close())

async function lettersTo(address: string) {
  return (await readLetters(test.house.database.db, 50)).filter(({ to }) => to === address)
}
async function ask(idea?: number) {
  return await test.call('POST /gatherings/:gathering/followers', {
    params: { gathering: cafe.id },
    body: { email: ADDRESS, ...(idea === undefined ? {} : { idea }) },
  })
}
async function confirm(): Promise<string> {
  const [letter] = await lettersTo(ADDRESS)
  const key = /token=([0-9a-f]{64})/.exec(letter?.text ?? '')?.[1] ?? ''
  answerOf(await test.call('POST /followers/:key/confirm', { params: { key } }))
  return key
}
async function close(): Promise<void> {
  answerOf(await cafe.administrator.call('POST /gatherings/:gathering/close', { params: { gathering: cafe.id } }))
}

describe('following by e-mail', () => {
  it('asks first and sends nothing to an address that did not confirm', async () => {
    answerOf(await ask())
    expect((await lettersTo(ADDRESS)).map(({ subject }) => subject)).toEqual(['Follow a gathering?'])
    await close()
    test.pass(NEWS_QUIET_MS + 1)
    expect(await tellFollowers(test.house)).toBe(0)
  })
  it('tells the news once, when it has been quiet for a while, without anybody’s words', async () => {
    answerOf(await ask())
    await confirm()
    await close()
    expect(await tellFollowers(test.house)).toBe(0)
    test.pass(NEWS_QUIET_MS + 1)
    expect(await tellFollowers(test.house)).toBe(1)
    expect(await tellFollowers(test.house)).toBe(0)
    const [letter] = await lettersTo(ADDRESS)
    expect(letter?.text).toContain('The gathering is closed; its report can be read.')
    expect(letter?.text).toContain(`/g/${cafe.slug}`)
  })
  it('sends one letter a day at most', async () => {
    answerOf(await ask())
    await confirm()
    const move = async (act: 'start' | 'next') =>
      answerOf(await cafe.administrator.call(`POST /gatherings/:gathering/clock/${act}`, { params: { gathering: cafe.id } }))
    await move('start')
    test.pass(NEWS_QUIET_MS + 1)
    expect(await tellFollowers(test.house)).toBe(1)
    await close()
    test.pass(NEWS_QUIET_MS + 1)
    expect(await tellFollowers(test.house)).toBe(0)
    test.pass(LETTER_EVERY_MS)
    expect(await tellFollowers(test.house)).toBe(1)
  })
  it('follows one idea by its number, and refuses one that is not there', async () => {
    const seat = await cafe.aSeat()
    await cafe.untilRound(1)
    const idea = await seat.say('Open the library at night')
    answerOf(await ask(idea.number))
    const key = await confirm()
    expect(answerOf(await test.call('GET /followers/:key', { params: { key } }))).toEqual({
      slug: cafe.slug,
      title: 'A café of the test',
      idea: idea.number,
      isConfirmed: true,
    })
    const news = answerOf(
      await test.call('GET /gatherings/:gathering/news', { params: { gathering: cafe.id }, query: { idea: idea.number } }),
    ).news
    expect(news.map(({ sentence }) => sentence)).toEqual(['The idea came on record.'])
    expect(problemOf(await ask(999)).code).toBe('not_found')
  })
  it('forgets the address when its reader stops, and a key of another house opens nothing', async () => {
    answerOf(await ask())
    const key = await confirm()
    answerOf(await test.call('POST /followers/:key/stop', { params: { key } }))
    expect(problemOf(await test.call('GET /followers/:key', { params: { key } })).code).toBe('not_found')
    expect(await test.house.database.db.selectFrom('followers').selectAll().execute()).toEqual([])
    expect(problemOf(await test.call('POST /followers/:key/confirm', { params: { key: 'a'.repeat(64) } })).code).toBe('not_found')
  })
  it('makes no second row, and says the same to an address that follows already', async () => {
    answerOf(await ask())
    await confirm()
    expect(answerOf(await ask())).toEqual({})
    expect(await lettersTo(ADDRESS)).toHaveLength(1)
  })
  it('names the field of an address that is none, and bounds how often one is asked', async () => {
    const wrong = await test.call('POST /gatherings/:gathering/followers', { params: { gathering: cafe.id }, body: { email: 'nobody' } })
    expect(problemOf(wrong).field).toBe('email')
    const outcomes = []
    for (let times = 0; times < 6; times += 1) outcomes.push(await ask())
    expect(problemOf(outcomes.at(-1) ?? { ok: true }).code).toBe('too_many_requests')
  })
})
