/** News of a gathering or of one idea, in sentences that hold nobody's words: what feeds and letters tell. */
import type { NewsItem } from '../../contract/follow.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import type { EntryKind } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { readGathering } from '../sql/gatherings.ts'
import { forumOfPath } from '../sql/places.ts'
import { readWords } from '../sql/words.ts'
import { readEntriesNaming, readEntriesOfKinds } from '../sql/ledger.ts'

/** News that one look gives. */
export const NEWS_MAX = 50

/** What is news of a gathering. */
const OF_GATHERING: Partial<Record<EntryKind, string>> = {
  gathering_opened: 'The doors are open.',
  clock_started: 'The programme has started.',
  programme_ended: 'The programme is over.',
  gathering_closed: 'The gathering is closed; its report can be read.',
  question_challenged: 'A question was challenged.',
  challenge_replied: 'The convener replied to a challenge.',
  decision_opened: 'A decision is open.',
  decision_tallied: 'A decision was counted; its result can be read.',
  report_texts_set: 'The report has a new summary or next step.',
  gathering_imported: 'The record of this gathering came in.',
}
/** What is news of an idea. */
const OF_IDEA: Partial<Record<EntryKind, string>> = {
  idea_captured: 'The idea came on record.',
  theme_created: 'It stands under a new theme.',
  ideas_placed: 'It was placed under a theme, or moved.',
  themes_merged: 'The theme it stood under was merged into another.',
  theme_split: 'The theme it stood under was split.',
  theme_removed: 'The theme it stood under was taken away.',
  theme_change_undone: 'A change of its theme was taken back.',
  ideas_joined: 'It counts as one with ideas that say the same; every wording stays on record.',
  ideas_parted: 'It was parted from ideas that it counted as one with.',
  statements_taken: 'It became a statement that people rate.',
  statements_merged: 'As a statement it counts as one with others that say the same; every wording stays.',
  statements_parted: 'As a statement it stands by itself again.',
  idea_hidden: 'Its words were hidden; the log of moderation says why.',
  idea_restored: 'Its words are shown again.',
}

/** News after an entry, newest first. One query for a gathering, two for an idea. */
export async function readNews(
  house: Pick<HouseBase, 'database'>,
  of: { readonly gathering: string; readonly idea: number | null },
  after: number,
): Promise<NewsItem[]> {
  const { db } = house.database
  if (of.idea === null) {
    // Keys of a table whose keys are kinds.
    const kinds = Object.keys(OF_GATHERING) as EntryKind[]
    return newsOf(await readEntriesOfKinds(db, of.gathering, kinds, after, NEWS_MAX), OF_GATHERING)
  }
  const idea = await readIdeaByNumber(db, of.gathering, of.idea)
  if (idea === undefined) return []
  const naming = await readEntriesNaming(db, of.gathering, idea.id, NEWS_MAX * 4)
  const mine = naming.filter((entry) => entry.seq > after && (entry.kind !== 'idea_captured' || entry.body.id === idea.id))
  return newsOf(mine, OF_IDEA).slice(0, NEWS_MAX)
}

/** All news of a gathering that anybody may see, or of one idea of it, with what a feed says of itself. */
export async function viewPublicNews(
  house: Pick<HouseBase, 'database'>,
  of: { readonly gathering: string; readonly idea: number | null },
): Promise<Outcome<{ slug: string; title: string; openedAt: string; news: NewsItem[] }, RefusalCode>> {
  const { db } = house.database
  const place = await forumOfPath(db, { gathering: of.gathering })
  if (!place.ok) return place
  const gathering = place.value.gathering === null ? undefined : await readGathering(db, place.value.gathering)
  if (gathering === undefined || gathering.state === 'draft') return refuse('not_found', { what: 'gathering' })
  if (of.idea !== null && (await readIdeaByNumber(db, gathering.id, of.idea)) === undefined)
    return refuse('not_found', { what: `idea No. ${of.idea} in this gathering` })
  const title = (await readWords(db, [gathering.title_words])).of(gathering.title_words)
  const news = await readNews(house, { gathering: gathering.id, idea: of.idea }, 0)
  return accept({ slug: gathering.slug, title: title ?? '', openedAt: gathering.opened_at ?? `${gathering.date}T00:00:00Z`, news })
}

function newsOf(entries: readonly Entry[], sentences: Partial<Record<EntryKind, string>>): NewsItem[] {
  return entries
    .flatMap((entry) => {
      const sentence = sentences[entry.kind]
      return sentence === undefined ? [] : [{ entry: entry.seq, at: entry.at, sentence }]
    })
    .toSorted((a, b) => b.entry - a.entry)
}
