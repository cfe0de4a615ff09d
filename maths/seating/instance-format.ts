/** The file format `seating-1`: one object describes people, tables and rounds; see `docs/guides/seating-format.md`. */
import { whyImpossible } from './check-problem.ts'
import { fillByLanguage, kindsOf, languageBond, TABLE_LANGUAGES_MAX, type LanguageBond } from './languages.ts'
import type { SeatingProblem } from './problem.ts'

/** The problem of a file, or the sentence that says what is wrong with it. */
export type ParsedInstance = { readonly ok: true; readonly problem: SeatingProblem } | { readonly ok: false; readonly sentence: string }

/** People of one plan: a congress. */
export const PEOPLE_MAX = 5_000
/** Rounds of one plan: a day of short ones. */
export const ROUNDS_MAX = 40

type Fields = Readonly<Record<string, unknown>>

/** Reads one instance. Every complaint is one sentence that names the field, or the person or table. */
export function parseInstance(raw: unknown): ParsedInstance {
  try {
    const problem = read(raw)
    const impossible = whyImpossible(problem)
    return impossible === null ? { ok: true, problem } : { ok: false, sentence: impossible }
  } catch (cause) {
    if (cause instanceof Complaint) return { ok: false, sentence: cause.message }
    throw cause
  }
}

class Complaint extends Error {}
function complain(sentence: string): never {
  throw new Complaint(sentence)
}

function read(raw: unknown): SeatingProblem {
  if (!isFields(raw)) return complain('An instance is one JSON object with people, tables and rounds.')
  const people = wholeNumber(raw, 'people', 1, PEOPLE_MAX)
  const tables = wholeNumber(raw, 'tables', 1, PEOPLE_MAX)
  const rounds = wholeNumber(raw, 'rounds', 1, ROUNDS_MAX)
  const size = { people, tables, rounds }
  const [personPart, tablePart] = readModes(raw['modes'], size)
  const present = readAttendance(raw['attendance'], size)
  const fixed = readPlan(raw['fixedRounds'], 'fixedRounds', size)
  const plan = readPlan(raw['plan'], 'plan', size)
  const fixedRounds = fixed === null ? 0 : fixed.length / people
  const published = plan ?? (fixed === null ? null : new Int32Array(rounds * people).fill(-1))
  if (published !== null && fixed !== null) published.set(fixed)
  const languages = readLanguages(raw['languages'], size)
  const sizes = readSizes(raw, size, { personPart, tablePart, present, fixedRounds, published, languages })
  return {
    ...size,
    ...sizes,
    attributes: readAttributes(raw['attributes'], people),
    hostOf: readHosts(raw['hosts'], tables),
    together: readPairs(raw['together'], 'together'),
    apart: readPairs(raw['apart'], 'apart'),
    personPart,
    tablePart,
    present,
    fixedRounds,
    published,
    languages,
  }
}

interface Size {
  readonly people: number
  readonly tables: number
  readonly rounds: number
}

function readAttributes(raw: unknown, people: number): SeatingProblem['attributes'] {
  if (raw === undefined) return []
  if (!isFields(raw)) return complain('attributes: write an object, by name, of values and of.')
  return Object.entries(raw).map(([name, attribute]) => {
    if (!isFields(attribute) || !Array.isArray(attribute['values']) || typeof attribute['of'] !== 'string')
      return complain(`attributes.${name}: write {"values": […], "of": "one digit for each person"}.`)
    const { values, of } = attribute
    if (!Array.isArray(values) || typeof of !== 'string' || of.length !== people)
      return complain(`attributes.${name}.of has ${of.length} digits, and there are ${people} people.`)
    const wrong = [...of].findIndex((digit) => !/^\d$/.test(digit) || Number(digit) >= values.length)
    if (wrong !== -1)
      return complain(`attributes.${name}.of: person ${wrong} has “${of[wrong] ?? ''}”, and the values are 0 to ${values.length - 1}.`)
    return { name, values: values.length, of: Uint8Array.from(of, Number) }
  })
}

function readHosts(raw: unknown, tables: number): Int32Array {
  if (raw === undefined) return new Int32Array(tables).fill(-1)
  if (!Array.isArray(raw) || raw.length !== tables) return complain(`hosts: name one person for each of the ${tables} tables.`)
  return Int32Array.from(raw, (host, table) =>
    Number.isInteger(host) ? Number(host) : complain(`hosts: table ${table} has “${String(host)}”, which is no person.`),
  )
}

