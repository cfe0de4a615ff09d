/** The pages inside the process: the built SvelteKit handler, or Vite's own while developing, behind every address the API leaves free. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { PHOTO_BYTES_MAX } from '../../contract/limits.ts'
import { Fault } from '../fault.ts'
import type { House } from '../house.ts'
import { PROJECT_ROOT } from '../settings/project-root.ts'
import { bridgeApi } from './api-bridge.ts'

/** What SvelteKit builds and what Vite offers: a handler in the style of connect. */
type PageHandler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** How pages are served; `isDev` compiles them on demand and reloads them. */
export interface WebOptions {
  readonly isDev?: boolean
}

/** Header by which SvelteKit learns whether the browser came by http or https; set here, never taken from outside as it is. */
const PROTOCOL_HEADER = 'x-forwarded-proto'
/** Bytes of a form that carries a photo, with its other fields: how people add photos whose browser runs no script. */
const PHOTO_FORM_BYTES_MAX = PHOTO_BYTES_MAX + 64 * 1024
/** Bytes of every other form of a page; texts of people are far shorter. */
const FORM_BYTES_MAX = 512 * 1024
/** Pages whose forms carry photos. */
const TAKES_PHOTOS = /^\/g\/[^/]+\/(photos|paper|host)(\?|$)/

/** Mounts the pages. Without a build every page says so in one sentence; the API works all the same. */
export async function registerWeb(app: FastifyInstance, house: House, options: WebOptions = {}): Promise<void> {
  bridgeApi(app)
  const handler = options.isDev === true ? await devHandler(app) : await builtHandler()
  await app.register(async (pages) => {
    // SvelteKit reads the body itself, so nothing may be read before it.
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser('*', (_request, _payload, done) => done(null))
    pages.route({
      method: ['GET', 'POST'],
      url: '/*',
      schema: { hide: true },
      handler: (request, reply) => {
        const trouble = request.method === 'POST' ? troubleOfForm(request) : null
        if (trouble !== null) return reply.code(trouble.status).type('text/plain; charset=utf-8').send(trouble.sentence)
        if (handler === null)
          return reply
            .code(503)
            .type('text/plain; charset=utf-8')
            .send('The pages are not built yet. Run `npm run build`, then start again.\n')
        request.raw.headers[PROTOCOL_HEADER] = protocolOf(request, house.publicUrl)
        reply.hijack()
        handler(request.raw, reply.raw, (error) => endUnhandled(reply.raw, error))
      },
    })
  })
}

/** Why a form is not even read: it is too long, or does not say how long it is. */
function troubleOfForm(request: FastifyRequest): { readonly status: number; readonly sentence: string } | null {
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  const limit = TAKES_PHOTOS.test(request.url) ? PHOTO_FORM_BYTES_MAX : FORM_BYTES_MAX
  if (Number.isNaN(length)) return { status: 411, sentence: 'This form does not say how long it is. Send it with a browser.\n' }
  return length > limit ? { status: 413, sentence: `This form has ${length} bytes; the limit is ${limit}. Send less at once.\n` } : null
}

/** A house behind a proxy that ends TLS is asked over http but opened by people over https: its public address knows. */
function protocolOf(request: FastifyRequest, publicUrl: string): string {
  const open = new URL(publicUrl)
  return open.host === request.headers.host ? open.protocol.slice(0, -1) : request.protocol
}

async function builtHandler(): Promise<PageHandler | null> {
  const file = resolve(PROJECT_ROOT, 'build/web/handler.js')
  if (!existsSync(file)) return null
  process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER
  process.env['BODY_SIZE_LIMIT'] = String(PHOTO_FORM_BYTES_MAX)
  const built: unknown = await import(pathToFileURL(file).href)
  if (typeof built !== 'object' || built === null || !('handler' in built) || typeof built.handler !== 'function')
    throw new Fault('build/web/handler.js holds no handler; run `npm run build`')
  // The adapter exports exactly this shape; it is checked above as far as it can be.
  return built.handler as PageHandler
}

async function devHandler(app: FastifyInstance): Promise<PageHandler> {
  const { createServer } = await import('vite')
  const root = resolve(PROJECT_ROOT, 'web')
  const vite = await createServer({
    root,
    configFile: resolve(root, 'vite.config.ts'),
    server: { middlewareMode: true, ws: { server: app.server } },
  })
  app.addHook('onClose', async () => await vite.close())
  return vite.middlewares
}

function endUnhandled(response: ServerResponse, error: unknown): void {
  if (error instanceof Error) console.error(error)
  if (response.writableEnded) return
  response.statusCode = error === undefined ? 404 : 500
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(error === undefined ? 'There is nothing at this address.\n' : 'The page could not be made. Try again in a minute.\n')
}
