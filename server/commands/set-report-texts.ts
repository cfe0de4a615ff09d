/** Sets the summary and the next step of a report, in the words of the rapporteur; earlier words stay on record. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional, parseTexts } from './parse-texts.ts'

/** The words of a report. Blank paragraphs are left out. */
export interface ReportTexts {
  readonly gathering: string
  readonly summary: readonly string[]
  readonly nextStep?: string | undefined
}

/** Sets them. Refuses a paragraph that is too long, by its place. */
export async function setReportTexts(
  house: HouseBase,
  acting: Acting,
  asked: ReportTexts,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const summary = parseTexts(
    asked.summary.filter((paragraph) => paragraph.trim() !== ''),
    'summary',
    PARAGRAPH_CHARACTERS_MAX,
  )
  if (!summary.ok) return summary
  const nextStep = parseOptional(asked.nextStep, 'nextStep', PARAGRAPH_CHARACTERS_MAX)
  if (!nextStep.ok) return nextStep
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    const body = {
      summary: summary.value.map((paragraph) => act.keep(paragraph)),
      nextStep: nextStep.value === null ? null : act.keep(nextStep.value),
    }
    return accept({
      drafts: [{ kind: 'report_texts_set', forum: gathering.forum_id, gathering: gathering.id, body }],
      result: { id: gathering.id },
    })
  })
}
