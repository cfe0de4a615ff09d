/** Passkeys of this browser, through the sign-in endpoints of the house. Loaded only where somebody presses a button for it. */
import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'

/** A passkey as the account page lists it. */
export interface PasskeyLine {
  readonly id: string
  readonly name: string | null
  readonly madeAt: string
}
/** How an act with a passkey ended. */
export type PasskeyOutcome = 'done' | 'stopped' | 'unknown'

const client = createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] })

/** Signs in with a passkey that this device holds. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  const { error } = await client.signIn.passkey()
  if (error === null || error === undefined) return 'done'
  return error.status === 401 || error.status === 404 ? 'unknown' : 'stopped'
}

/** Adds a passkey of this device to the signed-in person. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  const answer = await client.passkey.addPasskey({ name })
  return answer?.error === null || answer?.error === undefined ? 'done' : 'stopped'
}

/** Passkeys of the signed-in person. */
export async function listPasskeys(): Promise<readonly PasskeyLine[]> {
  const { data } = await client.passkey.listUserPasskeys()
  return (data ?? []).map(({ id, name, createdAt }) => ({ id, name: name ?? null, madeAt: new Date(createdAt).toISOString() }))
}

/** Takes a passkey away. */
export async function removePasskey(id: string): Promise<PasskeyOutcome> {
  const { error } = await client.passkey.deletePasskey({ id })
  return error === null ? 'done' : 'stopped'
}
