/** Tells followers what is new: one letter a day at most, when the news has been quiet for a while, each piece of news once. */
import type { NewsItem } from '../../contract/follow.ts'
import type { HouseBase } from '../house-base.ts'
import { linkKey } from '../people/link-key.ts'
import { listToTell, markTold, type FollowerRow } from '../sql/followers.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readWords } from '../sql/words.ts'
import { readNews } from '../views/news.ts'
import type { Letters } from './letters.ts'

/** News waits this long for company: an idea that is moved three times in a minute is one letter. */
export const NEWS_QUIET_MS = 15 * 60_000
/** One letter in this time, whatever happens. */
export const LETTER_EVERY_MS = 24 * 60 * 60_000
/** Followers of one look. */
const FOLLOWERS_PER_LOOK = 200

type House = Pick<HouseBase, 'database' | 'now' | 'publicUrl' | 'secret'> & { readonly letters: Letters }

/** Looks once. @returns how many letters were kept */
export async function tellFollowers(house: House): Promise<number> {
  const now = house.now()
  const waiting = await listToTell(house.database.db, new Date(now.getTime() - LETTER_EVERY_MS).toISOString(), FOLLOWERS_PER_LOOK)
  let letters = 0
  for (const follower of waiting) if (await tellOne(house, follower, now)) letters += 1
  return letters
}

async function tellOne(house: House, follower: FollowerRow, now: Date): Promise<boolean> {
  const gathering = await readGathering(house.database.db, follower.gathering)
  if (gathering === undefined) return false
  const news = await readNews(house, follower, follower.toldEntry)
  const newest = news[0]
  if (newest === undefined) {
    await markTold(house.database.db, follower, gathering.version, null)
    return false
  }
  if (Date.parse(newest.at) > now.getTime() - NEWS_QUIET_MS) return false
  // The mark first: a house that stops in between owes one letter rather than sending it twice.
  if (!(await markTold(house.database.db, follower, newest.entry, now.toISOString()))) return false
  const title = (await readWords(house.database.db, [gathering.title_words])).of(gathering.title_words)
  await house.letters.send(newsLetter(house, follower, { slug: gathering.slug, title }, news))
  return true
}

function newsLetter(house: House, follower: FollowerRow, gathering: { slug: string; title: string | null }, news: readonly NewsItem[]) {
  const page = `${house.publicUrl}/g/${gathering.slug}${follower.idea === null ? '' : `/ideas/${follower.idea}`}`
  const lines = news
    .toReversed()
    .map(({ at, sentence, entry }) => `- ${at.slice(0, 16).replace('T', ' ')} UTC: ${sentence} (entry ${entry})`)
  const what = follower.idea === null ? `“${gathering.title ?? ''}”` : `idea No. ${follower.idea} of “${gathering.title ?? ''}”`
  return {
    to: follower.email,
    subject: `News of ${follower.idea === null ? 'a gathering' : `idea No. ${follower.idea}`}`,
    text: `What is new with ${what}:\n\n${lines.join('\n')}\n\nRead it here: ${page}\n\nTo stop these letters: ${house.publicUrl}/follow?token=${linkKey(house.secret, 'follow', follower.id)}\n`,
  }
}
