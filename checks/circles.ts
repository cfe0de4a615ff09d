/** No circles: following the imports of a file, types included, never leads back to it. */
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { importsOf } from './syntax.ts'

/** One finding for each circle, naming the files on it in order. */
export function circles(files: readonly SourceFile[]): readonly Finding[] {
  const code = files.filter(({ path }) => isCode(path))
  const known = new Set(code.map(({ path }) => path))
  const edges = new Map(
    code.map((file) => [file.path, importsOf(file).flatMap(({ target }) => (target !== null && known.has(target) ? [target] : []))]),
  )
  const done = new Set<string>()
  const findings: Finding[] = []
  for (const { path } of code) follow(path, [], edges, done, findings)
  return findings
}

function follow(
  path: string,
  way: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  findings: Finding[],
): void {
  const at = way.indexOf(path)
  if (at >= 0) {
    findings.push({ path, line: 1, sentence: `stands on a circle of imports: ${[...way.slice(at), path].join(' > ')}` })
    return
  }
  if (done.has(path)) return
  for (const next of edges.get(path) ?? []) follow(next, [...way, path], edges, done, findings)
  done.add(path)
}
