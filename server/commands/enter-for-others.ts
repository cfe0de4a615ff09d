/** Puts ideas on record for people who do not write themselves: by the host of their table, by a scribe, or from paper. */
import { IDEA_CHARACTERS_MAX, IDEAS_PER_GATHERING_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { decideEntering, type EnteringForOthers } from '../../core/ideas/entering.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readCaptureGatherings } from '../sql/capture.ts'
import { isInForum } from '../sql/forums.ts'
import { untoldOnce } from '../people/untold-once.ts'
import { readCafeTables, readGathering } from '../sql/gatherings.ts'
import { readTableOfHost } from '../sql/hosts.ts'
import type { Tx } from '../sql/ledger.ts'
import { keepWhereabouts } from '../sql/whereabouts.ts'
import { UNTOLD } from './capture-group.ts'
import { perform, type Acting, type Done } from './command.ts'

/** One line: the words of somebody, and the group that they spoke from. */
export interface EnteredLine {
  readonly text: string
  readonly stakeholderGroup: string | null
  readonly language?: string | undefined
  /** Number of the line on its sheet of paper. */
  readonly line?: number | undefined
}
/** What is entered at a table for a round. */
export interface Entering {
  readonly gathering: string
  readonly table: string
  readonly round: string
  readonly by: EnteringForOthers
  /** The seat of the host; null for members. */
  readonly host: string | null
  readonly lines: readonly EnteredLine[]
}

/** Enters all lines or none. The ideas have no seat: who entered them is the actor of their entries. */
export async function enterForOthers(
  house: HouseBase,
  acting: Acting,
  asked: Entering,
): Promise<Outcome<Done<{ numbers: number[] }>, RefusalCode>> {
  const lines = parseLines(asked)
  if (!lines.ok) return lines
  const isUntold = (await readGathering(house.database.db, asked.gathering))?.is_chatham_house === true
  const once = isUntold && acting.once !== undefined ? { once: untoldOnce(acting.once) } : {}
  return await perform(house, { ...acting, ...once }, async (act) => {
    const gathering = (await readCaptureGatherings(act.tx, [asked.gathering])).get(asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    const table = await tableFor(act.tx, asked)
    if (!table.ok) return table
    const decided = decideEntering(asked.by, { ...gathering, now: act.now, round: asked.round, gathering: gathering.state })
    if (!decided.ok) return decided
    if (gathering.ideas + lines.value.length > IDEAS_PER_GATHERING_MAX)
      return refuse('ideas_full', { ideas: gathering.ideas, limit: IDEAS_PER_GATHERING_MAX })
    const question = gathering.rounds.find(({ id }) => id === asked.round)?.question ?? null
    if (question === null) return refuse('not_found', { what: 'question of this round', field: 'round' })
    if (await hasStrayGroup(act.tx, gathering.forum, lines.value))
      return refuse('invalid', { field: 'stakeholderGroup', detail: 'this forum has no such group. Load the page again.' })
    // Under the Chatham House Rule the place on a sheet would tell which ideas were said together.
    const isLineKept = asked.by === 'paper' && !gathering.isChathamHouse
    const drafts = lines.value.map(({ text, stakeholderGroup, language, line }, at) => ({
      kind: 'idea_captured' as const,
      forum: gathering.forum,
      gathering: gathering.id,
      body: {
        id: act.newId(),
        number: gathering.ideas + at + 1,
        question,
        round: asked.round,
        ...(gathering.isChathamHouse ? UNTOLD : { table: asked.table, seat: null, stakeholderGroup, modality: table.value.modality }),
        text: act.keep(text, language ?? null),
        language: language ?? null,
        entered: asked.by,
        buildsOn: null,
        writtenAt: decided.value.writtenAt,
        isLate: decided.value.isLate,
        points: [],
        label: null,
        ...(isLineKept && line !== undefined ? { line } : {}),
      },
    }))
    const result = { numbers: drafts.map(({ body }) => body.number) }
    if (!gathering.isChathamHouse) return accept({ drafts, result })
    const places = drafts.map(({ body }) => ({ idea_id: body.id, gathering_id: gathering.id, seat_id: null, table_id: asked.table }))
    // A host who enters for the table would tell which table it was.
    return accept({
      drafts,
      result,
      actor: 'house',
      alongside: async (tx) => {
        if (gathering.state === 'open') await keepWhereabouts(tx, places)
      },
    })
  })
}

async function hasStrayGroup(tx: Tx, forum: string, lines: readonly EnteredLine[]): Promise<boolean> {
  for (const group of new Set(lines.map(({ stakeholderGroup }) => stakeholderGroup)))
    if (group !== null && !(await isInForum(tx, 'stakeholder_groups', forum, group))) return true
  return false
}

/** The lines with their words checked; a refusal names the line when there are several. */
function parseLines({ lines }: Entering): Outcome<readonly EnteredLine[], RefusalCode> {
  const parsed: EnteredLine[] = []
  for (const [at, line] of lines.entries()) {
    const text = parseVerbatim(line.text, lines.length === 1 ? 'text' : `line ${at + 1}`, IDEA_CHARACTERS_MAX)
    if (!text.ok) return text
    parsed.push({ ...line, text: text.value })
  }
  return accept(parsed)
}

/** The table, if it is one of the gathering and, for a host, their own. */
async function tableFor(tx: Tx, asked: Entering): Promise<Outcome<{ readonly modality: 'room' | 'online' }, RefusalCode>> {
  const table = (await readCafeTables(tx, asked.gathering)).find(({ id }) => id === asked.table)
  if (table === undefined) return refuse('not_found', { what: 'table', field: 'table' })
  if (asked.host !== null && (await readTableOfHost(tx, asked.gathering, asked.host))?.id !== table.id) return refuse('not_host')
  return accept(table)
}
