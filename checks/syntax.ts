/** The syntax of a file as the TypeScript compiler sees it, and the imports in it. */
import { dirname, posix } from 'node:path'
import ts from 'typescript'
import type { SourceFile } from './source-tree.ts'

/** One import or re-export: what it asks for, where it leads inside the checkout, and whether it is gone at run time. */
export interface Import {
  readonly specifier: string
  /** Path from the root, or null for a package. */
  readonly target: string | null
  readonly isTypeOnly: boolean
  readonly line: number
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>()

/** The syntax tree of a file; of a Svelte component, its scripts with everything else blanked so that lines stay right. */
export function syntaxOf(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const text = file.path.endsWith('.svelte') ? scriptsOf(file.text) : file.text
  const tree = ts.createSourceFile(file.path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  parsed.set(file, tree)
  return tree
}

/** Line of a node, counted from 1. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

/** Calls `visit` on every node below a node, in the order of the text. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child)
    walk(child, visit)
  })
}

/** Every import of a file: statements, re-exports, `import()` and `import('…')` types. */
export function importsOf(file: SourceFile): readonly Import[] {
  const tree = syntaxOf(file)
  const found: Import[] = []
  const add = (specifier: string, isTypeOnly: boolean, node: ts.Node): void => {
    found.push({ specifier, target: targetOf(file.path, specifier), isTypeOnly, line: lineOf(tree, node) })
  }
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) add(node.moduleSpecifier.text, isTypeOnly(node), node)
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly, node)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const asked = node.arguments[0]
      if (asked !== undefined && ts.isStringLiteral(asked)) add(asked.text, false, node)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      add(node.argument.literal.text, true, node)
  })
  return found
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause.namedBindings
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  )
}

/** Aliases of the web's bundler, as its configuration names them; a name that is none of them is a package. */
const ALIASES: Readonly<Record<string, string>> = {
  $contract: 'contract',
  $core: 'core',
  $words: 'web/src/words/generated',
  $parts: 'web/src/parts',
  $line: 'web/src/line',
  $rooms: 'web/src/rooms',
  $lib: 'web/src/lib',
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return withEnding(posix.normalize(`${dirname(path)}/${specifier}`))
  const [alias = '', ...rest] = specifier.split('/')
  const folder = ALIASES[alias]
  return folder === undefined ? null : withEnding([folder, ...rest].join('/'))
}

/** The bundler lets the ending out; ours is TypeScript then. */
function withEnding(path: string): string {
  return /\.[a-z]+$/.test(path) && !path.endsWith('.svelte.js') ? path : `${path}.ts`
}

function scriptsOf(text: string): string {
  let kept = ''
  let end = 0
  for (const match of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const inside = match[1] ?? ''
    const start = match.index + match[0].indexOf('>') + 1
    kept += blank(text.slice(end, start)) + inside
    end = start + inside.length
  }
  return kept + blank(text.slice(end))
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ')
}
