import { describe, expect, it } from 'vitest'
import { SIDE_TABLES, SIGN_IN_TABLES, STATE_TABLES } from '../server/sql/tables.ts'
import { addressesInLockFile, commandsNotAlone, escapesFromTypes, placesOfOneMachine, undeclaredTables } from './house-rules.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('one command, one file', () => {
  it('holds in this checkout', () => {
    expect(listed(commandsNotAlone(checkout()))).toBe('')
  })
  it('would find a second command in a file, and a command under another name', () => {
    const tree = aTree({
      'server/commands/open-gathering.ts':
        'export async function openGathering(house: HouseBase) {}\nexport const closeGathering = async (house: House) => {}',
      'server/commands/take-seat.ts': 'export async function join(house: HouseBase) {}',
    })
    expect(commandsNotAlone(tree).map(({ path }) => path)).toEqual(['server/commands/open-gathering.ts', 'server/commands/take-seat.ts'])
  })
  it('lets a command export types, limits and rules beside it, and commands share files', () => {
    const tree = aTree({
      'server/commands/next-item.ts':
        'export interface Taken { readonly seat: string }\nexport const LIMIT = 1\nexport async function startNextItem(house: HouseBase) {}\nexport function parse(text: string) {}',
      'server/commands/parse-texts.ts': 'export function parseTitle(text: string) {}\nexport function parseText(text: string) {}',
    })
    expect(commandsNotAlone(tree)).toEqual([])
  })
})

describe('every table is either rebuilt by replay or stands beside the record', () => {
  const declared: string[] = [...STATE_TABLES, ...SIDE_TABLES, ...SIGN_IN_TABLES]
  it('holds in this checkout', () => {
    expect(listed(undeclaredTables(checkout(), declared))).toBe('')
    expect(declared.filter((name, index) => declared.indexOf(name) !== index)).toEqual([])
  })
  it('would find a table of which nobody says whether replay rebuilds it, and one that is not there', () => {
    const tree = aTree({ 'migrations/0002-x.sql': 'create table ballots (id uuid);\n-- create table nothing' })
    expect(listed(undeclaredTables(tree, ['words']))).toContain('makes the table ballots')
    expect(listed(undeclaredTables(tree, ['words']))).toContain('lists the table words')
  })
})

describe('what travels names no place of one machine', () => {
  it('holds in this checkout', () => {
    expect(listed([...addressesInLockFile(checkout()), ...placesOfOneMachine(checkout())])).toBe('')
  })
  it('would find an address in the lock file', () => {
    expect(addressesInLockFile(aTree({ 'package-lock.json': '{\n  "resolved": "https://packages.example/x.tgz"\n}' }))).toHaveLength(1)
  })
  it.each(['/home/somebody/entente', '/root/data', '/Users/ada/x', 'https://registry.example.org/x', 'https://mirror-npmjs.example/x'])(
    'would find %s',
    (place) => {
      expect(placesOfOneMachine(aTree({ 'docs/x.md': `Look at ${place}.` }))).toHaveLength(1)
    },
  )
})

describe('nobody switches the compiler or the lint off', () => {
  it('holds in this checkout', () => {
    expect(listed(escapesFromTypes(checkout()))).toBe('')
  })
  it('would find a suppression', () => {
    expect(escapesFromTypes(aTree({ 'server/x.ts': '// @ts-ignore\nx()', 'server/y.ts': '/* eslint-disable */' }))).toHaveLength(2)
  })
})
