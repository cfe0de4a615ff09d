/** Finds where an output joins words to where they came from: an idea beside a seat, a table or a stakeholder group. */

/** What must not stand together. */
export interface Known {
  /** Each idea by everything that names it: its words and its id. */
  readonly ideas: readonly { readonly words: string; readonly id: string }[]
  /** Ids and names of seats, tables and groups. */
  readonly places: readonly string[]
}

/** In text without structure, so many characters on each side of the words are looked at. */
const NEAR = 160

/** What in this output joins them; empty is good. JSON is taken apart, other text is read near the words. */
export function joinsIn(text: string, known: Known): string[] {
  const parsed = parsedJson(text)
  return parsed === undefined ? joinsNear(text, known) : joinsBelow(parsed, known)
}

/** One thing of a JSON answer is what stands in one member of a list, without the lists of things inside it. */
function joinsBelow(value: unknown, known: Known): string[] {
  const { own, below } = takenApart(value)
  const text = own.join('\n')
  const named = known.ideas.filter(({ words, id }) => text.includes(words) || text.includes(id))
  const placed = named.length === 0 ? [] : known.places.filter((place) => text.includes(place))
  return [
    ...placed.map((place) => `${named[0]?.words ?? ''} beside ${place}: ${text.slice(0, 300)}`),
    ...below.flatMap((one) => joinsBelow(one, known)),
  ]
}

function takenApart(value: unknown): { own: string[]; below: unknown[] } {
  if (typeof value !== 'object' || value === null) return { own: typeof value === 'string' ? [value] : [], below: [] }
  const parts = Object.values(value).map((one: unknown) =>
    Array.isArray(one) && one.some((member) => typeof member === 'object') ? { own: [], below: one as unknown[] } : takenApart(one),
  )
  return { own: parts.flatMap(({ own }) => own), below: parts.flatMap(({ below }) => below) }
}

function joinsNear(text: string, { ideas, places }: Known): string[] {
  return ideas.flatMap(({ words, id }) =>
    [words, id].flatMap((name) =>
      [...text.matchAll(new RegExp(name, 'g'))].flatMap(({ index }) => {
        const near = text.slice(Math.max(0, index - NEAR), index + name.length + NEAR)
        return places.filter((place) => near.includes(place)).map((place) => `${name} near ${place}: ${near}`)
      }),
    ),
  )
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A page, a paper, a log.
    return undefined
  }
}
