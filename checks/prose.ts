/** Prose stays true: every file and folder of ours that a page names is there, and every link inside the checkout leads somewhere. */
import { posix } from 'node:path'
import { lineAt, type Finding, type SourceFile } from './source-tree.ts'

const FLOORS = /^(maths|core|contract|server|web|cli|migrations|checks|journeys|faults|bench|docs)\/[\w./+[\]-]*$/

/** Names of places that are not there. Names with a `<hole>` are patterns, not places. */
export function lostPlaces(files: readonly SourceFile[]): readonly Finding[] {
  const places = new Set(files.flatMap(({ path }) => path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))))
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap((page) => {
      const named = [...page.text.matchAll(/`([^`\s]+)`/g)]
        .filter(([, name = '']) => FLOORS.test(name))
        .map((match) => ({ index: match.index, place: (match[1] ?? '').replace(/\/$/, '') }))
      const linked = [...page.text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map((match) => ({
        index: match.index,
        place: posix.normalize(posix.join(posix.dirname(page.path), match[1] ?? '')).replace(/\/$/, ''),
      }))
      return [...named, ...linked]
        .filter(({ place }) => !places.has(place))
        .map(({ index, place }) => ({ path: page.path, line: lineAt(page.text, index), sentence: `names ${place}, which is not there` }))
    })
}

/** Labels that the guides put in bold and that no catalogue says: what a guide tells people to press must be there to press. */
export function lostLabels(files: readonly SourceFile[]): readonly Finding[] {
  const said = new Set(
    files
      .filter(({ path }) => /^web\/src\/words\/en\/.*\.json$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/:\s*"((?:[^"\\]|\\.)*)"/g)].map(([, label = '']) => bare(label))),
  )
  return files
    .filter(({ path }) => /^docs\/guides\/(convener|participant)\.md$/.test(path))
    .flatMap((page) =>
      [...page.text.matchAll(/\*\*([^*]+)\*\*/g)]
        .filter(([, label = '']) => !said.has(bare(label)))
        .map((match) => ({
          path: page.path,
          line: lineAt(page.text, match.index),
          sentence: `says "${match[1] ?? ''}" in bold, and no catalogue says it`,
        })),
    )
}

function bare(label: string): string {
  return label.replaceAll(/\s+/g, ' ').replace(/[.:]$/, '').trim()
}
