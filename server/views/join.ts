/** What somebody sees who comes with a code: which gathering this is, and what they may say of themselves. */
import type { JoinView } from '../../contract/seats.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { languagesToAsk } from '../../core/gatherings/language-fit.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { readCafeTables, readClock, readGatheringByCode } from '../sql/gatherings.ts'
import { countSeatsTaken } from '../sql/seats.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'
import { viewSummary } from './gathering.ts'
import { regionalGroupsOf, stakeholderGroupsOf } from './vocabularies.ts'

/** The gathering whose doors are open under a code. */
export async function viewJoin(
  house: Pick<HouseBase, 'database' | 'now' | 'publicUrl'>,
  code: string,
): Promise<Outcome<JoinView, RefusalCode>> {
  const { db } = house.database
  const row = await readGatheringByCode(db, code)
  if (row === undefined || row.state !== 'open') return refuse('code_unknown', { code })
  const [gathering, forum, groups, regions, tables, taken, clock] = await Promise.all([
    viewSummary(house, row),
    readForum(db, row.forum_id),
    readStakeholderGroups(db, row.forum_id),
    readRegionalGroups(db, row.forum_id),
    readCafeTables(db, row.id),
    countSeatsTaken(db, row.id),
    readClock(db, row.id),
  ])
  const words = await readWords(db, [
    forum?.name_words,
    ...groups.map((group) => group.name_words),
    ...regions.map((region) => region.name_words),
  ])
  const free = (modality: 'room' | 'online'): number =>
    Math.max(0, tables.reduce((sum, table) => sum + (table.modality === modality ? table.capacity : 0), 0) - taken[modality])
  return accept({
    gathering,
    isUnderWay: clock.state !== 'waiting',
    code,
    forumName: words.of(forum?.name_words),
    stakeholderGroups: stakeholderGroupsOf(
      groups.filter((group) => !group.is_retired),
      words,
    ),
    regionalGroups: regionalGroupsOf(
      regions.filter((group) => !group.is_retired),
      words,
    ),
    languages: [...languagesToAsk(forum?.languages ?? [], tables)],
    asksGender: forum?.asks_gender ?? false,
    freeSeats: { room: free('room'), online: free('online') },
    serverNow: house.now().toISOString(),
  })
}
