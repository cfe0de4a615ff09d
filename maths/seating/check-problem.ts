/** Checks a seating problem before it is planned: what cannot be is named in one sentence, with the culprit. */
import { fillByLanguage, kindsOf, sharesLanguage, type LanguageBond } from './languages.ts'
import { clustersOf, partsOf, presentIn, type SeatingProblem } from './problem.ts'

/** The sentence that says why there is no plan, or null when nothing obvious stands in its way. */
export function whyImpossible(problem: SeatingProblem): string | null {
  return wrongHosts(problem) ?? wrongPairs(problem) ?? wrongSizes(problem) ?? wrongClusters(problem) ?? wrongLanguages(problem)
}

function wrongHosts({ tables, hostOf, personPart, tablePart, people }: SeatingProblem): string | null {
  const tableOfHost = new Map<number, number>()
  for (let table = 0; table < tables; table += 1) {
    const host = hostOf[table] ?? -1
    if (host < 0) continue
    if (host >= people) return `Table ${table} has the host ${host}, and there are ${people} people, 0 to ${people - 1}.`
    const other = tableOfHost.get(host)
    if (other !== undefined) return `Person ${host} is host of two tables, ${other} and ${table}. Name another host for one of them.`
    if (personPart[host] !== tablePart[table]) return `Person ${host} hosts table ${table}, which is in another part of the room.`
    tableOfHost.set(host, table)
  }
  return null
}

function wrongPairs({ people, together, apart, hostOf, personPart }: SeatingProblem): string | null {
  for (const [list, pairs] of [
    ['together', together],
    ['apart', apart],
  ] as const)
    for (const [a, b] of pairs) {
      const stranger = [a, b].find((person) => person < 0 || person >= people)
      if (stranger !== undefined)
        return `The pair ${a} and ${b} (${list}) names person ${stranger}, and there are ${people} people, 0 to ${people - 1}.`
      if (a === b) return `Person ${a} is paired with itself (${list}). Take this pair away.`
    }
  const clusterOf = clusterNumbers(people, together)
  for (const [a, b] of apart)
    if (clusterOf[a] === clusterOf[b]) return `People ${a} and ${b} are to sit together and apart. Take one of the two wishes away.`
  for (const [a, b] of together)
    if (personPart[a] !== personPart[b]) return `People ${a} and ${b} are to sit together, and one is in the room and one online.`
  return twoHostsTogether(clusterOf, hostOf)
}

function twoHostsTogether(clusterOf: Int32Array, hostOf: Int32Array): string | null {
  const seen = new Map<number, number>()
  for (const host of hostOf) {
    if (host < 0) continue
    const cluster = clusterOf[host] ?? 0
    const other = seen.get(cluster)
    if (other !== undefined) return `People ${other} and ${host} are to sit together, and each hosts a table of their own.`
    seen.set(cluster, host)
  }
  return null
}

function clusterNumbers(people: number, together: SeatingProblem['together']): Int32Array {
  const clusterOf = new Int32Array(people)
  for (const [at, cluster] of clustersOf(people, together).entries()) for (const person of cluster) clusterOf[person] = at
  return clusterOf
}

function wrongSizes(problem: SeatingProblem): string | null {
  const { rounds, tables, sizeMin, sizeMax, tablePart, personPart, fixedRounds } = problem
  const parts = partsOf(problem)
  const nowhere = personPart.findIndex((part) => !parts.includes(part))
  if (nowhere !== -1) return `Person ${nowhere} belongs to a part of the room that has no table.`
  for (let round = fixedRounds; round < rounds; round += 1)
    for (const part of parts) {
      const there = presentIn(problem, part, round).length
      let [least, most] = [0, 0]
      for (let table = 0; table < tables; table += 1) {
        if (tablePart[table] !== part) continue
        least += sizeMin[round * tables + table] ?? 0
        most += sizeMax[round * tables + table] ?? 0
      }
      if (there > most) return `Round ${round}: ${there} people are more than the ${most} seats of their tables. Add a table, or seats.`
      if (there < least)
        return `Round ${round}: ${there} people are fewer than the ${least} that their tables need. Close a table, or let tables be smaller.`
    }
  return null
}

function wrongClusters(problem: SeatingProblem): string | null {
  const most = Math.max(0, ...problem.sizeMax)
  const large = clustersOf(problem.people, problem.together).find((cluster) => cluster.length > most)
  return large === undefined
    ? null
    : `${large.length} people are to sit together (${large.slice(0, 6).join(', ')}${large.length > 6 ? ' …' : ''}), and no table takes more than ${most}.`
}

function wrongLanguages(problem: SeatingProblem): string | null {
  const { languages, hostOf } = problem
  if (languages === null) return null
  const maySit = (person: number, table: number): boolean => sharesLanguage(languages.ofPerson[person] ?? 0, languages.ofTable[table] ?? 0)
  const silentHost = hostOf.findIndex((host, table) => host >= 0 && !maySit(host, table))
  if (silentHost !== -1) return `Person ${hostOf[silentHost] ?? 0} hosts table ${silentHost} and speaks none of its languages.`
  const strangers = problem.together.find((pair) => [...hostOf.keys()].every((table) => pair.some((person) => !maySit(person, table))))
  if (strangers !== undefined) return `People ${strangers[0]} and ${strangers[1]} are to sit together, and no table has a language of both.`
  return withoutTable(problem, languages)
}

/** Names people of whom too few can be seated at tables whose languages they speak. */
function withoutTable(problem: SeatingProblem, { ofPerson, ofTable }: LanguageBond): string | null {
  const { rounds, fixedRounds, tables, tablePart, sizeMax } = problem
  for (let round = fixedRounds; round < rounds; round += 1)
    for (const part of partsOf(problem)) {
      const there = presentIn(problem, part, round)
      const kinds = kindsOf(there.map((person) => ofPerson[person] ?? 0))
      const open = [...tablePart.keys()].filter((table) => tablePart[table] === part)
      const places = open.map((table) => ({ languages: ofTable[table] ?? 0, most: sizeMax[round * tables + table] ?? 0 }))
      const short = fillByLanguage(kinds, places).left.findIndex((people) => people > 0)
      if (short === -1) continue
      const named = there.filter((person) => ofPerson[person] === kinds[short]?.spoken)
      const list = `${named.slice(0, 6).join(', ')}${named.length > 6 ? ' …' : ''}`
      return `Round ${round}: tables with a language of ${named.length === 1 ? 'person' : 'people'} ${list} have too few seats. Add a table of that language, or seats.`
    }
  return null
}
