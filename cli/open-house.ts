/** Finds a house for a command: a remote one, the one that runs on the data directory, or one raised for the command alone. */
import { makeClient, type Client, type Fetch } from '../contract/client.ts'
import type { RaisedHouse } from '../server/main.ts'
import { findRunningHouse, readOrMakeOperatorKey } from '../server/database/data-dir.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { parseSettings } from '../server/settings/settings.ts'

/** A house may take this long to say that it lives. */
const HEALTH_MS_MAX = 3_000

export interface OpenHouse {
  /** Calls the API as the operator. */
  readonly client: Client
  /** For addresses outside the contract, such as downloads; takes a path and proves the operator too. */
  readonly fetch: Fetch
  /** Null when the house was raised for this command. */
  readonly address: string | null
  close(): Promise<void>
}
export interface WhichHouse {
  /** Name of the command, for whoever finds the data directory locked meanwhile. */
  readonly doing: string
  /** Address of a remote house; ENTENTE_HOUSE when absent. */
  readonly house?: string | undefined
  /** Its operator key; ENTENTE_KEY when absent. */
  readonly key?: string | undefined
}

/** Opens it; `close()` gives back whatever was started. @throws {CannotStart} with one sentence. */
export async function openHouse(which: WhichHouse): Promise<OpenHouse> {
  const remote = which.house ?? process.env['ENTENTE_HOUSE']
  const key = which.key ?? process.env['ENTENTE_KEY']
  if (remote !== undefined && remote !== '') return await openRemote(remote, key ?? '')
  const settings = parseSettings(process.env)
  const running = findRunningHouse(settings.dataDir)
  if (running !== undefined && (await isAlive(running.address))) return overHttp(running.address, readOrMakeOperatorKey(settings.dataDir))
  const { raiseHouse } = await import('../server/main.ts')
  return inProcess(
    await raiseHouse({
      settings: { ...settings, logLevel: settings.given.has('LOG_LEVEL') ? settings.logLevel : 'error' },
      doing: which.doing,
    }),
  )
}

async function openRemote(address: string, key: string): Promise<OpenHouse> {
  if (!URL.canParse(address))
    throw new CannotStart(`--house is "${address}". Give the address of a house, such as https://forum.example.org.`)
  if (key === '')
    throw new CannotStart(
      'A remote house needs its operator key: --key KEY, or ENTENTE_KEY. It stands in operator.key in its data directory.',
    )
  const origin = new URL(address).origin
  if (!(await isAlive(origin))) throw new CannotStart(`No house answers at ${origin}. Check the address and the network.`)
  return overHttp(origin, key)
}

function overHttp(address: string, key: string): OpenHouse {
  const fetchFrom: Fetch = (path, init) => fetch(new URL(path, address), withKey(init, key))
  return { client: makeClient(fetchFrom), fetch: fetchFrom, address, close: async () => {} }
}

function inProcess(raised: RaisedHouse): OpenHouse {
  const fetchFrom: Fetch = async (path, init) => {
    const { method, headers, body } = withKey(init, raised.operatorKey)
    const answer = await raised.app.inject({
      // The methods of the contract are those that the server knows.
      method: (method ?? 'GET') as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: path,
      headers: Object.fromEntries(new Headers(headers)),
      ...(typeof body === 'string' ? { payload: body } : {}),
    })
    const hasBody = answer.statusCode !== 204 && answer.statusCode !== 304
    return new Response(hasBody ? new Uint8Array(answer.rawPayload) : null, {
      status: answer.statusCode,
      headers: headersOf(answer.headers),
    })
  }
  return { client: makeClient(fetchFrom), fetch: fetchFrom, address: null, close: () => raised.close() }
}

function withKey(init: RequestInit, key: string): RequestInit {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Operator ${key}`)
  return { ...init, headers }
}

function headersOf(headers: Readonly<Record<string, string | number | string[] | undefined>>): Headers {
  const plain = new Headers()
  for (const [name, value] of Object.entries(headers))
    for (const one of [value].flat()) if (one !== undefined) plain.append(name, String(one))
  return plain
}

async function isAlive(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(HEALTH_MS_MAX) })).ok
  } catch {
    // Whatever the cause, nobody answers there.
    return false
  }
}
