/** What a record must be that tells which ideas count as one, what a town hall found and what tables handed on: they name ideas that are there, each once. */
import type { RecordDisagreement } from './disagreement.ts'
import { ideasOf, type GatheringRecord } from './gathering-record.ts'

/** First disagreement in what a record says was found, or null. */
export function checkFindings(record: GatheringRecord): RecordDisagreement | null {
  return checkTies(record) ?? checkLists(record) ?? checkHandedOn(record)
}

function checkTies({ conversations }: GatheringRecord): RecordDisagreement | null {
  for (const [c, conversation] of conversations.entries()) {
    const there = new Set(ideasOf(conversation).map((idea) => idea.seq))
    const seen = new Set<number>()
    for (const [g, group] of (conversation.countedAsOne ?? []).entries()) {
      const path = `conversations[${c}].countedAsOne[${g}]`
      const before = conversation.countedAsOne?.[g - 1]?.[0] ?? 0
      if ((group[0] ?? 0) <= before) return { path, detail: `expected a first number above ${before}, found ${group[0] ?? 'none'}` }
      for (const [at, number] of group.entries()) {
        if (!there.has(number))
          return { path: `${path}[${at}]`, detail: `expected the number of an idea of this conversation, found ${number}` }
        if (seen.has(number)) return { path: `${path}[${at}]`, detail: `expected each idea once, found ${number} again` }
        if (at > 0 && number <= (group[at - 1] ?? 0)) return { path: `${path}[${at}]`, detail: `expected numbers upwards, found ${number}` }
        seen.add(number)
      }
    }
  }
  return null
}

function checkLists({ conversations, lists }: GatheringRecord): RecordDisagreement | null {
  if (lists === undefined) return null
  const { connected = [], common = [], differing = [] } = lists
  if (connected.length + common.length + differing.length === 0)
    return { path: 'lists', detail: 'expected at least one of connected, common and differing, found none; leave lists out' }
  const pairs = connected.map((pair) => [pair.idea, pair.with])
  const self = pairs.find(([idea, other]) => idea === other)
  if (self !== undefined) return { path: 'lists.connected', detail: `expected two different ideas, found ${self[0] ?? ''} twice` }
  const named = { connected: pairs, common: common.map((idea) => [idea]), differing: differing.map((idea) => [idea]) }
  const there = numbersOf(conversations)
  for (const [list, rows] of Object.entries(named)) {
    const missing = rows.flat().find((number) => !there.has(number))
    if (missing !== undefined) return { path: `lists.${list}`, detail: `expected numbers of ideas of this record, found ${missing}` }
    const keys = rows.map((row) => row.toSorted((a, b) => a - b).join(' and '))
    const seen = new Set<string>()
    const twice = keys.find((key) => seen.size === seen.add(key).size)
    if (twice !== undefined) return { path: `lists.${list}`, detail: `expected each once, found ${twice} again` }
  }
  return null
}

function checkHandedOn({ conversations, handedOn = [] }: GatheringRecord): RecordDisagreement | null {
  const there = numbersOf(conversations)
  for (const [at, { ideas }] of handedOn.entries()) {
    const missing = ideas.find((number) => !there.has(number))
    if (missing !== undefined)
      return { path: `handedOn[${at}].ideas`, detail: `expected numbers of ideas of this record, found ${missing}` }
  }
  return null
}

function numbersOf(conversations: GatheringRecord['conversations']): ReadonlySet<number> {
  return new Set(conversations.flatMap(ideasOf).map((idea) => idea.seq))
}
