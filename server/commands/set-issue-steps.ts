/** Sets the list of steps of an issue: what shows each, or why it is left out. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { checkSteps } from '../../core/forums/process-steps.ts'
import type { RecordedStep } from '../../core/ledger/issue-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { PlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readIssueWhole } from '../sql/issues.ts'
import { readHead } from '../sql/ledger.ts'
import { perform, type Acting, type Done } from './command.ts'
import { parseOptional, parseTitle } from './parse-texts.ts'

/** A step as a form gives it. */
export interface AskedStep {
  readonly key: string | null
  readonly title: string | null
  readonly pages: readonly string[]
  readonly entries: readonly number[]
  readonly leftOut: string | null
}
type ParsedStep = Omit<AskedStep, 'title' | 'leftOut'> & { readonly title: PlainText | null; readonly leftOut: PlainText | null }

/** Sets the whole list in its order. */
export async function setIssueSteps(
  house: HouseBase,
  acting: Acting,
  issue: string,
  asked: readonly AskedStep[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const parsed = parseSteps(asked)
  if (!parsed.ok) return parsed
  return await perform(house, acting, async (act) => {
    const row = await readIssueWhole(act.tx, issue)
    if (row === undefined) return refuse('not_found', { what: 'issue' })
    const checked = checkSteps(asked, (await readHead(act.tx)).seq)
    if (!checked.ok) return checked
    const steps = parsed.value.map(({ key, title, pages, entries, leftOut }): RecordedStep => ({
      key,
      title: title === null ? null : act.keep(title),
      pages,
      entries,
      leftOut: leftOut === null ? null : act.keep(leftOut),
    }))
    return accept({
      drafts: [{ kind: 'issue_steps_set', forum: row.forum_id, gathering: null, body: { issue, steps } }],
      result: { id: issue },
    })
  })
}

/** A step of its own needs a title; one that every list begins with has its words already. */
function parseSteps(asked: readonly AskedStep[]): Outcome<ParsedStep[], 'text_empty' | 'text_too_long'> {
  const parsed: ParsedStep[] = []
  for (const [at, step] of asked.entries()) {
    const title = step.key === null ? parseTitle(step.title ?? '', `steps.${at}.title`) : accept(null)
    if (!title.ok) return title
    const leftOut = parseOptional(step.leftOut, `steps.${at}.leftOut`, PARAGRAPH_CHARACTERS_MAX)
    if (!leftOut.ok) return leftOut
    parsed.push({ ...step, title: title.value, leftOut: leftOut.value })
  }
  return accept(parsed)
}
