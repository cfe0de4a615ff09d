/** What commands and views need of the house they run in: the database, the clock, chance, and who listens. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from './database/connect.ts'
import type { Settings } from './settings/settings.ts'
import type { HouseBase } from './house-base.ts'
import { CaptureTrain } from './commands/capture-train.ts'
import { SeatTrain } from './commands/seat-train.ts'
import { CLOSE_EVERY_MS, closeDueDecisions } from './due-decisions.ts'
import { Hints } from './live/hints.ts'
import { LiveHub } from './live/hub.ts'
import { LiveTexts } from './drafting/live-texts.ts'
import { SeatPlanner } from './seat-planner.ts'
import { TAKEN_DOWN_DAYS } from '../contract/limits.ts'
import { dropOldKeys } from './sql/idempotency.ts'
import { dropPicturesTakenDown } from './sql/photos.ts'
import { readOrMakeSecret } from './sql/secrets.ts'
import { makeLetters, type Letters } from './mail/letters.ts'
import { remindFocalPoints } from './mail/remind-focal-points.ts'
import { tellFollowers } from './mail/tell-followers.ts'
import { makeAuth, type Auth } from './people/auth.ts'
import { PictureMaker } from './pictures/picture-maker.ts'
import { RatingTrain } from './weighing/rating-train.ts'
import { ResultsKeeper } from './weighing/results-keeper.ts'
import { ShareKeeper } from './weighing/share-keeper.ts'
import { WeighingKeeper } from './weighing/weighing-keeper.ts'
import { Suggester } from './suggestions/suggester.ts'

/** A running house: what commands stand on, and what runs beside them. */
export interface House extends HouseBase {
  readonly live: LiveHub
  readonly texts: LiveTexts
  readonly captures: CaptureTrain
  readonly arrivals: SeatTrain
  readonly ratings: RatingTrain
  readonly shares: ShareKeeper
  readonly weighings: WeighingKeeper
  readonly results: ResultsKeeper
  readonly planner: SeatPlanner
  readonly letters: Letters
  readonly suggester: Suggester
  readonly pictures: PictureMaker
  readonly auth: Auth
  close(): Promise<void>
}

/** What a house is made from. */
export interface HouseParts {
  readonly database: Database
  readonly settings: Settings
  readonly publicUrl: string
  readonly operatorKey?: string | null
  readonly version?: string
  readonly now?: () => Date
  readonly newId?: () => string
  readonly newToken?: (bytes: number) => string
}

/** Version of this release. */
export const RELEASE = '0.1.0'

/** Makes a house on a migrated database and starts listening for new entries. */
export async function makeHouse(parts: HouseParts): Promise<House> {
  const base = await makeBase(parts)
  const letters = makeLetters(base)
  const auth = await makeAuth({ ...base, letters })
  const beside = makeBeside(base)
  await beside.live.start()
  await beside.texts.start()
  await forgetOldThings(base)
  // When the database is away, followers are told and decisions closed at a later look; nothing is taken in after its time meanwhile.
  const looks = [
    every(DAY_MS, async () => await forgetOldThings(base)),
    every(TELL_EVERY_MS, async () => await tellFollowers({ ...base, letters })),
    every(REMIND_EVERY_MS, async () => await remindFocalPoints({ ...base, letters })),
    every(CLOSE_EVERY_MS, async () => await closeDueDecisions(base)),
  ]
  return {
    ...base,
    ...beside,
    letters,
    auth,
    close: async () => {
      for (const look of looks) clearInterval(look)
      await beside.texts.close()
      await beside.weighings.close()
      await Promise.all([beside.captures.drain(), beside.arrivals.drain(), beside.ratings.drain()])
      await beside.planner.close()
      await beside.results.close()
      beside.pictures.close()
      await letters.close()
      await beside.suggester.close()
      await beside.live.stop()
      base.hints.close()
    },
  }
}

/** Looks again and again while the house runs; a look that fails is made up for by the next one. */
function every(ms: number, look: () => Promise<unknown>): NodeJS.Timeout {
  const timer = setInterval(() => void look().catch(() => undefined), ms)
  timer.unref()
  return timer
}

/** What commands stand on. */
async function makeBase(parts: HouseParts): Promise<HouseBase> {
  const newToken = parts.newToken ?? ((bytes: number) => randomBytes(bytes).toString('hex'))
  return {
    database: parts.database,
    settings: parts.settings,
    version: parts.version ?? RELEASE,
    publicUrl: parts.publicUrl,
    operatorKey: parts.operatorKey ?? null,
    now: parts.now ?? (() => new Date()),
    newId: parts.newId ?? (() => uuidv7()),
    newToken,
    secret: await readOrMakeSecret(parts.database.db, 'house', newToken(32)),
    hints: new Hints(parts.settings.redisUrl),
  }
}

/** What runs beside the requests: trains that gather writes, keepers, threads. */
function makeBeside(base: HouseBase): Omit<House, keyof HouseBase | 'letters' | 'auth' | 'close'> {
  const results = new ResultsKeeper(base)
  return {
    live: new LiveHub(base),
    texts: new LiveTexts(base),
    captures: new CaptureTrain(base),
    arrivals: new SeatTrain(base),
    ratings: new RatingTrain(base, ({ weighing, rater }) => results.rated(weighing, rater)),
    shares: new ShareKeeper(base),
    weighings: new WeighingKeeper(base, results),
    results,
    planner: new SeatPlanner(),
    suggester: new Suggester(),
    pictures: new PictureMaker(),
  }
}

/** How often the house looks whether followers have news; letters wait for quiet anyway. */
const TELL_EVERY_MS = 60_000
/** How often the house looks whom to remind of what their body owes: a letter need not come to the minute. */
const REMIND_EVERY_MS = 60 * 60_000
const DAY_MS = 24 * 60 * 60 * 1000
/** How long a key makes a command happen once: far longer than any phone keeps an idea that it could not send. */
const KEY_DAYS = 30

/** Forgets old keys, and the pictures of photos taken down long ago. When the database is away they are forgotten another day. */
async function forgetOldThings(base: HouseBase): Promise<void> {
  const daysAgo = (days: number): string => new Date(base.now().getTime() - days * DAY_MS).toISOString()
  await dropOldKeys(base.database.db, daysAgo(KEY_DAYS)).catch(() => undefined)
  await dropPicturesTakenDown(base.database.db, daysAgo(TAKEN_DOWN_DAYS)).catch(() => undefined)
}
