/** How large the faults are: short in `npm test`, as the standard says in `npm run faults` (which sets FAULTS=full). */

/** True for the sizes of the standard. */
export const IS_FULL = process.env['FAULTS'] === 'full'

const MINUTE_MS = 60_000

/** One size of every fault, first for every day, then as the standard says. */
export const SIZES = {
  /** T1: times that the house or its database is killed, and clients that write meanwhile. */
  kills: of(6, 1_000),
  /** Kills of one evening: then the hall is looked at and another gathering begins, because a gathering holds so many ideas and no more. */
  killsAnEvening: of(6, 25),
  /** Rest of a writer between two ideas: without it two hundred fill a gathering before the evening is over. */
  writerRestMs: of(0, 1_000),
  writers: of(20, 200),
  /** T1 for texts: kills while so many people type one text. */
  textKills: of(1, 200),
  typists: of(10, 20),
  /** T4: how long the house or the broker is gone, and screens that listen. */
  goneMs: of(3_000, MINUTE_MS),
  screens: of(40, 300),
  /** T5: clients, and how often each is cut. */
  cutClients: of(60, 500),
  cuts: of(6, 20),
  /** T6: how long a phone is without network. */
  offlineMs: of(12_000, 10 * MINUTE_MS),
  /** T8: people who come in the same second, and identical requests at once. */
  hall: of(200, 1_000),
  identical: of(500, 2_000),
  /** T26: restarts of the database, and clients that write meanwhile. */
  restarts: of(2, 20),
  restartWriters: of(40, 200),
} as const

/** Longest time of one fault: the full ones run for an hour. */
export const FAULT_MS_MAX = of(2, 120) * MINUTE_MS

function of(short: number, full: number): number {
  return IS_FULL ? full : short
}
