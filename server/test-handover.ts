/** Texts that were handed to bodies, for tests: frozen versions with clauses, and people who speak for the bodies. */
import { v7 as uuidv7 } from 'uuid'
import type { Client } from '../contract/client.ts'
import { saltedDigest } from '../core/ledger/salted-digest.ts'
import { perform } from './commands/command.ts'
import { accept } from '../core/words/outcome.ts'
import { Fault } from './fault.ts'
import type { HouseBase } from './house-base.ts'
import { answerOf, type TestHouse, type TestMember } from './test-house.ts'

/** What is asked of a house here; a running one of a journey will do. */
interface AnyHouse {
  readonly house: HouseBase
  readonly operator: { readonly call: Client }
}
interface Opened {
  readonly forum: string
}
/** A frozen text: its id, its short name and the ids of its clauses. */
export interface FrozenDraft {
  readonly id: string
  readonly slug: string
  readonly clauses: readonly string[]
}

let made = 0

/** A frozen text of operative clauses with these words. */
export async function aFrozenDraft(
  test: AnyHouse,
  { forum }: Opened,
  texts: readonly string[],
  team: string | null = null,
): Promise<FrozenDraft> {
  made += 1
  const [id, slug, clauses] = [uuidv7(), `frozen-statement-${made}`, texts.map(() => uuidv7())]
  const kept = await perform(test.house, { actor: 'operator' }, async (act) => {
    const body = { id, slug, title: act.keep('Statement on the role of governments'), language: 'en', issue: null, team, isOpenToAll: true }
    const version = {
      draft: id,
      number: 1,
      reason: null,
      digest: saltedDigest('', slug),
      clauses: texts.map((text, at) => ({
        clause: clauses[at] ?? '',
        kind: 'operative' as const,
        depth: 0 as const,
        label: String(at + 1),
        text: act.keep(text),
      })),
    }
    const of = { forum, gathering: null }
    const frozen = {
      draft: id,
      version: 1,
      title: body.title,
      language: 'en',
      clauses: version.clauses,
      minority: [],
      sources: [],
      results: [],
      digest: version.digest,
    }
    const entries = [
      { kind: 'draft_begun', ...of, body } as const,
      { kind: 'draft_version_kept', ...of, body: version } as const,
      { kind: 'draft_frozen', ...of, body: frozen } as const,
    ]
    return accept({ drafts: entries, result: {} })
  })
  if (!kept.ok) throw new Fault(`not kept: ${kept.code}`)
  return { id, slug, clauses }
}

/** A body of the forum. */
export async function aBody(test: AnyHouse, { forum }: Opened, name: string, parent: string | null = null): Promise<string> {
  return answerOf(await test.operator.call('POST /forums/:forum/bodies', { params: { forum }, body: { name, parent } })).id
}

/** A member who speaks for a body. */
export async function aFocalPoint(test: TestHouse, body: string): Promise<TestMember> {
  const member = await test.aMember('member')
  answerOf(await test.operator.call('PUT /bodies/:body/focal-points/:member', { params: { body, member: member.member } }))
  return member
}

/** Hands a text to bodies, all clauses of it. */
export async function handOver(
  test: AnyHouse,
  draft: string,
  bodies: readonly { readonly body: string; readonly clauses?: readonly string[] }[],
  dueOn: string,
): Promise<string> {
  const body = {
    source: 'Forum of the test',
    bodies: bodies.map((one) => ({ ...one, clauses: one.clauses === undefined ? null : [...one.clauses] })),
    dueOn,
  }
  return answerOf(await test.operator.call('POST /drafts/:draft/handovers', { params: { draft }, key: uuidv7(), body })).id
}

/** A text of two clauses, handed to one body. */
export async function aHandover(
  test: AnyHouse,
  opened: Opened,
  dueOn = '2013-12-10',
): Promise<{ draft: FrozenDraft; body: string; handover: string }> {
  const draft = await aFrozenDraft(test, opened, ['Governments take part on an equal footing.', 'They answer in public.'])
  const body = await aBody(test, opened, 'Ministry of Justice')
  return { draft, body, handover: await handOver(test, draft.id, [{ body }], dueOn) }
}
