/** Houses for tests: a real one on a database of its own, with a clock that the test moves and people who have really signed in. */
import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import { makeClient, type Client } from '../contract/client.ts'
import type { Role } from '../core/people/role.ts'
import { Fault } from './fault.ts'
import { makeTestDatabase } from './database/test-database.ts'
import { buildApp } from './http/app.ts'
import { makeHouse, type House } from './house.ts'
import { makeSetupLink } from './people/setup-link.ts'
import { parseSettings, type Environment } from './settings/settings.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated template database. */
    readonly templateUrl: string
  }
}

/** The address of a test house. */
export const TEST_URL = 'http://localhost:8080'
/** The operator key of a test house. */
export const TEST_OPERATOR_KEY = 'f'.repeat(64)
/** When the clock of a test house starts: half an hour before the café of 2013. */
export const TEST_START = '2013-10-08T15:45:00.000Z'

/** Somebody who calls the house, with headers that say who. */
export interface TestCaller {
  readonly headers: Readonly<Record<string, string>>
  readonly call: Client
}
/** A member who has signed in. */
export interface TestMember extends TestCaller {
  readonly member: string
  readonly email: string
}
/** A house under test. */
export interface TestHouse extends TestCaller {
  readonly house: House
  readonly app: FastifyInstance
  /** Key of the operator as a header, and a client that sends it. */
  readonly operator: TestCaller
  /** Moves the clock of the house on. Sessions and links live by the clock of the machine. */
  pass(ms: number): void
  /** Sets the clock of the house. */
  setClock(instant: string): void
  /** Opens the forum. @returns its id and its administrator, signed in */
  open(): Promise<{ forum: string; administrator: TestMember }>
  /** Adds a member with a role to the opened forum and signs them in. */
  aMember(role: Role): Promise<TestMember>
  /** Calls the house as somebody with these headers. */
  as(headers: Readonly<Record<string, string>>): Client
  close(): Promise<void>
}

/** Makes a house. It is silent and has no mail server unless the environment says otherwise. */
export async function aHouse(env: Environment = {}): Promise<TestHouse> {
  const database = await makeTestDatabase(inject('templateUrl'))
  const clock = { now: Date.parse(TEST_START) }
  const house = await makeHouse({
    database,
    settings: parseSettings({ LOG_LEVEL: 'silent', DATA_DIR: '/tmp', ...env }),
    publicUrl: env['PUBLIC_URL'] ?? TEST_URL,
    operatorKey: TEST_OPERATOR_KEY,
    now: () => new Date(clock.now),
  })
  const app = await buildApp(house)
  const as = (headers: Readonly<Record<string, string>>): Client => makeClient(fetchOf(app), '', headers)
  const callerOf = (headers: Readonly<Record<string, string>>): TestCaller => ({ headers, call: as(headers) })
  const signIn = async (path: string): Promise<TestCaller> => callerOf({ cookie: await cookieOf(app, path) })
  let opened: { forum: string; administrator: TestMember } | null = null
  let count = 0
  return {
    house,
    app,
    as,
    ...callerOf({}),
    operator: callerOf({ authorization: `Operator ${TEST_OPERATOR_KEY}` }),
    pass: (ms) => {
      clock.now += ms
    },
    setClock: (instant) => {
      clock.now = Date.parse(instant)
    },
    open: async () => {
      const token = new URL(await makeSetupLink(house)).searchParams.get('token') ?? ''
      const email = 'ada@example.org'
      const answer = answerOf(
        await as({})('POST /house/open', {
          body: { token, forumName: 'Forum of the test', timeZone: 'Europe/Zurich', name: 'Ada Adebayo', email },
        }),
      )
      opened = { forum: answer.forum, administrator: { member: answer.member, email, ...(await signIn(answer.signInPath)) } }
      return opened
    },
    aMember: async (role) => {
      if (opened === null) throw new Fault('open the test house before adding members')
      count += 1
      const email = `${role}-${count}@example.org`
      const added = answerOf(
        await opened.administrator.call('POST /forums/:forum/members', {
          params: { forum: opened.forum },
          body: { name: `Member ${count}`, email, roles: [role] },
        }),
      )
      return { member: added.id, email, ...(await signIn(await house.auth.makeSignInPath(email, '/'))) }
    },
    close: async () => {
      await app.close()
      await house.close()
      await database.close()
    },
  }
}

/** The answer of a call that must not be refused. */
export function answerOf<T>(
  outcome:
    | { readonly ok: true; readonly answer: T }
    | { readonly ok: false; readonly problem: { readonly detail: string; readonly code: string } },
): T {
  if (!outcome.ok) throw new Fault(`refused: ${outcome.problem.code}: ${outcome.problem.detail}`)
  return outcome.answer
}

/** The problem of a call that must be refused. */
export function problemOf<P>(outcome: { readonly ok: true } | { readonly ok: false; readonly problem: P }): P {
  if (outcome.ok) throw new Fault('not refused')
  return outcome.problem
}

async function cookieOf(app: FastifyInstance, path: string): Promise<string> {
  const reply = await app.inject({ method: 'GET', url: path })
  const cookie = reply.cookies.find(({ name }) => name.endsWith('session_token'))
  if (cookie === undefined) throw new Fault(`no session from ${path}: ${reply.statusCode} ${String(reply.headers.location)}`)
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}

/** Calls an app without a network, as `fetch` would. */
function fetchOf(app: FastifyInstance): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const method = METHODS.find((known) => known === init.method) ?? 'GET'
    const reply = await app.inject({
      method,
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string'
        ? { payload: init.body }
        : init.body instanceof Uint8Array
          ? { payload: Buffer.from(init.body) }
          : {}),
    })
    const hasBody = reply.statusCode !== 204 && reply.statusCode !== 304
    return new Response(hasBody ? reply.rawPayload : null, { status: reply.statusCode, headers: headersOf(reply.headers) })
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function headersOf(headers: Readonly<Record<string, unknown>>): Headers {
  const all = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) all.append(name, String(one))
  return all
}
