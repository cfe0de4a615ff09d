/** Every route of the API in one table; its type is what the client is made from. */
import { challengeRoutes } from './challenges.ts'
import { clockRoutes } from './clock.ts'
import { followRoutes } from './follow.ts'
import { balanceRoutes } from './balance.ts'
import { decisionRoutes } from './decisions.ts'
import { consoleRoutes } from './console.ts'
import { expectedRoutes } from './expected.ts'
import { helpRoutes } from './help.ts'
import { messageRoutes } from './messages.ts'
import { moderationRoutes } from './moderation.ts'
import { forumRoutes } from './forums.ts'
import { gatheringRoutes } from './gatherings.ts'
import { houseRoutes } from './house.ts'
import { ideaRoutes } from './ideas.ts'
import { afterRoutes } from './after.ts'
import { peopleRoutes } from './people.ts'
import { receiptsRoutes } from './receipts.ts'
import { photoRoutes } from './photos.ts'
import { participationRoutes } from './participation.ts'
import { attendanceRoutes } from './attendance.ts'
import { recordRoutes } from './records.ts'
import { seatingRoutes } from './seating.ts'
import { seatRoutes } from './seats.ts'
import { scribeRoutes } from './scribes.ts'
import { hostRoutes } from './hosts.ts'
import { townhallRoutes } from './townhall.ts'
import { floorRoutes } from './floor.ts'
import { tableMateRoutes } from './table-mates.ts'
import { issueRoutes } from './issues.ts'
import { answerRoutes } from './answers.ts'
import { focalPointRoutes } from './focal-points.ts'
import { teamRoutes } from './teams.ts'
import { themeRoutes } from './themes.ts'
import { weighingImportRoutes } from './weighing-imports.ts'
import { ownRatingRoutes } from './own-ratings.ts'
import { resultRoutes } from './results.ts'
import { roadRoutes } from './roads.ts'
import { draftRoutes } from './drafts.ts'
import { gateRoutes } from './gate.ts'
import { inputRoundRoutes } from './input-rounds.ts'
import { readingRoutes } from './readings.ts'
import { amendmentRoutes } from './amendments.ts'
import { clauseSourceRoutes } from './clause-sources.ts'
import { draftComparisonRoutes } from './draft-comparison.ts'
import { paragraphRemarkRoutes } from './paragraph-remarks.ts'
import { textSuggestionRoutes } from './text-suggestions.ts'
import { weighingRoutes } from './weighings.ts'

/** Routes by `METHOD /path`, all below `/api/v1`. */
export const API = {
  ...houseRoutes,
  ...peopleRoutes,
  ...forumRoutes,
  ...gatheringRoutes,
  ...clockRoutes,
  ...seatRoutes,
  ...seatingRoutes,
  ...ideaRoutes,
  ...receiptsRoutes,
  ...participationRoutes,
  ...attendanceRoutes,
  ...themeRoutes,
  ...townhallRoutes,
  ...floorRoutes,
  ...hostRoutes,
  ...afterRoutes,
  ...scribeRoutes,
  ...recordRoutes,
  ...consoleRoutes,
  ...expectedRoutes,
  ...helpRoutes,
  ...messageRoutes,
  ...moderationRoutes,
  ...photoRoutes,
  ...challengeRoutes,
  ...tableMateRoutes,
  ...followRoutes,
  ...weighingRoutes,
  ...draftRoutes,
  ...readingRoutes,
  ...gateRoutes,
  ...clauseSourceRoutes,
  ...textSuggestionRoutes,
  ...amendmentRoutes,
  ...draftComparisonRoutes,
  ...paragraphRemarkRoutes,
  ...inputRoundRoutes,
  ...decisionRoutes,
  ...balanceRoutes,
  ...resultRoutes,
  ...ownRatingRoutes,
  ...roadRoutes,
  ...weighingImportRoutes,
  ...teamRoutes,
  ...issueRoutes,
  ...focalPointRoutes,
  ...answerRoutes,
} as const

/** The type of the whole table. */
export type Api = typeof API
