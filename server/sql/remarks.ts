/** Questions about the remarks of a gathering. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Remarks of a gathering about the questions or the process, counted. */
export async function countRemarks(db: Kysely<Tables>, gathering: string, about: 'questions' | 'process'): Promise<number> {
  const row = await db
    .selectFrom('remarks')
    .select((eb) => eb.fn.countAll<number>().as('remarks'))
    .where('gathering_id', '=', gathering)
    .where('about', '=', about)
    .executeTakeFirstOrThrow()
  return row.remarks
}

/** A remark that was taken of a speech, with what its speaker says to it. */
export interface RemarkOfSpeech {
  readonly id: string
  readonly hand: string
  readonly textWords: string
  readonly answer: 'confirmed' | 'corrected' | 'left_open' | null
  readonly correctionWords: string | null
}
/** Remarks taken of speeches, newest first. */
export async function listRemarksOfSpeeches(db: Kysely<Tables>, gathering: string, limit: number): Promise<RemarkOfSpeech[]> {
  const rows = await db
    .selectFrom('remarks')
    .leftJoin('remark_whereabouts', 'remark_whereabouts.remark_id', 'remarks.id')
    .select((eb) => [
      'remarks.id',
      eb.fn.coalesce('remarks.hand_id', 'remark_whereabouts.hand_id').as('hand'),
      'remarks.text_words as textWords',
      'remarks.answer',
      'remarks.correction_words as correctionWords',
    ])
    .where('remarks.gathering_id', '=', gathering)
    .where((eb) => eb.or([eb('remarks.hand_id', 'is not', null), eb('remark_whereabouts.hand_id', 'is not', null)]))
    .orderBy('remarks.entry', 'desc')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => (row.hand === null ? [] : [{ ...row, hand: row.hand }]))
}
