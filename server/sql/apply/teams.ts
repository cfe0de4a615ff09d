/** Entries of teams: formed, and who holds which seat. */
import type { TeamKinds } from '../../../core/ledger/team-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import { forumOf, oneByOne, type Appliers } from './applier.ts'

const FREE = { member_id: null, is_chair: false, held_since: null, reason_words: null } as const

export const applyTeams: Appliers<keyof TeamKinds> = {
  team_formed: oneByOne(async (tx, entry) => {
    const { id, issue, slug, name, purpose, filling, seats, quorum, callOpensAt, callClosesAt } = entry.body
    await insertRows(tx, 'teams', [
      {
        id,
        forum_id: forumOf(entry),
        issue_id: issue,
        slug,
        name_words: name.words,
        purpose_words: purpose.words,
        state: 'open',
        filling,
        quorum,
        call_opens_at: callOpensAt,
        call_closes_at: callClosesAt,
        formed_at: entry.at,
        chairs_words: null,
        entry: entry.seq,
      },
    ])
    await insertRows(
      tx,
      'team_seats',
      seats.map(({ number, stakeholderGroup, regionalGroup }) => ({
        team_id: id,
        number,
        stakeholder_group_id: stakeholderGroup,
        regional_group_id: regionalGroup,
        ...FREE,
        entry: entry.seq,
      })),
    )
  }),
  team_seat_taken: oneByOne(async (tx, { body, at, seq }) => {
    await setSeat(tx, body, { member_id: body.member, held_since: at, reason_words: null, is_chair: false }, seq)
  }),
  team_seat_given: oneByOne(async (tx, { body, at, seq }) => {
    await setSeat(tx, body, { member_id: body.member, held_since: at, reason_words: body.reason.words, is_chair: false }, seq)
  }),
  team_interest_stated: oneByOne(async (tx, { body, at, seq }) => {
    const { id, team, member, text } = body
    await insertRows(tx, 'team_interests', [
      { id, team_id: team, member_id: member, text_words: text.words, stated_at: at, withdrawn_at: null, entry: seq },
    ])
    await touch(tx, team, seq)
  }),
  team_interest_withdrawn: oneByOne(async (tx, { body, at, seq }) => {
    await tx.updateTable('team_interests').set({ withdrawn_at: at, entry: seq }).where('id', '=', body.id).execute()
    await touch(tx, body.team, seq)
  }),
  team_chairs_set: oneByOne(async (tx, { body, seq }) => {
    await tx.updateTable('team_seats').set({ is_chair: false }).where('team_id', '=', body.team).execute()
    await tx
      .updateTable('team_seats')
      .set({ is_chair: true })
      .where('team_id', '=', body.team)
      .where('number', 'in', [...body.seats])
      .execute()
    await tx.updateTable('teams').set({ chairs_words: body.reason.words, entry: seq }).where('id', '=', body.team).execute()
  }),
  team_seat_left: oneByOne(async (tx, { body, seq }) => {
    await setSeat(tx, body, { ...FREE, reason_words: body.reason?.words ?? null }, seq)
  }),
}

async function setSeat(
  tx: Tx,
  { team, number }: { readonly team: string; readonly number: number },
  held: {
    readonly member_id: string | null
    readonly held_since: string | null
    readonly reason_words: string | null
    readonly is_chair: boolean
  },
  entry: number,
): Promise<void> {
  await tx
    .updateTable('team_seats')
    .set({ ...held, entry })
    .where('team_id', '=', team)
    .where('number', '=', number)
    .execute()
  await touch(tx, team, entry)
}

async function touch(tx: Tx, team: string, entry: number): Promise<void> {
  await tx.updateTable('teams').set({ entry }).where('id', '=', team).execute()
}
