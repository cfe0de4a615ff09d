import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, TEST_URL, type TestHouse } from '../test-house.ts'

const KEY = Symbol.for('entente.api')
let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
afterAll(async () => await house.close())

/** Calls the API as a page does while it is drawn on the server. */
async function callFromPage(path: string, init: RequestInit = {}): Promise<Response> {
  const api: unknown = Reflect.get(globalThis, KEY)
  if (typeof api !== 'function') throw new Error('the house has left no API for its pages')
  return await api(new Request(TEST_URL + path, init))
}

describe('the API inside the process', () => {
  it('answers a page as it answers anybody', async () => {
    const response = await callFromPage('/api/v1/house')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await response.json()).toMatchObject({ isOpen: false })
  })

  it('passes refusals on with their problem', async () => {
    const response = await callFromPage('/api/v1/join/000000')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'code_unknown' })
  })

  it('takes no method that the API does not have', async () => {
    expect((await callFromPage('/api/v1/house', { method: 'OPTIONS' })).status).toBe(405)
  })

  it('sends the body and the cookies of the person along', async () => {
    const { administrator } = await house.open()
    const response = await callFromPage('/api/v1/me', { headers: { cookie: String(administrator.headers['cookie']) } })
    expect(await response.json()).toMatchObject({ isSignedIn: true, email: 'ada@example.org' })
    const refused = await callFromPage('/api/v1/sign-in/link', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-entente': '1' },
      body: '{}',
    })
    expect(refused.status).toBe(422)
  })
})
