import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterAll(async () => await test.close())

const statements = ['comment-id,moderated,comment-body', '0,1,Lend tools', '1,1,=Open at night', '2,-1,Buy my car'].join('\n')
const ratings = [
  'timestamp,comment-id,voter-id,vote',
  ...Array.from({ length: 12 }, (_, person) => `${person},0,${person},${person < 10 ? 1 : -1}`),
  '50,1,0,1',
  '60,0,0,-1',
  '70,2,3,1',
].join('\n')
const files = { name: 'Held elsewhere', purpose: 'See what was shared there', ratings, statements }
const importing = async (body: typeof files, key: string) => await cafe.administrator.call('POST /imports/weighings', { body, key })

describe('a weighing that was held elsewhere', () => {
  it('comes in whole and closed, once for one key, with its results and its digest on record', async () => {
    const taken = answerOf(await importing(files, 'held-elsewhere'))
    expect(taken).toMatchObject({ statements: 2, people: 12, ratings: 13, leftOut: 1 })
    expect(answerOf(await importing(files, 'held-elsewhere')).id).toBe(taken.id)
    const results = answerOf(await test.call('GET /weighings/:weighing/results', { params: { weighing: taken.slug }, query: {} }))
    expect(results).toMatchObject({ state: 'closed', people: 12, ratings: 13 })
    expect(results.statements[0]).toMatchObject({ number: 1, text: 'Lend tools', all: { agrees: 9, disagrees: 3, passes: 0 } })
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('is refused with its broken lines, and leaves nothing behind', async () => {
    const refused = problemOf(await importing({ ...files, ratings: ratings.replace('3,0,3,1', '3,0,3,7') }, 'broken-rows'))
    expect(refused).toMatchObject({ code: 'rows_broken' })
    expect(refused.detail).toContain('votes.csv line 5: vote is “7”')
    const { weighings } = answerOf(await test.call('GET /forums/:forum/weighings', { params: { forum: cafe.forum } }))
    expect(weighings).toHaveLength(1)
  })
  const folder = new URL('../../../../shared/opinion/data/scoop-hivemind.taxes/', import.meta.url)
  it.skipIf(!existsSync(folder))('comes in from a real set (skipped where the sets are not beside the project)', async () => {
    const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8')
    const real = { name: 'A real set', purpose: 'See that it opens', ratings: text('votes.csv'), statements: text('comments.csv') }
    const taken = answerOf(await importing(real, 'a-real-set'))
    const results = answerOf(await test.call('GET /weighings/:weighing/results', { params: { weighing: taken.id }, query: {} }))
    expect([results.people, results.ratings, results.statements.length]).toEqual([taken.people, taken.ratings, taken.statements])
    expect(results.alike.length).toBeGreaterThan(1)
  })
})
