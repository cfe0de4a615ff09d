/** How long an idea takes from its sending to the last of 500 live screens. */
import { Agent, get } from 'node:http'
import { makeClient } from '../contract/client.ts'
import { answerOf, startCafe, type BenchHouse } from './bench-house.ts'
import { quantile, type Figure } from './figures.ts'

const SCREENS = 500
const IDEAS = 60
/** A pause between ideas: this measures the way to the screens, not how much fits through. */
const PAUSE_MS = 150
const ARRIVAL_MS_MAX = 20_000

/** Measures every arrival of every idea on every screen. */
export async function liveScreens(house: BenchHouse): Promise<Figure[]> {
  const cafe = await startCafe(house, 'Five hundred screens', 10)
  const heard = new Map<string, number>()
  const arrivals: number[] = []
  const sentAt = new Map<string, number>()
  const agent = new Agent({ keepAlive: true, maxSockets: SCREENS + 10 })
  const close = await openScreens(house, cafe.slug, agent, (marker) => {
    arrivals.push(performance.now() - (sentAt.get(marker) ?? 0))
    heard.set(marker, (heard.get(marker) ?? 0) + 1)
  })
  for (let count = 0; count < IDEAS; count += 1) {
    const call = makeClient(fetch, house.address, { authorization: `Bearer ${cafe.tokens[count % cafe.tokens.length] ?? ''}` })
    const marker = `mark${count}mark`
    sentAt.set(marker, performance.now())
    answerOf(
      await call('POST /gatherings/:gathering/ideas', {
        params: { gathering: cafe.id },
        key: `live-${count}-key`,
        body: { round: cafe.round, text: `An idea for every screen ${marker}` },
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  for (const end = Date.now() + ARRIVAL_MS_MAX; arrivals.length < SCREENS * IDEAS && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50))
  close()
  agent.destroy()
  return [
    { name: `screens that showed every idea, of ${SCREENS}`, value: Math.min(SCREENS, ...heard.values()), unit: '', least: SCREENS },
    { name: 'idea from sending to a screen, median', value: quantile(arrivals, 0.5), unit: 'ms' },
    { name: `idea from sending to a screen, p99 of ${arrivals.length} arrivals`, value: quantile(arrivals, 0.99), unit: 'ms', most: 250 },
  ]
}

async function openScreens(house: BenchHouse, slug: string, agent: Agent, onMarker: (marker: string) => void): Promise<() => void> {
  const requests = await Promise.all(
    Array.from(
      { length: SCREENS },
      async () =>
        await new Promise<ReturnType<typeof get>>((resolve, reject) => {
          const request = get(`${house.address}/api/v1/live?gathering=${slug}`, { agent }, (reply) => {
            reply.setEncoding('utf8')
            reply.on('data', (chunk: string) => {
              for (const [marker] of chunk.matchAll(/mark\d+mark/g)) onMarker(marker)
            })
            reply.on('error', () => undefined)
            resolve(request)
          })
          request.on('error', reject)
        }),
    ),
  )
  return () => {
    for (const request of requests) request.destroy()
  }
}
