/** Applies entries of any kind to the tables, in order; runs of one kind go together. */
import type { Entry } from '../../../core/ledger/entry.ts'
import { ADOPTION_KINDS } from '../../../core/ledger/adoption-kinds.ts'
import { DRAFT_KINDS } from '../../../core/ledger/draft-kinds.ts'
import type { EntryKind } from '../../../core/ledger/entry-kinds.ts'
import { READING_KINDS } from '../../../core/ledger/reading-kinds.ts'
import { ISSUE_KINDS } from '../../../core/ledger/issue-kinds.ts'
import { TEAM_KINDS } from '../../../core/ledger/team-kinds.ts'
import { WORDING_KINDS } from '../../../core/ledger/wording-kinds.ts'
import { WEIGHING_KINDS } from '../../../core/ledger/weighing-kinds.ts'
import type { Tx } from '../ledger.ts'
import { applyAdoption } from './adoption.ts'
import { applyAfter } from './after.ts'
import { applyChallenges } from './challenges.ts'
import { applyClock } from './clock.ts'
import { applyConsole } from './console.ts'
import { applyFloor } from './floor.ts'
import { applyDecisions } from './decisions.ts'
import { applyDrafts } from './drafts.ts'
import { applyForums } from './forums.ts'
import { applyGatherings } from './gatherings.ts'
import { applyHosts } from './hosts.ts'
import { applyIdeas } from './ideas.ts'
import { applyIssues } from './issues.ts'
import { applyPhotos } from './photos.ts'
import { applyReadings } from './readings.ts'
import { applySeating } from './seating.ts'
import { applyTeams } from './teams.ts'
import { applyTownhall } from './townhall.ts'
import { applyWeighing } from './weighing.ts'
import { applyWording } from './wording.ts'
import type { Appliers, EntryOf } from './applier.ts'

const APPLIERS: Appliers<EntryKind> = {
  ...applyForums,
  ...applyGatherings,
  ...applyClock,
  ...applyIdeas,
  ...applySeating,
  ...applyHosts,
  ...applyTownhall,
  ...applyFloor,
  ...applyConsole,
  ...applyAfter,
  ...applyPhotos,
  ...applyWeighing,
  ...applyDecisions,
  ...applyDrafts,
  ...applyReadings,
  ...applyWording,
  ...applyChallenges,
  ...applyTeams,
  ...applyIssues,
  ...applyAdoption,
}

/** Weighings, drafts and teams have pages of their own: who rates, writes or sits down must not make the form of a gathering or a forum stale. */
const OF_PAGES_OF_THEIR_OWN: ReadonlySet<EntryKind> = new Set<EntryKind>([
  ...WEIGHING_KINDS,
  ...DRAFT_KINDS,
  ...READING_KINDS,
  ...TEAM_KINDS,
  ...ISSUE_KINDS,
  ...WORDING_KINDS,
  ...ADOPTION_KINDS,
])

/** Changes the tables as the entries say. The tables are those that the search path of the transaction finds, which is how replay works on a copy. */
export async function applyEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  for (const run of runsOf(entries)) await applyRun(tx, run)
  await moveVersions(tx, entries)
}

async function applyRun<K extends EntryKind>(tx: Tx, run: { kind: K; entries: readonly Entry[] }): Promise<void> {
  // All entries of a run have its kind; the compiler cannot follow that through the table of appliers.
  await APPLIERS[run.kind](tx, run.entries as readonly EntryOf<K>[])
}

function runsOf(entries: readonly Entry[]): { kind: EntryKind; entries: Entry[] }[] {
  const runs: { kind: EntryKind; entries: Entry[] }[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last?.kind === entry.kind) last.entries.push(entry)
    else runs.push({ kind: entry.kind, entries: [entry] })
  }
  return runs
}

/** Each gathering and forum carries the number of its newest entry: what `If-Match` and live screens compare. */
async function moveVersions(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const gatherings = new Map<string, number>()
  const forums = new Map<string, number>()
  for (const entry of entries) {
    if (OF_PAGES_OF_THEIR_OWN.has(entry.kind)) continue
    if (entry.gathering !== null) gatherings.set(entry.gathering, entry.seq)
    else if (entry.forum !== null) forums.set(entry.forum, entry.seq)
  }
  for (const [id, version] of gatherings) await tx.updateTable('gatherings').set({ version }).where('id', '=', id).execute()
  for (const [id, version] of forums) await tx.updateTable('forums').set({ version }).where('id', '=', id).execute()
}
