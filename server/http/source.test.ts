import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../test-house.ts'

let test: TestHouse
beforeAll(async () => {
  test = await aHouse()
})
afterAll(async () => await test.close())

it('hands out the source that runs, and nothing that was not written by developers', async () => {
  const reply = await test.app.inject({ url: '/source.tar.gz' })
  expect(reply.statusCode).toBe(200)
  const names = spawnSync('tar', ['-tzf', '-'], { input: reply.rawPayload }).stdout.toString().split('\n')
  expect(names).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'server/http/source.ts', 'web/src/app.html']))
  expect(names.filter((name) => /node_modules|operator\.key|postgres\/|^data|\.git\//.test(name))).toEqual([])
})
