/** Teams for tests: formed for an issue of their own, with seats that whoever comes first may take. */
import type { RecordedFilling } from '../core/ledger/team-kinds.ts'
import { Fault } from './fault.ts'
import { answerOf, type TestHouse, type TestMember } from './test-house.ts'

/** A team under test. */
export interface TestTeam {
  readonly id: string
  readonly slug: string
  readonly issue: string
  readonly params: { readonly team: string }
  /** Stakeholder groups of the forum by key. */
  readonly groups: ReadonlyMap<string, string>
  /** A member of a group, who holds no seat yet. */
  aCandidate(group: string, region?: string): Promise<TestMember>
  /** A member of a group who has taken the free seat with this number. */
  aDrafter(group: string, number: number): Promise<TestMember>
}

let made = 0

/** Forms a team with `seats` by key of the group: two governments and two of civil society unless told otherwise. */
export async function aTeam(
  test: TestHouse,
  { forum, administrator }: { readonly forum: string; readonly administrator: TestMember },
  seats: Readonly<Record<string, number>> = { government: 2, 'civil-society': 2 },
  filling: RecordedFilling = 'first_come',
): Promise<TestTeam> {
  made += 1
  const { call } = administrator
  const { stakeholderGroups } = answerOf(await test.call('GET /forums/:forum', { params: { forum } }))
  const groups = new Map(stakeholderGroups.map(({ key, id }) => [key, id]))
  const groupOf = (key: string): string => groups.get(key) ?? fail(key)
  const issue = answerOf(await call('POST /forums/:forum/issues', { params: { forum }, body: { title: `Issue ${made}` } })).id
  const { id, slug } = answerOf(
    await call('POST /issues/:issue/teams', {
      params: { issue },
      key: `team-of-test-${made}`,
      body: {
        name: `Team ${made}`,
        purpose: 'Write a text that all groups can live with',
        filling,
        seats: Object.entries(seats).map(([group, count]) => ({ stakeholderGroup: groupOf(group), count })),
      },
    }),
  )
  const aCandidate = async (group: string, region?: string): Promise<TestMember> => {
    const member = await test.aMember('member')
    answerOf(
      await call('PATCH /forums/:forum/members/:member', {
        params: { forum, member: member.member },
        body: { roles: ['member'], stakeholderGroup: groupOf(group), ...(region === undefined ? {} : { regionalGroup: region }) },
      }),
    )
    return member
  }
  return {
    id,
    slug,
    issue,
    params: { team: id },
    groups,
    aCandidate,
    aDrafter: async (group, number) => {
      const member = await aCandidate(group)
      answerOf(await member.call('POST /teams/:team/seats/:number/take', { params: { team: id, number } }))
      return member
    },
  }
}

function fail(key: string): never {
  throw new Fault(`no group ${key}`)
}
