/** Teams as anybody may see them. */
import type { TeamLine, TeamView } from '../../contract/teams.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { quorumSentence } from '../../core/drafts/quorum.ts'
import { isCallOpen } from '../../core/drafts/team.ts'
import type { RecordedQuorum } from '../../core/ledger/team-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readIssue } from '../sql/forums.ts'
import { listTeams, readInterests, readTeam, readTeamSeats } from '../sql/teams.ts'
import { readWords } from '../sql/words.ts'

/** Teams of a forum, in two queries. */
export async function viewTeams(house: Pick<House, 'database'>, forum: string): Promise<TeamLine[]> {
  const { db } = house.database
  const rows = await listTeams(db, forum)
  const words = await readWords(
    db,
    rows.flatMap((row) => [row.name_words, row.title_words]),
  )
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: words.of(row.name_words),
    state: row.state,
    issue: { id: row.issue_id, slug: row.issue_slug, title: words.of(row.title_words) },
    seats: row.seats ?? 0,
    held: row.held ?? 0,
  }))
}

/** One team with its seats, in five queries. */
export async function viewTeam(house: Pick<House, 'database' | 'now'>, id: string): Promise<Outcome<TeamView, RefusalCode>> {
  const { db } = house.database
  const team = await readTeam(db, id)
  const issue = team === undefined ? undefined : await readIssue(db, team.forum_id, team.issue_id)
  if (team === undefined || issue === undefined) return refuse('not_found', { what: 'team' })
  const [seats, interests] = await Promise.all([readTeamSeats(db, id), readInterests(db, id)])
  const words = await readWords(db, [
    team.name_words,
    team.purpose_words,
    issue.title_words,
    team.chairs_words,
    ...interests.flatMap((one) => [one.member_words, one.organisation_words, one.text_words]),
    ...seats.flatMap((seat) => [seat.member_words, seat.organisation_words, seat.reason_words]),
  ])
  const call = { state: team.state, callOpensAt: team.call_opens_at, callClosesAt: team.call_closes_at }
  return accept({
    id,
    slug: team.slug,
    name: words.of(team.name_words),
    purpose: words.of(team.purpose_words),
    state: team.state,
    issue: { id: issue.id, slug: issue.slug, title: words.of(issue.title_words) },
    filling: team.filling,
    call: { opensAt: team.call_opens_at, closesAt: team.call_closes_at, isOpen: isCallOpen(call, house.now().toISOString()) },
    formedAt: team.formed_at,
    seats: seats.map((seat) => ({
      number: seat.number,
      stakeholderGroup: seat.stakeholder_group_id,
      regionalGroup: seat.regional_group_id,
      holder:
        seat.member_id === null
          ? null
          : { id: seat.member_id, name: words.of(seat.member_words), organisation: words.of(seat.organisation_words) },
      isChair: seat.is_chair,
      heldSince: seat.held_since,
      reason: words.of(seat.reason_words),
      entry: seat.entry,
    })),
    interests: interests.map((one) => ({
      id: one.id,
      member: { id: one.member_id, name: words.of(one.member_words), organisation: words.of(one.organisation_words) },
      stakeholderGroup: one.stakeholder_group_id,
      regionalGroup: one.regional_group_id,
      text: words.of(one.text_words),
      statedAt: one.stated_at,
      seat: seats.find(({ member_id }) => member_id === one.member_id)?.number ?? null,
      entry: one.entry,
    })),
    chairsReason: words.of(team.chairs_words),
    quorum: { ...quorumView(team.quorum), sentence: quorumSentence(team.quorum) },
    entry: team.entry,
  })
}

function quorumView({ seats, eachGroup, groups }: RecordedQuorum): { seats: number[]; eachGroup: number[] | null; groups: number } {
  return { seats: [...seats], eachGroup: eachGroup === null ? null : [...eachGroup], groups }
}
