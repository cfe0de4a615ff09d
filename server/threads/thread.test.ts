import { afterAll, describe, expect, it } from 'vitest'
import { Thread } from './thread.ts'

const SOURCE = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, task }) => {
  if (task === 'die') process.exit(3)
  if (task === 'sleep') return
  parentPort.postMessage(task === 'refuse' ? { id, trouble: 'not this one' } : { id, result: task.toUpperCase() })
})`
const thread = new Thread<string, string>(new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`), 'the shouting')
afterAll(async () => await thread.close())

describe('a thread beside the house', () => {
  it('answers each task, whatever came of the others', async () => {
    const asked = await Promise.allSettled([thread.ask('one'), thread.ask('refuse'), thread.ask('two')])
    expect(asked.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
      'ONE',
      expect.stringContaining('the shouting could not be computed: not this one'),
      'TWO',
    ])
  })
  it('fails what waits when it dies, and is there again for the next task', async () => {
    await expect(Promise.all([thread.ask('die'), thread.ask('one')])).rejects.toThrow('the thread ended')
    expect(await thread.ask('again')).toBe('AGAIN')
  })
  it('gives up what comes too late', async () => {
    await expect(thread.ask('sleep', 20)).rejects.toThrow('no answer in time')
    expect(await thread.ask('awake')).toBe('AWAKE')
  })
  it('fails what waits when the house closes', async () => {
    const [waiting] = await Promise.allSettled([thread.ask('sleep'), thread.close()])
    expect(String(waiting.status === 'rejected' ? waiting.reason : waiting.value)).toContain('the house is closing')
  })
})
