/** Takes in a weighing that was held elsewhere: statements, people without names, their ratings; closed, with the digest on record. */
import { IMPORT_RATERS_MAX, PARAGRAPH_CHARACTERS_MAX, STATEMENT_CHARACTERS_MAX, STATEMENTS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { readWeighingFiles, type BrokenLine, type ImportedWeighing, type WeighingFiles } from '../../core/opinions/imported-weighing.ts'
import { SHARE_USUAL } from '../../core/weighing/settings.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { putRatings } from '../sql/ratings.ts'
import { closeWeighing } from './close-weighing.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { freeCode } from './open-gathering.ts'
import { SEED_BYTES } from './open-weighing.ts'
import { parseTitle } from './parse-texts.ts'
import { freeSlug } from './prepare-weighing.ts'

/** What comes in, and what it is called here. */
export interface ImportWeighing extends WeighingFiles {
  readonly name: string
  readonly purpose: string
}
/** What came in. */
export interface ImportedCounts {
  readonly id: string
  readonly slug: string
  readonly statements: number
  readonly people: number
  readonly ratings: number
  readonly leftOut: number
}

/**
 * Takes it in. Broken lines refuse everything. It opens with a time to close that has come, so that a house that stops between the two steps closes it
 * when it is there again.
 */
export async function importWeighing(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: ImportWeighing,
): Promise<Outcome<Done<ImportedCounts>, RefusalCode>> {
  const name = parseTitle(asked.name, 'name')
  if (!name.ok) return name
  const purpose = parsePlainText(asked.purpose, 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const limits = { statements: STATEMENTS_MAX, participants: IMPORT_RATERS_MAX, characters: STATEMENT_CHARACTERS_MAX }
  const read = readWeighingFiles(asked, limits)
  if (!read.ok) return refuse('rows_broken', { lines: read.broken.map(lineText).join('\n') })
  const { weighing } = read
  const taken = await perform(house, acting, async (act) => {
    const [id, slug] = [act.newId(), await freeSlug(act.tx, slugOf(name.value, 'weighing'))]
    const people = weighing.participants.map(() => act.newId())
    const result: ImportedCounts = {
      ...{ id, slug, statements: weighing.statements.length, people: people.length, leftOut: weighing.leftOut },
      ratings: weighing.participants.reduce((sum, row) => sum + row.length, 0),
    }
    return accept({
      drafts: await draftsOf(act, { forum, id, slug, name: name.value, purpose: purpose.value, weighing, people }),
      result,
      alongside: async (tx) => await putRatings(tx, id, act.now, people, weighing.participants),
    })
  })
  if (!taken.ok) return taken
  const closed = await closeWeighing(house, { actor: acting.actor }, taken.value.id)
  // Sent again with the same key, it is closed already.
  return closed.ok || closed.code === 'weighing_not_open' ? taken : closed
}

interface Parts {
  readonly forum: string
  readonly id: string
  readonly slug: string
  readonly name: PlainText
  readonly purpose: PlainText
  readonly weighing: ImportedWeighing
  readonly people: readonly string[]
}

async function draftsOf(act: Act, { forum, id, slug, name, purpose, weighing, people }: Parts): Promise<Draft[]> {
  const place = { forum, gathering: null }
  const statements = weighing.statements.map((text, at) => ({
    ...{ number: at + 1, source: 'seed' as const, language: null, ideas: [], theme: null },
    text: act.keep(text),
  }))
  const settings = { audience: 'anyone', showing: 'closed', share: SHARE_USUAL, takesOwn: false, opensAt: null, closesAt: act.now } as const
  return [
    { kind: 'weighing_prepared', ...place, body: { id, slug, name: act.keep(name), purpose: act.keep(purpose), ...settings } },
    { kind: 'statements_taken', ...place, body: { weighing: id, statements } },
    { kind: 'weighing_opened', ...place, body: { id, code: await freeCode(act), seed: Number.parseInt(act.newToken(SEED_BYTES), 16) } },
    ...people.map((person): Draft => ({
      kind: 'rater_joined',
      ...place,
      body: { weighing: id, id: person, stakeholderGroup: null, regionalGroup: null },
    })),
  ]
}

/** What Polis calls its files. */
const FILES: Readonly<Record<BrokenLine['file'], string>> = { ratings: 'votes.csv', statements: 'comments.csv' }

function lineText({ file, line, sentence }: BrokenLine): string {
  return `${FILES[file]}${line === 0 ? '' : ` line ${line}`}: ${sentence}.`
}
