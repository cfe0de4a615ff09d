import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { Hints } from './hints.ts'

const hasRedis = spawnSync('redis-server', ['--version']).status === 0

async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function aRedis(port: number): Promise<() => Promise<void>> {
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  })
  return async () => {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

it('passes a hint within the process at once, without a broker', () => {
  const hints = new Hints(null)
  let heard = 0
  const end = hints.listen(() => (heard += 1))
  hints.tell(1)
  end()
  hints.tell(2)
  hints.close()
  expect(heard).toBe(1)
})

it('lives without a broker that does not answer', async () => {
  const hints = new Hints(`redis://127.0.0.1:${await aFreePort()}`)
  let heard = 0
  hints.listen(() => (heard += 1))
  hints.tell(1)
  hints.close()
  expect(heard).toBe(1)
})

it.skipIf(!hasRedis)('passes hints between processes, also after the broker was away (needs redis-server on the machine)', async () => {
  const port = await aFreePort()
  const [here, there] = [new Hints(`redis://127.0.0.1:${port}`), new Hints(`redis://127.0.0.1:${port}`)]
  let heard = 0
  there.listen(() => (heard += 1))
  const tellUntilHeard = async (): Promise<void> => {
    heard = 0
    await expect
      .poll(
        () => {
          here.tell(1)
          return heard
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)
  }
  let stop = await aRedis(port)
  await tellUntilHeard()
  await stop()
  stop = await aRedis(port)
  await tellUntilHeard()
  here.close()
  there.close()
  await stop()
})
