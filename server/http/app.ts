/** The HTTP face of the house: every route of the contract, the live stream, health and pages, in one Fastify app. */
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { BODY_BYTES_MAX } from '../../contract/limits.ts'
import { Outage } from '../database/outage.ts'
import type { House } from '../house.ts'
import { readHead } from '../sql/ledger.ts'
import { answerCompiler } from './answer-compiler.ts'
import { registerApi } from './api-routes.ts'
import { registerAuth } from './auth-routes.ts'
import { registerDownloads } from './downloads.ts'
import { registerHealth } from './health.ts'
import { registerLive } from './live-route.ts'
import { registerLiveText } from './live-text-route.ts'
import { answerErrors, answerUnreadable } from './problems.ts'
import { registerReferencePage } from './reference-page.ts'
import { compileSchema } from './schema-compiler.ts'
import { registerSource } from './source.ts'
import { registerWeb, type WebOptions } from './web.ts'

/** Longest time one request may take to arrive; slow senders must not hold a place for ever. */
const REQUEST_TIMEOUT_MS = 30_000

/** Builds the app; the caller listens, or injects. */
export async function buildApp(house: House, web: WebOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Only a proxy on this machine or in its private network may say who it speaks for.
    trustProxy: 'loopback, linklocal, uniquelocal',
    forceCloseConnections: true,
    logger:
      house.settings.logLevel === 'silent'
        ? false
        : { level: house.settings.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerUnreadable,
    routerOptions: { maxParamLength: 200 },
  })
  // JSON is the one language of the API; without this, plain text would pass as a body that is a string.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(compileSchema)
  app.setSerializerCompiler(await answerCompiler())
  const outage = new Outage(app.log, async () => await readHead(house.database.db))
  app.addHook('onClose', () => outage.close())
  answerErrors(app, outage)
  await app.register(cookie)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Entente',
        version: house.version,
        description: 'Everything a page of this house shows or does can be shown or done here.',
        license: { name: 'AGPL-3.0-or-later' },
      },
    },
  })
  await app.register(async (api) => {
    await registerApi(api, house)
    registerLive(api, house)
    registerLiveText(api, house)
  })
  registerHealth(app, house)
  await registerAuth(app, house)
  await registerDownloads(app, house)
  registerReferencePage(app)
  registerSource(app)
  await registerWeb(app, house, web)
  return app
}
