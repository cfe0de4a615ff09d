/** Sends the letter that tells somebody that they are a member now, with a link to sign in. */
import type { House } from '../house.ts'
import { linkForLetter, welcomeLetter } from '../people/sign-in-letter.ts'
import { readForum } from '../sql/forums.ts'
import { readWords } from '../sql/words.ts'

/** Sends it. */
export async function welcomeMember(house: House, forum: string, email: string): Promise<void> {
  const { db } = house.database
  const row = await readForum(db, forum)
  const forumName = (await readWords(db, [row?.name_words])).of(row?.name_words) ?? 'the forum'
  const link = linkForLetter(house.publicUrl, await house.auth.makeSignInPath(email, '/'))
  await house.letters.send(welcomeLetter(email, link, { publicUrl: house.publicUrl, forumName }))
}
