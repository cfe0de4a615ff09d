/** Suggestions of the theme board: how often the first is right on the café of 2013, and what they cost a house at 10,000 ideas. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestOn } from '../core/themes/suggestions.ts'
import { readText } from '../maths/words/read-text.ts'
import { cosine, makeTermSpace, type TermVector } from '../maths/words/term-space.ts'
import { termsOf } from '../maths/words/terms.ts'
import { seededRandom, shuffle, type SeededRandom } from '../maths/seeded-random.ts'
import { answerOf, startCafe, type BenchCafe, type BenchHouse } from './bench-house.ts'
import type { Figure } from './figures.ts'

const RECORD = join(import.meta.dirname, '../../shared/records/world-cafe-2013.json')
const SPLITS = 50
/** Splits nobody looked at while the suggestions were made. */
const OTHER_SPLITS = 200
const IDEAS = 10_000
const SEATS = 50

interface Conversation {
  readonly question: string
  readonly themes: readonly string[]
  readonly ideas: readonly { readonly text: string; readonly theme: number }[]
}
/** One conversation with a third of its ideas placed; ideas in an order and with numbers that say nothing of their themes. */
interface Split {
  readonly conversation: Conversation
  readonly order: readonly number[]
  readonly placed: ReadonlySet<number>
}
type Guess = (split: Split) => ReadonlyMap<number, number>

/** Both: right on the café of 2013, when its record is at hand, and cheap in a house. */
export async function themeSuggestions(house: BenchHouse): Promise<Figure[]> {
  return [...(existsSync(RECORD) ? accuracy(readConversations()) : skipped()), ...(await cost(house))]
}

function skipped(): Figure[] {
  console.log('skipped: how often the first suggestion is right, because the record of the café of 2013 is not beside this checkout')
  return []
}

function accuracy(conversations: readonly Conversation[]): Figure[] {
  const name = (what: string, splits: number) => `${what}, first right of the ideas not placed (mean of ${splits} splits)`
  const percent = (guess: Guess, splits: number, seed: number) => 100 * shareRight(conversations, guess, splits, seed)
  return [
    { name: name('suggested themes, 2013', SPLITS), value: percent(suggested, SPLITS, 2013), unit: '%', least: 55 },
    { name: name('suggested themes, other seeds', OTHER_SPLITS), value: percent(suggested, OTHER_SPLITS, 1), unit: '%', least: 55 },
    { name: name('nearest neighbour on characters', SPLITS), value: percent(nearestNeighbour, SPLITS, 2013), unit: '%' },
    { name: name('the largest theme', SPLITS), value: percent(largestTheme, SPLITS, 2013), unit: '%' },
  ]
}

function shareRight(conversations: readonly Conversation[], guess: Guess, splits: number, seed: number): number {
  let sum = 0
  for (let turn = 0; turn < splits; turn += 1) {
    const random = seededRandom(seed * 1_000 + turn)
    let right = 0
    let asked = 0
    for (const conversation of conversations) {
      const split = splitOf(conversation, random)
      const guesses = guess(split)
      for (const at of split.order) {
        if (split.placed.has(at)) continue
        asked += 1
        if (guesses.get(at) === conversation.ideas[at]?.theme) right += 1
      }
    }
    sum += right / asked
  }
  return sum / splits
}

function splitOf(conversation: Conversation, random: SeededRandom): Split {
  const places = [...conversation.ideas.keys()]
  const placed = new Set(shuffle([...places], random).slice(0, Math.round(places.length / 3)))
  return { conversation, placed, order: shuffle([...places], random) }
}

function suggested({ conversation, order, placed }: Split): ReadonlyMap<number, number> {
  const { places } = suggestOn(
    {
      question: conversation.question,
      language: 'en',
      declined: [],
      themes: conversation.themes.map((title, place) => ({ id: String(place), title })),
      ideas: order.map((at, number) => ({
        number: number + 1,
        text: conversation.ideas[at]?.text ?? '',
        language: null,
        theme: placed.has(at) ? String(conversation.ideas[at]?.theme) : null,
        tie: null,
        buildsOn: null,
      })),
    },
    readText,
  )
  return new Map(places.map(({ idea, themes }) => [order[idea - 1] ?? -1, Number(themes[0]?.theme ?? -1)]))
}

/** The theme of the placed idea, or the title, whose runs of 3 to 5 characters are nearest: cosine, rarer runs weighing more. */
function nearestNeighbour({ conversation, order, placed }: Split): ReadonlyMap<number, number> {
  const texts = [...conversation.ideas.map((idea) => idea.text), ...conversation.themes]
  const { vectors } = makeTermSpace(texts.map((text) => ({ stems: [], grams: termsOf(text, 'en').grams })))
  const known = [
    ...[...placed].map((at) => ({ theme: conversation.ideas[at]?.theme ?? -1, vector: vectors[at] })),
    ...conversation.themes.map((_, theme) => ({ theme, vector: vectors[conversation.ideas.length + theme] })),
  ]
  const likeness = (a: TermVector | undefined, b: TermVector | undefined) => (a === undefined || b === undefined ? 0 : cosine(a, b))
  return new Map(
    order.map((at) => {
      const near = known.map((one) => ({ theme: one.theme, likeness: likeness(vectors[at], one.vector) }))
      return [at, near.reduce((best, one) => (one.likeness > best.likeness ? one : best)).theme]
    }),
  )
}

