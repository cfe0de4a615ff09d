/** `npm run bench`: measures a whole house on this machine and prints every figure beside its bound. It talks to 127.0.0.1 only and stops by itself. */
import { startBenchHouse, type BenchHouse } from './bench-house.ts'
import { isKept, lineOf, type Figure } from './figures.ts'
import { cafeBytes } from './cafe-bytes.ts'
import { ideasPerSecond } from './ideas-per-second.ts'
import { joinsPerSecond } from './joins-per-second.ts'
import { ratingsPerSecond } from './ratings-per-second.ts'
import { largeGathering } from './large-gathering.ts'
import { liveScreens } from './live-screens.ts'
import { pageBytes } from './page-bytes.ts'
import { draftLive } from './draft-live.ts'
import { seating } from './seating.ts'
import { themeSuggestions } from './theme-suggestions.ts'
import { phones } from './phones.ts'
import { weighing } from './weighing.ts'

const BENCHES: Readonly<Record<string, (house: BenchHouse) => Promise<Figure[]>>> = {
  'page-bytes': pageBytes,
  'cafe-bytes': cafeBytes,
  'live-screens': liveScreens,
  phones,
  'ideas-per-second': ideasPerSecond,
  'joins-per-second': joinsPerSecond,
  'ratings-per-second': ratingsPerSecond,
  'large-gathering': largeGathering,
  'theme-suggestions': themeSuggestions,
  seating,
  weighing,
  'draft-live': draftLive,
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = wanted.find((name) => BENCHES[name] === undefined)
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}". There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}

const house = await startBenchHouse()
const figures: Figure[] = []
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const measured = await bench(house)
    figures.push(...measured)
    for (const figure of measured) console.log(lineOf(figure))
  }
} finally {
  await house.close()
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
const broken = figures.filter((figure) => !isKept(figure))
console.log(broken.length === 0 ? 'Every bound is kept.' : `${broken.length} bounds are not kept.`)
process.exitCode = broken.length === 0 ? 0 : 1
