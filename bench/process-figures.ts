/** What a process costs, read where Linux keeps it; nothing elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of the processor clock in a second, which Linux has fixed for programs. */
const TICKS_PER_SECOND = 100

/** Memory that a process holds now, in bytes; 0 where nobody says. */
export function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
}

/** Seconds of processor time that a process has used so far. */
export function processorSecondsOf(pid: number): number {
  // Name of the program in brackets first; user and system time are the 12th and 13th after it.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND
}

/** Seconds of processor time of a process and of everything that it started and that still runs: the house with its database. */
export function processorSecondsOfFamily(pid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  )
  const isFamily = (one: number | undefined): boolean => one !== undefined && one > 0 && (one === pid || isFamily(parents.get(one)))
  return [...parents.keys()].filter(isFamily).reduce((sum, one) => sum + processorSecondsOf(one), 0)
}

function parentOf(pid: number): number {
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0)
}

/** Files and sockets that a process may have open. */
export function filesMaxOf(pid: number): number {
  return Number(/^Max open files\s+(\d+)/m.exec(read(`/proc/${pid}/limits`))?.[1] ?? 0)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not on this system.
    return ''
  }
}
