/** Lets a clause cite what it stands on: an idea, a theme or a statement of its forum. */
import type { SourceAsked } from '../../contract/clause-sources.ts'
import { PARAGRAPH_CHARACTERS_MAX, SOURCES_PER_CLAUSE_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isSameSource } from '../../core/drafts/sources.ts'
import type { RecordedSource } from '../../core/ledger/wording-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { clausesNow } from '../drafting/live-text.ts'
import type { HouseBase } from '../house-base.ts'
import { listSources, readCitables } from '../sql/clause-sources.ts'
import { perform, type Acting, type Done } from './command.ts'
import { handOf, writableDraft } from './draft-at-hand.ts'
import { parseOptional } from './parse-texts.ts'

/** What is cited, and by which clause. */
export interface CiteSource {
  readonly draft: string
  readonly member: string
  readonly clause: string
  readonly source: SourceAsked
  readonly reason: string | null
}

/** Cites it. With a reason, a citation that stands takes the reason in: it is withdrawn and made again. */
export async function citeSource(house: HouseBase, acting: Acting, asked: CiteSource): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseOptional(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    if (!(await handOf(act.tx, row, asked.member)).hasSeat) return refuse('no_team_seat')
    if (!(await clausesNow(act.tx, row.id)).some(({ id }) => id === asked.clause)) return refuse('not_found', { what: 'clause' })
    const source = recordedSource(asked.source)
    const known = await readCitables(act.tx, row.forum_id, [source])
    if (known.length === 0) return refuse('not_found', { what: NAMES[source.kind] })
    const cited = (await listSources(act.tx, row.id)).filter(({ clause_id }) => clause_id === asked.clause)
    const before = cited.find((one) => isSameSource(rowSource(one), source))
    if (before !== undefined && (reason.value === null || before.reason_words !== null)) return refuse('source_cited')
    if (before === undefined && cited.length >= SOURCES_PER_CLAUSE_MAX) return refuse('sources_full', { limit: SOURCES_PER_CLAUSE_MAX })
    const id = act.newId()
    const of = { draft: row.id, clause: asked.clause }
    return accept({
      drafts: [
        ...(before === undefined ? [] : [{ kind: 'source_withdrawn' as const, ...place, body: { id: before.id, ...of } }]),
        { kind: 'source_cited', ...place, body: { id, ...of, ...source, reason: reason.value === null ? null : act.keep(reason.value) } },
      ],
      result: { id },
    })
  })
}

const NAMES: Readonly<Record<RecordedSource['kind'], string>> = {
  idea: 'idea of this forum',
  theme: 'theme of this forum',
  statement: 'statement of this forum',
}

function recordedSource(asked: SourceAsked): RecordedSource {
  const nothing = { idea: null, theme: null, weighing: null, statement: null }
  return { ...nothing, ...asked }
}

function rowSource(row: {
  kind: RecordedSource['kind']
  idea_id: string | null
  theme_id: string | null
  weighing_id: string | null
  statement: number | null
}): RecordedSource {
  return { kind: row.kind, idea: row.idea_id, theme: row.theme_id, weighing: row.weighing_id, statement: row.statement }
}
