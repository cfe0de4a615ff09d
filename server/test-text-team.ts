/** A team and its text in a running house, for faults and figures: everything by the API, as a convener would. */
import { makeClient, type Client } from '../contract/client.ts'
import { Fault } from './fault.ts'
import { answerOf } from './test-house.ts'

/** A draft whose team has one seat, held by whoever these headers say. */
export interface RunningText {
  readonly id: string
  readonly slug: string
  readonly team: string
  readonly headers: Readonly<Record<string, string>>
}

let made = 0

/** Adds somebody who writes, forms a team of one seat, gives it to them, and begins a draft that everybody may read. */
export async function aRunningText(address: string, operator: Client): Promise<RunningText> {
  made += 1
  const name = `text-${process.pid}-${made}`
  const forum = answerOf(await operator('GET /house')).forum ?? ''
  const params = { forum }
  const group = answerOf(await operator('GET /forums/:forum', { params })).stakeholderGroups[0]?.id ?? ''
  const email = `${name}@example.org`
  const body = { name: 'Writer', email, roles: ['member' as const], stakeholderGroup: group }
  answerOf(await operator('POST /forums/:forum/members', { params, body }))
  const headers = { cookie: await signIn(address, operator, email) }
  const issue = answerOf(await operator('POST /forums/:forum/issues', { params, body: { title: 'A matter' } })).id
  const seats = [{ stakeholderGroup: group, count: 1 }]
  const team = answerOf(
    await operator('POST /issues/:issue/teams', {
      params: { issue },
      key: `${name}-team`,
      body: { name, purpose: 'Write', filling: 'first_come', seats },
    }),
  ).id
  answerOf(await makeClient(fetch, address, headers)('POST /teams/:team/seats/:number/take', { params: { team, number: 1 } }))
  const draft = { title: name, language: 'en', isOpenToAll: true, team }
  return { ...answerOf(await operator('POST /forums/:forum/drafts', { params, key: `${name}-draft`, body: draft })), team, headers }
}

/** Follows the link of the letter that the new member was sent; without a mail server it is in the outbox. */
async function signIn(address: string, operator: Client, email: string): Promise<string> {
  const { letters } = answerOf(await operator('GET /house/outbox'))
  const letter = letters.find(({ to }) => to === email)
  const link = /https?:\S+sign-in\S+/.exec(letter?.text ?? '')?.[0]
  if (link === undefined) throw new Fault(`no letter to ${email}`)
  const reply = await fetch(`${address}/api/auth/magic-link/verify${new URL(link).search}`, { redirect: 'manual' })
  const cookie = reply.headers.getSetCookie().find((line) => line.includes('session_token='))
  if (cookie === undefined) throw new Fault(`no session from ${link}`)
  return cookie.split(';')[0] ?? ''
}
