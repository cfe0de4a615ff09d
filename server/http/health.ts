/** Health for whoever watches the house: alive, ready, and a few numbers. */
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { readHead } from '../sql/ledger.ts'

/** Adds `/healthz`, `/readyz` and `/metrics`. */
export function registerHealth(app: FastifyInstance, house: House): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true, release: house.version }))
  app.get('/readyz', { schema: { hide: true } }, async () => ({ ready: true, entry: (await readHead(house.database.db)).seq }))
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    const head = await readHead(house.database.db)
    const memory = process.memoryUsage()
    return reply
      .header('content-type', 'text/plain; version=0.0.4')
      .send(
        [
          '# TYPE entente_ledger_entries counter',
          `entente_ledger_entries ${head.seq}`,
          '# TYPE entente_live_streams gauge',
          `entente_live_streams ${house.live.streams}`,
          '# TYPE entente_resident_bytes gauge',
          `entente_resident_bytes ${memory.rss}`,
          '# TYPE process_uptime_seconds gauge',
          `process_uptime_seconds ${Math.round(process.uptime())}`,
          '',
        ].join('\n'),
      )
  })
}
