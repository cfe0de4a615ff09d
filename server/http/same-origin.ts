/** Tells whether a writing request was made by a page of another site. */
import type { FastifyRequest } from 'fastify'

/**
 * A browser names the site of the page in `Origin` (or in `Sec-Fetch-Site`); a request that carries a foreign one is refused.
 * Programs send neither and are let through: they hold a key of their own, no cookie of a person.
 */
export function isForeign(request: Pick<FastifyRequest, 'headers' | 'protocol'>, publicUrl: string): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return true
  const origin = request.headers.origin
  if (origin === undefined) return false
  return origin !== publicUrl && origin !== `${request.protocol}://${request.headers.host ?? ''}`
}