function readPairs(raw: unknown, field: string): SeatingProblem['together'] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) return complain(`${field}: write a list of pairs of people.`)
  return raw.map((pair: unknown, at): [number, number] => {
    if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((person) => Number.isInteger(person)))
      return complain(`${field}.${at}: write two people, [12, 40].`)
    return [Number(pair[0]), Number(pair[1])]
  })
}

function readModes(raw: unknown, { people, tables }: Size): [Uint8Array, Uint8Array] {
  if (raw === undefined) return [new Uint8Array(people), new Uint8Array(tables)]
  if (!isFields(raw)) return complain('modes: write {"person": "RRO…", "table": "RO…"}.')
  const letters = (field: 'person' | 'table', length: number): Uint8Array => {
    const text = raw[field]
    if (typeof text !== 'string' || text.length !== length)
      return complain(`modes.${field}: write one letter for each ${field}, ${length} in all.`)
    const wrong = [...text].findIndex((letter) => letter !== 'R' && letter !== 'O')
    if (wrong !== -1) return complain(`modes.${field}: ${field} ${wrong} has “${text[wrong] ?? ''}”; write R (in the room) or O (online).`)
    return Uint8Array.from(text, (letter) => (letter === 'O' ? 1 : 0))
  }
  return [letters('person', people), letters('table', tables)]
}

/** Codes of languages by person and by table; an empty list is somebody who sits anywhere, or a table that takes everybody. */
function readLanguages(raw: unknown, { people, tables }: Size): SeatingProblem['languages'] {
  if (raw === undefined) return null
  if (!isFields(raw)) return complain('languages: write {"person": [["en"], …], "table": [["en", "fr"], …]}.')
  const codes = (field: 'person' | 'table', length: number): string[][] => {
    const lists = raw[field]
    if (!Array.isArray(lists) || lists.length !== length)
      return complain(`languages.${field}: write one list of codes for each ${field}, ${length} in all.`)
    return lists.map((list: unknown, at) =>
      Array.isArray(list) && list.every((code) => typeof code === 'string')
        ? list.map(String)
        : complain(`languages.${field}: ${field} ${at} has no list of codes; write ["en"], or [] for none.`),
    )
  }
  const [ofPerson, ofTable] = [codes('person', people), codes('table', tables)]
  const known = new Set(ofTable.flat()).size
  if (known > TABLE_LANGUAGES_MAX) return complain(`languages.table names ${known} languages; a plan takes ${TABLE_LANGUAGES_MAX}.`)
  return languageBond(ofPerson, ofTable)
}

function readAttendance(raw: unknown, { people, rounds }: Size): Uint8Array {
  const present = new Uint8Array(rounds * people).fill(1)
  if (raw === undefined) return present
  if (!isFields(raw)) return complain('attendance: write an object, by person, of one digit for each round.')
  for (const [person, text] of Object.entries(raw)) {
    if (!/^\d+$/.test(person) || Number(person) >= people)
      return complain(`attendance names person ${person}, and there are ${people} people, 0 to ${people - 1}.`)
    if (typeof text !== 'string' || text.length !== rounds || !/^[01]+$/.test(text))
      return complain(`attendance.${person}: write ${rounds} digits, 1 for there and 0 for not there.`)
    for (let round = 0; round < rounds; round += 1) present[round * people + Number(person)] = Number(text[round])
  }
  return present
}

function readPlan(raw: unknown, field: string, { people, tables, rounds }: Size): Int32Array | null {
  if (raw === undefined) return null
  if (!Array.isArray(raw) || raw.length > rounds) return complain(`${field}: write at most ${rounds} rounds, each a list of tables.`)
  const plan = new Int32Array(raw.length * people).fill(-1)
  for (const [round, lists] of raw.entries()) {
    if (!Array.isArray(lists) || lists.length !== tables) return complain(`${field}: round ${round} needs ${tables} tables.`)
    for (const [table, members] of lists.entries()) {
      if (!Array.isArray(members)) return complain(`${field}: round ${round}, table ${table} is no list of people.`)
      for (const person of members) {
        if (!Number.isInteger(person) || Number(person) < 0 || Number(person) >= people)
          return complain(`${field}: round ${round}, table ${table} names person ${String(person)}, and there are ${people} people.`)
        if ((plan[round * people + Number(person)] ?? -1) !== -1)
          return complain(`${field}: round ${round} seats person ${String(person)} twice.`)
        plan[round * people + Number(person)] = table
      }
    }
  }
  return plan
}

