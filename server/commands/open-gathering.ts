/** Opens the doors of a gathering and gives it its six-digit code. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import { isCodeTaken, readCafeTables, readGathering, readProgramme, readQuestions } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { isWeighingCodeTaken } from '../sql/weighings.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'

/** A million codes serve many gatherings; with half of them given, a free one is found in a few tries. */
const CODE_ATTEMPTS_MAX = 200

/** Opens the doors. Refuses while something is missing that a round needs. */
export async function openGathering(house: HouseBase, acting: Acting, id: string): Promise<Outcome<Done<{ code: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state === 'open') return refuse('already_open')
    if (gathering.state === 'closed') return refuse('already_closed')
    const missing = await missingFor(act.tx, id)
    if (missing.length > 0) return refuse('nothing_to_open', { missing: missing.join(', ') })
    const code = await freeCode(act)
    return accept({ drafts: [{ kind: 'gathering_opened', forum: gathering.forum_id, gathering: id, body: { code } }], result: { code } })
  })
}

async function missingFor(tx: Tx, id: string): Promise<string[]> {
  const [programme, questions, tables] = [await readProgramme(tx, id), await readQuestions(tx, id), await readCafeTables(tx, id)]
  const conversations = programme.filter((item) => item.kind === 'conversation')
  const unasked = conversations.filter((item) => item.question_id === null)
  return [
    ...(conversations.length === 0 ? ['a conversation in the programme'] : []),
    ...(questions.length === 0 ? ['a question'] : []),
    ...(questions.length > 0 && unasked.length > 0
      ? [`a question for conversation ${unasked.map((item) => item.round_number).join(' and ')}`]
      : []),
    ...(tables.length === 0 ? ['a table'] : []),
  ]
}

/** A code that no gathering and no weighing has or had. */
export async function freeCode(act: Act): Promise<string> {
  for (let attempt = 0; attempt < CODE_ATTEMPTS_MAX; attempt += 1) {
    // 48 bits over 900,000 codes: the first digit is never 0, so that nobody leaves it out; the bias is below one in 10^8.
    const code = String(100_000 + (Number.parseInt(act.newToken(6), 16) % 900_000))
    if (!(await isCodeTaken(act.tx, code)) && !(await isWeighingCodeTaken(act.tx, code))) return code
  }
  throw new Fault(`no free code after ${CODE_ATTEMPTS_MAX} attempts`)
}
