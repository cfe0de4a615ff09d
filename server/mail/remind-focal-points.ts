/** Reminds focal points by letter of what their body owes: each reminder once, and nobody who wants no letters. */
import { reminderDue } from '../../core/adoption/reminder.ts'
import type { HouseBase } from '../house-base.ts'
import { listToRemind, markReminded, type ToRemind } from '../sql/answer-reminders.ts'
import { readWords } from '../sql/words.ts'
import type { Letters } from './letters.ts'

/** The earliest reminder comes so long before something is due. */
const FIRST_REMINDER_MS = 14 * 86_400_000

type House = Pick<HouseBase, 'database' | 'now' | 'publicUrl'> & { readonly letters: Letters }

/** Looks once. @returns how many letters were kept */
export async function remindFocalPoints(house: House): Promise<number> {
  const { db } = house.database
  const now = house.now()
  const waiting = await listToRemind(db, new Date(now.getTime() + FIRST_REMINDER_MS).toISOString())
  const words = await readWords(
    db,
    waiting.map(({ titleWords }) => titleWords),
  )
  let letters = 0
  for (const one of waiting) {
    const reminder = reminderDue(one.dueAt, now.toISOString())
    if (reminder === null) continue
    // The mark first: a house that stops in between owes one letter rather than sending it twice.
    const kind = `${reminder} ${one.dueAt}`
    if (!(await markReminded(db, { member: one.member, handover: one.handover, kind, at: now.toISOString() }))) continue
    await house.letters.send(letterOf(house, one, words.of(one.titleWords) ?? '', reminder === 'late'))
    letters += 1
  }
  return letters
}

function letterOf(house: House, one: ToRemind, title: string, isLate: boolean) {
  // Due at the end of a date is written as the first instant of the next.
  const due = new Date(Date.parse(one.dueAt) - 1).toISOString().slice(0, 16).replace('T', ' ')
  const clauses = one.clauses === 1 ? '1 clause' : `${one.clauses} clauses`
  return {
    to: one.email,
    subject: `${isLate ? 'Late' : 'Due'}: answers to “${title}”`,
    text: `Your body ${isLate ? 'owed' : 'owes'} an answer to ${clauses} of “${title}” by ${due} UTC.\n\nWhat you owe: ${house.publicUrl}/desk\n\nTo stop these letters, turn them off there.\n`,
  }
}