/** Bounds of every table in every round: those given, else the people of its part spread evenly over its open tables. */
function readSizes(
  raw: Fields,
  { people, tables, rounds }: Size,
  of: Pick<SeatingProblem, 'personPart' | 'tablePart' | 'present' | 'fixedRounds' | 'published' | 'languages'>,
): Pick<SeatingProblem, 'sizeMin' | 'sizeMax'> {
  const given = { min: optionalNumber(raw, 'sizeMin'), max: optionalNumber(raw, 'sizeMax') }
  const closed = readClosed(raw['closed'], tables)
  const sizeMin = new Uint8Array(rounds * tables)
  const sizeMax = new Uint8Array(rounds * tables)
  for (let round = 0; round < rounds; round += 1)
    for (let table = 0; table < tables; table += 1) {
      const at = round * tables + table
      if (round < of.fixedRounds) {
        const played = of.published?.subarray(round * people, (round + 1) * people).filter((seat) => seat === table).length ?? 0
        sizeMin[at] = sizeMax[at] = played
        continue
      }
      if (closed.tables.has(table) && round >= closed.from) continue
      let [there, shared] = [0, 0]
      for (let person = 0; person < people; person += 1)
        if (of.personPart[person] === of.tablePart[table] && of.present[round * people + person] === 1) there += 1
      for (const part of of.tablePart) if (part === of.tablePart[table]) shared += 1
      sizeMin[at] = given.min ?? Math.floor(there / shared)
      sizeMax[at] = given.max ?? Math.ceil(there / shared)
    }
  const sizes = { sizeMin, sizeMax }
  if (of.languages !== null && given.min === null && given.max === null)
    spreadByLanguage({ people, tables, rounds }, of, of.languages, sizes)
  return sizes
}

/** Tables that cannot be even because of languages get as even as languages let them. */
function spreadByLanguage(
  { people, tables, rounds }: Size,
  { personPart, tablePart, present, fixedRounds }: Pick<SeatingProblem, 'personPart' | 'tablePart' | 'present' | 'fixedRounds'>,
  { ofPerson, ofTable }: LanguageBond,
  { sizeMin, sizeMax }: Pick<SeatingProblem, 'sizeMin' | 'sizeMax'>,
): void {
  for (let round = fixedRounds; round < rounds; round += 1)
    for (const part of new Set(tablePart)) {
      const spoken = [...ofPerson].filter((_, person) => personPart[person] === part && present[round * people + person] === 1)
      const open = [...tablePart.keys()].filter((table) => tablePart[table] === part && (sizeMax[round * tables + table] ?? 0) > 0)
      const { sizes } = fillByLanguage(
        kindsOf(spoken),
        open.map((table) => ({ languages: ofTable[table] ?? 0, most: 255 })),
      )
      const most = Math.max(0, ...sizes)
      for (const [at, table] of open.entries()) {
        sizeMin[round * tables + table] = Math.min(sizes[at] ?? 0, Math.max(0, most - 1))
        sizeMax[round * tables + table] = most
      }
    }
}

function readClosed(raw: unknown, tables: number): { readonly from: number; readonly tables: ReadonlySet<number> } {
  if (raw === undefined) return { from: Infinity, tables: new Set() }
  if (!isFields(raw) || !Number.isInteger(raw['from']) || !Array.isArray(raw['tables']))
    return complain('closed: write {"from": round, "tables": […]}.')
  const lost: unknown[] = raw['tables']
  const wrong = lost.find((table) => !Number.isInteger(table) || Number(table) < 0 || Number(table) >= tables)
  if (wrong !== undefined)
    return complain(`closed.tables names table ${JSON.stringify(wrong)}, and there are ${tables} tables, 0 to ${tables - 1}.`)
  return { from: Number(raw['from']), tables: new Set(lost.map(Number)) }
}

function wholeNumber(raw: Fields, field: string, least: number, most: number): number {
  const value = raw[field]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    return complain(`${field}: write a whole number from ${least} to ${most}.`)
  return value
}
function optionalNumber(raw: Fields, field: string): number | null {
  return raw[field] === undefined ? null : wholeNumber(raw, field, 0, 255)
}
function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
