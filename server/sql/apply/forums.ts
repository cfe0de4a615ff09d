/** Entries about forums, their vocabularies, members, organisations, bodies and issues. */
import { sql } from 'kysely'
import { forumOf, oneByOne, type Appliers } from './applier.ts'

export const applyForums: Appliers<
  | 'forum_opened'
  | 'forum_changed'
  | 'stakeholder_groups_set'
  | 'regional_groups_set'
  | 'languages_set'
  | 'gender_asking_set'
  | 'member_joined'
  | 'member_changed'
  | 'organisation_added'
  | 'body_added'
  | 'body_changed'
  | 'issue_raised'
  | 'issue_changed'
> = {
  forum_opened: oneByOne(async (tx, { body, at, seq }) => {
    await tx
      .insertInto('forums')
      .values({
        id: body.id,
        slug: body.slug,
        parent_id: body.parent,
        name_words: body.name.words,
        purpose_words: body.purpose?.words ?? null,
        time_zone: body.timeZone,
        opened_at: at,
        version: seq,
      })
      .execute()
  }),
  forum_changed: oneByOne(async (tx, { body }) => {
    await tx
      .updateTable('forums')
      .set({ name_words: body.name.words, purpose_words: body.purpose?.words ?? null, time_zone: body.timeZone })
      .where('id', '=', body.id)
      .execute()
  }),
  stakeholder_groups_set: oneByOne(async (tx, entry) => {
    const forum = forumOf(entry)
    await tx.updateTable('stakeholder_groups').set({ is_retired: true }).where('forum_id', '=', forum).execute()
    const rows = entry.body.groups.map((group, position) => ({
      id: group.id,
      forum_id: forum,
      key: group.key,
      name_words: group.name.words,
      letter: group.letter,
      mark: group.mark,
      position,
      is_retired: false,
    }))
    await tx
      .insertInto('stakeholder_groups')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          name_words: eb.ref('excluded.name_words'),
          letter: eb.ref('excluded.letter'),
          mark: eb.ref('excluded.mark'),
          position: eb.ref('excluded.position'),
          is_retired: sql<boolean>`false`,
        })),
      )
      .execute()
  }),
  languages_set: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('forums')
      .set({ languages: [...entry.body.languages] })
      .where('id', '=', forumOf(entry))
      .execute()
  }),
  gender_asking_set: oneByOne(async (tx, entry) => {
    await tx.updateTable('forums').set({ asks_gender: entry.body.isAsked }).where('id', '=', forumOf(entry)).execute()
  }),
  regional_groups_set: oneByOne(async (tx, entry) => {
    const forum = forumOf(entry)
    await tx.updateTable('regional_groups').set({ is_retired: true }).where('forum_id', '=', forum).execute()
    const rows = entry.body.groups.map((group, position) => ({
      id: group.id,
      forum_id: forum,
      key: group.key,
      name_words: group.name.words,
      position,
      is_retired: false,
    }))
    if (rows.length === 0) return
    await tx
      .insertInto('regional_groups')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          name_words: eb.ref('excluded.name_words'),
          position: eb.ref('excluded.position'),
          is_retired: sql<boolean>`false`,
        })),
      )
      .execute()
  }),
  member_joined: oneByOne(async (tx, entry) => {
    const { body } = entry
    await tx
      .insertInto('members')
      .values({
        id: body.id,
        forum_id: forumOf(entry),
        roles: [...body.roles],
        organisation_id: body.organisation,
        stakeholder_group_id: body.stakeholderGroup,
        regional_group_id: body.regionalGroup,
        name_words: body.name.words,
        joined_at: entry.at,
        has_left: false,
      })
      .execute()
  }),
  member_changed: oneByOne(async (tx, { body }) => {
    await tx
      .updateTable('members')
      .set({
        roles: [...body.roles],
        organisation_id: body.organisation,
        stakeholder_group_id: body.stakeholderGroup,
        regional_group_id: body.regionalGroup,
        has_left: body.hasLeft,
      })
      .where('id', '=', body.id)
      .execute()
  }),
  organisation_added: oneByOne(async (tx, entry) => {
    await tx
      .insertInto('organisations')
      .values({
        id: entry.body.id,
        forum_id: forumOf(entry),
        name_words: entry.body.name.words,
        stakeholder_group_id: entry.body.stakeholderGroup,
      })
      .execute()
  }),
  body_added: oneByOne(async (tx, entry) => {
    await tx
      .insertInto('bodies')
      .values({ id: entry.body.id, forum_id: forumOf(entry), parent_id: entry.body.parent, name_words: entry.body.name.words })
      .execute()
  }),
  body_changed: oneByOne(async (tx, { body }) => {
    await tx.updateTable('bodies').set({ parent_id: body.parent, name_words: body.name.words }).where('id', '=', body.id).execute()
  }),
  issue_raised: oneByOne(async (tx, entry) => {
    await tx
      .insertInto('issues')
      .values({
        id: entry.body.id,
        forum_id: forumOf(entry),
        title_words: entry.body.title.words,
        body_id: entry.body.body,
        slug: entry.body.slug ?? `issue-${entry.body.id.slice(-12)}`,
      })
      .execute()
  }),
  issue_changed: oneByOne(async (tx, { body }) => {
    await tx.updateTable('issues').set({ title_words: body.title.words, body_id: body.body }).where('id', '=', body.id).execute()
  }),
}
