/** `core` and `maths` touch nothing: no clock, chance, network, file, process or framework. What they need is passed in. */
import ts from 'typescript'
import { isCode, type Finding, type SourceFile } from './source-tree.ts'
import { importsOf, lineOf, syntaxOf, walk } from './syntax.ts'

/** Packages that pure rules may use: pure themselves, each with its reason. */
export const PURE_PACKAGES: Readonly<Record<string, string>> = {
  '@noble/hashes': 'SHA-256 without a platform, so that the same seal is computed in a browser, on a server and by an auditor',
  '@orama/stemmers': 'stems of words by published rules, the same on every machine; suggestions of the theme board rest on them',
  diff: 'the shortest difference of two lists, the same on every machine; two wordings are compared by it',
}
/** Names of the outside world, and what each would let in. */
const OUTSIDE_WORLD: Readonly<Record<string, string>> = {
  fetch: 'the network',
  XMLHttpRequest: 'the network',
  WebSocket: 'the network',
  EventSource: 'the network',
  process: 'the machine',
  Buffer: 'the platform',
  require: 'files',
  setTimeout: 'the clock',
  setInterval: 'the clock',
  setImmediate: 'the clock',
  queueMicrotask: 'the clock',
  performance: 'the clock',
  crypto: 'chance',
  console: 'the terminal',
  globalThis: 'everything',
  window: 'the browser',
  document: 'the browser',
  navigator: 'the browser',
  localStorage: 'the browser',
  indexedDB: 'the browser',
}

/** Places where `core` or `maths` reach out. Tests beside the code may. */
export function impurities(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => /^(core|maths)\//.test(path) && isCode(path) && !path.endsWith('.test.ts'))
    .flatMap((file) => [...foreignImports(file), ...foreignNames(file)])
}

function foreignImports(file: SourceFile): readonly Finding[] {
  return importsOf(file)
    .filter(
      ({ specifier, target }) =>
        target === null && !Object.keys(PURE_PACKAGES).some((name) => specifier === name || specifier.startsWith(`${name}/`)),
    )
    .map(({ specifier, line }) => ({
      path: file.path,
      line,
      sentence: `imports ${specifier}: core and maths import nothing but themselves and ${Object.keys(PURE_PACKAGES).join(', ')}`,
    }))
}

function foreignNames(file: SourceFile): readonly Finding[] {
  const tree = syntaxOf(file)
  const findings: Finding[] = []
  walk(tree, (node) => {
    const sentence = reachesOut(node)
    if (sentence !== null) findings.push({ path: file.path, line: lineOf(tree, node), sentence })
  })
  return findings
}

function reachesOut(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'reads the clock: new Date(); let the instant be passed in'
  if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'Temporal.Now'].includes(node.getText()))
    return `reaches for the clock or chance: ${node.getText()}; let it be passed in`
  if (ts.isIdentifier(node) && isUsedAsValue(node) && Object.hasOwn(OUTSIDE_WORLD, node.text))
    return `reaches for ${OUTSIDE_WORLD[node.text] ?? ''}: ${node.text}`
  return null
}

/** A name that is read, not a property, a key, a declaration or a part of a type. */
function isUsedAsValue(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !(
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isBindingElement(parent) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isParameter(parent) ||
    ts.isQualifiedName(parent)
  )
}
