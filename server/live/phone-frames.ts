/**
 * What a phone at a table is told of its gathering: its own table, the clock, the programme and the doors, and of these only
 * what has changed. A phone in a full hall would else be sent every table of the hall whenever somebody sits down.
 */
import { createHash } from 'node:crypto'
import type { GatheringView } from '../../contract/gatherings.ts'
import { PHONE_FIELDS, type PhoneGathering } from '../../contract/live.ts'

/** A phone's view at one moment: each field as text, and a digest of them all that the phone can name when it comes back. */
export interface PhoneState {
  readonly digest: string
  readonly fields: ReadonlyMap<keyof PhoneGathering, string>
}

/** Bytes of the digest: two different states of one gathering must not meet. */
const DIGEST_BYTES = 9

/** The gathering as a phone at this table needs it. Counts of ideas are left at nothing: they change with every idea, and no phone shows them. */
export function phoneGathering(view: GatheringView, table: string | null): PhoneGathering {
  const {
    id,
    slug,
    title,
    timeZone,
    venue,
    state,
    programme,
    questions,
    tables,
    stakeholderGroups,
    clock,
    asks,
    seatingVersion,
    walkMinutes,
  } = view
  return {
    ...{ id, slug, title, timeZone, venue, state, stakeholderGroups, clock, asks, seatingVersion, walkMinutes },
    programme: programme.map((item) => ({ ...item, ideas: 0 })),
    questions: questions.map((question) => ({ ...question, ideas: 0, themes: 0 })),
    tables: tables.filter((one) => one.id === table).map((one) => ({ ...one, ideasThisRound: 0, lastIdeaAt: null })),
  }
}

/** The state of a phone at this table. */
export function phoneState(view: GatheringView, table: string | null): PhoneState {
  const gathering = phoneGathering(view, table)
  const fields = new Map(PHONE_FIELDS.map((name) => [name, JSON.stringify(gathering[name])]))
  // What the clock says of now is no change of the clock.
  const { serverNow: _now, leftMs, ...clock } = gathering.clock
  const lasting = { ...clock, leftMs: clock.state === 'paused' ? leftMs : null }
  const text = [...fields].map(([name, json]) => (name === 'clock' ? JSON.stringify(lasting) : json)).join('\n')
  return { digest: createHash('sha256').update(text).digest().subarray(0, DIGEST_BYTES).toString('base64url'), fields }
}

/** Data of a frame that brings a phone from one state to another; without a state to begin with, everything. */
export function phoneFrameData(from: PhoneState | null, to: PhoneState): string {
  const told = [...to.fields].filter(([name, json]) => from === null || !isSame(name, from.fields.get(name), json))
  return `{"gathering":{${told.map(([name, json]) => `"${name}":${json}`).join(',')}},"isWhole":${from === null},"digest":"${to.digest}"}`
}

/** The clock is always told anew: it costs little, and tells the instant of the house. */
function isSame(name: keyof PhoneGathering, from: string | undefined, to: string): boolean {
  return name !== 'clock' && from === to
}
