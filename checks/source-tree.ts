/** The files of this checkout as the fence reads them: paths from the root, with their text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** What a check found in one file; `line` counts from 1. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly sentence: string
}

const ROOT = join(import.meta.dirname, '..')
/** Folders that hold what is installed, built or collected: nothing of ours. */
const FOLDERS_NOT_OURS = new Set(['node_modules', 'build', '.git', '.svelte-kit', '.cache', 'data', '.npm'])
const TEXT_ENDINGS =
  /\.(ts|mjs|js|svelte|css|html|sql|json|md|yaml|yml|svg|txt|png)$|(^|\/)(Dockerfile|LICENSE|run|\.[a-z]+(ignore|rc|attributes))$/

let read: readonly SourceFile[] | undefined

/** Every text file of the checkout, in the order of their paths, and its pictures without their content; read once. */
export function checkout(): readonly SourceFile[] {
  read ??= pathsBelow('').map((path) => ({ path, text: path.endsWith('.png') ? '' : readFileSync(join(ROOT, path), 'utf8') }))
  return read
}

/** A tree made for a test: paths to texts. */
export function aTree(files: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}

/** TypeScript of ours: `.ts` and `.mjs` files and the scripts of Svelte components. */
export function isCode(path: string): boolean {
  return /\.(ts|mjs|svelte)$/.test(path) && !path.endsWith('.d.ts')
}

/** Tests and what only tests use. */
export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /^(journeys|faults|checks|bench)\//.test(path)
}

/** Findings as lines that an editor can open; empty when there are none. */
export function listed(findings: readonly Finding[]): string {
  return findings.map(({ path, line, sentence }) => `${path}:${line} ${sentence}`).join('\n')
}

/** Number of the line that holds a character of a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

function pathsBelow(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return FOLDERS_NOT_OURS.has(entry.name) ? [] : pathsBelow(path)
    return entry.isFile() && TEXT_ENDINGS.test(path) ? [path] : []
  })
}
