/** Who may sit where by language: languages are bits of a number, so that one look tells whether a person and a table share one. */

/** Languages that can be told apart in one plan; the bit above them stands for every language that no table has. */
export const TABLE_LANGUAGES_MAX = 30
const NO_TABLE_HAS_IT = 1 << TABLE_LANGUAGES_MAX

/** What people speak and what is spoken at tables, as bits. 0: somebody said nothing and sits anywhere; a table takes everybody. */
export interface LanguageBond {
  readonly ofPerson: Int32Array
  readonly ofTable: Int32Array
}

/**
 * The bond of people and tables by codes of languages; null where no table has a language, which binds nobody.
 * @param tables at most `TABLE_LANGUAGES_MAX` different languages in all; more bind nobody
 */
export function languageBond(people: readonly (readonly string[])[], tables: readonly (readonly string[])[]): LanguageBond | null {
  const known = [...new Set(tables.flat())]
  if (known.length === 0) return null
  const bitOf = new Map(known.slice(0, TABLE_LANGUAGES_MAX).map((code, at) => [code, 1 << at]))
  const bits = (codes: readonly string[], other: number): number => codes.reduce((sum, code) => sum | (bitOf.get(code) ?? other), 0)
  return {
    ofPerson: Int32Array.from(people, (codes) => bits(codes, NO_TABLE_HAS_IT)),
    ofTable: Int32Array.from(tables, (codes) => bits(codes, 0)),
  }
}

/** Whether somebody may sit at a table, by their bits. */
export function sharesLanguage(person: number, table: number): boolean {
  return person === 0 || table === 0 || (person & table) !== 0
}

/** People who speak the same languages. */
export interface LanguageKind {
  readonly spoken: number
  readonly people: number
}
/** A table with its languages and its places. */
export interface LanguageTable {
  readonly languages: number
  readonly most: number
}
/** How full tables get when everybody who can is seated, and tables fill as evenly as languages let them. */
export interface LanguageFilling {
  /** People at each table. */
  readonly sizes: readonly number[]
  /** People of each kind for whom no place is left. */
  readonly left: readonly number[]
}

/**
 * Fills tables evenly: as many people as can be are seated, and no table gets one more while another could take somebody in
 * its place. Level by level along augmenting paths (Ford and Fulkerson), which never take a place back from a table.
 */
export function fillByLanguage(kinds: readonly LanguageKind[], tables: readonly LanguageTable[]): LanguageFilling {
  const filling = new Filling(kinds, tables)
  const top = tables.reduce((most, table) => Math.max(most, table.most), 0)
  for (let level = 1; level <= top && filling.isWaiting(); level += 1)
    for (const [kind] of kinds.entries()) while (filling.seatOne(kind, level));
  return { sizes: [...filling.sizes], left: [...filling.left] }
}

/** People by what they speak, in the order in which they first come. */
export function kindsOf(spoken: readonly number[]): LanguageKind[] {
  const counts = new Map<number, number>()
  for (const bits of spoken) counts.set(bits, (counts.get(bits) ?? 0) + 1)
  return [...counts].map(([bits, people]) => ({ spoken: bits, people }))
}

class Filling {
  readonly sizes: Int32Array
  readonly left: number[]
  readonly #kinds: readonly LanguageKind[]
  readonly #tables: readonly LanguageTable[]
  /** People of a kind at a table, kind by kind. */
  readonly #at: Int32Array

  constructor(kinds: readonly LanguageKind[], tables: readonly LanguageTable[]) {
    this.#kinds = kinds
    this.#tables = tables
    this.sizes = new Int32Array(tables.length)
    this.left = kinds.map(({ people }) => people)
    this.#at = new Int32Array(kinds.length * tables.length)
  }

  isWaiting(): boolean {
    return this.left.some((people) => people > 0)
  }

  /** Seats one more of a kind where tables take up to `level`, moving others along when that makes room. */
  seatOne(first: number, level: number): boolean {
    if ((this.left[first] ?? 0) === 0) return false
    const reachedBy = new Int32Array(this.#tables.length).fill(-1)
    const movesFrom = new Int32Array(this.#kinds.length).fill(-1)
    const isSeen = new Set([first])
    for (const kind of isSeen)
      for (const [table, { languages, most }] of this.#tables.entries()) {
        if (reachedBy[table] !== -1 || !sharesLanguage(this.#kinds[kind]?.spoken ?? 0, languages)) continue
        reachedBy[table] = kind
        if ((this.sizes[table] ?? 0) < Math.min(most, level)) return this.#shift(first, table, reachedBy, movesFrom)
        for (const [other] of this.#kinds.entries())
          if (!isSeen.has(other) && (this.#at[other * this.#tables.length + table] ?? 0) > 0) {
            isSeen.add(other)
            movesFrom[other] = table
          }
      }
    return false
  }

  #shift(first: number, end: number, reachedBy: Int32Array, movesFrom: Int32Array): true {
    const width = this.#tables.length
    this.sizes[end] = (this.sizes[end] ?? 0) + 1
    this.left[first] = (this.left[first] ?? 0) - 1
    for (let table = end; table !== -1;) {
      const kind = reachedBy[table] ?? first
      this.#at[kind * width + table] = (this.#at[kind * width + table] ?? 0) + 1
      const before = kind === first ? -1 : (movesFrom[kind] ?? -1)
      if (before !== -1) this.#at[kind * width + before] = (this.#at[kind * width + before] ?? 0) - 1
      table = before
    }
    return true
  }
}