function largestTheme({ conversation, order, placed }: Split): ReadonlyMap<number, number> {
  const sizes = conversation.themes.map((_, theme) => [...placed].filter((at) => conversation.ideas[at]?.theme === theme).length)
  return new Map(order.map((at) => [at, sizes.indexOf(Math.max(...sizes))]))
}

function readConversations(): Conversation[] {
  // The record is a file of known shape; its own test reads every part of it.
  const record = JSON.parse(readFileSync(RECORD, 'utf8')) as {
    conversations: {
      question: string
      themes: { title: string; ideas: { text: string; subIdeas: { text: string }[] }[] }[]
    }[]
  }
  return record.conversations.map(({ question, themes }) => ({
    question,
    themes: themes.map((theme) => theme.title),
    ideas: themes.flatMap((theme, place) =>
      theme.ideas.map((idea) => ({ theme: place, text: [idea.text, ...idea.subIdeas.map((point) => point.text)].join(' ') })),
    ),
  }))
}

/** What suggestions on 10,000 ideas cost: first, then after one more was placed, and how long anybody else waits meanwhile. */
async function cost(house: BenchHouse): Promise<Figure[]> {
  const cafe = await startCafe(house, 'A board of ten thousand', SEATS)
  await fill(house, cafe)
  const gathering = answerOf(await house.operator('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
  const params = { gathering: cafe.id, question: gathering.questions[0]?.id ?? '' }
  const themes: string[] = []
  for (let at = 0; at < 20; at += 1) {
    const ideas = [3 * at + 1, 3 * at + 2, 3 * at + 3]
    const made = await house.operator('POST /gatherings/:gathering/questions/:question/themes', {
      params,
      body: { title: wordsAt(at), ideas },
    })
    themes.push(answerOf(made).id)
  }
  const ask = async () => answerOf(await house.operator('GET /gatherings/:gathering/questions/:question/suggestions', { params }))
  const quiet = await longestWait(house, async () => await new Promise((resolve) => setTimeout(resolve, 1_500)))
  let cold = 0
  const meanwhile = await longestWait(house, async () => {
    cold = (await ask()).computedInMs
  })
  const placed = answerOf(
    await house.operator('POST /gatherings/:gathering/questions/:question/placements', {
      params,
      body: { ideas: [99], theme: themes[0] ?? null },
    }),
  )
  const begin = performance.now()
  let now = await ask()
  const answeredIn = performance.now() - begin
  for (const { entry } = placed; now.version < entry; now = await ask()) await new Promise((resolve) => setTimeout(resolve, 200))
  return [
    { name: `suggestions on ${IDEAS} ideas, first, in their own thread`, value: cold, unit: 'ms' },
    { name: `suggestions on ${IDEAS} ideas after a change, in their own thread`, value: now.computedInMs, unit: 'ms' },
    { name: `suggestions on ${IDEAS} ideas right after a change, as asked for`, value: answeredIn, unit: 'ms', most: 250 },
    { name: 'longest that anybody else waits, on a quiet house', value: quiet, unit: 'ms' },
    { name: `longest that anybody else waits while ${IDEAS} ideas are compared`, value: meanwhile, unit: 'ms', most: 100 },
  ]
}

/** Asks the house small things all the while. @returns the longest answer in ms */
async function longestWait(house: BenchHouse, during: () => Promise<unknown>): Promise<number> {
  const asker = { isOver: false }
  let longest = 0
  const asking = (async () => {
    while (!asker.isOver) {
      const begin = performance.now()
      await (await fetch(`${house.address}/api/v1/house`)).arrayBuffer()
      longest = Math.max(longest, performance.now() - begin)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  await during()
  asker.isOver = true
  await asking
  return longest
}

const SYLLABLES = ['ba', 'do', 'gri', 'ka', 'lu', 'men', 'no', 'pra', 'ri', 'sto', 'tu', 'vel', 'xi', 'zo', 'fen', 'har']

/** Words of an idea, the same for one number: of some 4,000 words, so that ideas share a few. */
function wordsAt(number: number): string {
  const random = seededRandom(number)
  const syllable = () => SYLLABLES[random.below(SYLLABLES.length)] ?? ''
  return Array.from({ length: 8 }, () => syllable() + syllable() + syllable()).join(' ')
}

async function fill(house: BenchHouse, cafe: BenchCafe): Promise<void> {
  let next = 0
  await Promise.all(
    cafe.tokens.map(async (token) => {
      for (let count = next++; count < IDEAS; count = next++) {
        const reply = await fetch(`${house.address}/api/v1/gatherings/${cafe.id}/ideas`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': `compare-${count}-key` },
          body: JSON.stringify({ round: cafe.round, text: wordsAt(count) }),
        })
        if (reply.status !== 201) throw new Error(`an idea was answered ${reply.status}`)
        await reply.arrayBuffer()
      }
    }),
  )
}
