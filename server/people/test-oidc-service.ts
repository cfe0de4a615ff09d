/** A sign-in service for tests, after OpenID Connect: discovery, keys, and tokens that it signs, on this machine alone. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the service says of whoever comes next. */
export interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}
/** The service. */
export interface OidcService {
  readonly issuer: string
  claims: Claims
  /** Goes through the service as a browser would. @returns the address to which it sends the browser back */
  visit(address: string): Promise<string>
  close(): Promise<void>
}

/** Starts it on a port, or on a free one. */
export async function startOidcService(clientId: string, port = 0): Promise<OidcService> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string | null; challenge: string | null }>()
  const service = { claims: { sub: 'one', email: 'ada@example.org', email_verified: true, name: 'Somebody Else' }, issuer: '' }
  const token = (nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000)
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part({ iss: service.issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce === null ? {} : { nonce }), ...service.claims })}`
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }
  const answers: Record<string, (request: IncomingMessage, url: URL) => Promise<object>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer: service.issuer,
      authorization_endpoint: `${service.issuer}/authorize`,
      token_endpoint: `${service.issuer}/token`,
      jwks_uri: `${service.issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    }),
    '/keys': async () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] }),
    '/token': async (request) => {
      const form = new URLSearchParams(await textOf(request))
      const asked = codes.get(form.get('code') ?? '')
      const verifier = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (asked === undefined || asked.challenge !== verifier) return { error: 'invalid_grant' }
      return { access_token: randomBytes(8).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: token(asked.nonce) }
    },
  }
  const server = createServer((request, response) => void reply(request, response))
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', service.issuer)
    const answer = await answers[url.pathname]?.(request, url)
    response
      .writeHead(answer === undefined ? 404 : 'error' in answer ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? {}))
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  service.issuer = `http://127.0.0.1:${address === null || typeof address === 'string' ? 0 : address.port}`
  return Object.assign(service, {
    visit: async (there: string) => {
      const url = new URL(there)
      const code = randomBytes(8).toString('hex')
      codes.set(code, { nonce: url.searchParams.get('nonce'), challenge: url.searchParams.get('code_challenge') })
      return `${url.searchParams.get('redirect_uri')}?code=${code}&state=${encodeURIComponent(url.searchParams.get('state') ?? '')}`
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  // A request without an encoding gives buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
