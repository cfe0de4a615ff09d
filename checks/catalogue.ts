/** Every string that people see comes from the catalogue: a component holds no words of its own. */
import { parse, type AST } from 'svelte/compiler'
import { lineAt, type Finding, type SourceFile } from './source-tree.ts'

/** Attributes that are read out or shown. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'alt',
  'title',
  'placeholder',
  'label',
])
/** Words that are the same in every language, each with its reason. */
const WITHOUT_LANGUAGE: Readonly<Record<string, string>> = {
  Entente: 'the name of the product',
  QR: 'the name of a kind of code',
  UTC: 'the name of a time scale',
}

/** Words that stand in the markup of a component instead of in a catalogue. */
export function wordsInMarkup(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => path.startsWith('web/') && path.endsWith('.svelte'))
    .flatMap((file) => {
      const found: Finding[] = []
      look(parse(file.text, { modern: true, filename: file.path }).fragment, file, found)
      return found
    })
}

// The tree of the compiler is walked by shape alone: a node is an object with a type, and everything below it is looked at.
function look(node: unknown, file: SourceFile, found: Finding[]): void {
  if (Array.isArray(node)) for (const item of node) look(item, file, found)
  else if (isNode(node)) {
    if (node.type === 'Text' && 'data' in node) note(node, 'text', file, found)
    else if (node.type === 'Attribute' && 'value' in node) noteAttribute(node, file, found)
    else if (/Directive$/.test(node.type)) return
    else if (!('name' in node && (node.name === 'style' || node.name === 'script')))
      for (const [key, value] of Object.entries(node)) if (key !== 'metadata' && key !== 'expression') look(value, file, found)
  }
}

function noteAttribute(node: AST.Attribute, file: SourceFile, found: Finding[]): void {
  if (!SPOKEN.has(node.name) || !Array.isArray(node.value)) return
  for (const part of node.value) if (part.type === 'Text') note(part, node.name, file, found)
}

function note(node: AST.Text, where: string, file: SourceFile, found: Finding[]): void {
  const words = Object.keys(WITHOUT_LANGUAGE).reduce((text, word) => text.replaceAll(word, ''), node.data)
  if (/\p{L}{2,}/u.test(words))
    found.push({
      path: file.path,
      line: lineAt(file.text, node.start),
      sentence: `says "${node.data.trim()}" (${where}) in the markup; put it into a catalogue of web/src/words`,
    })
}

// Only the shape is looked at, and only in the two kinds named above.
function isNode(value: unknown): value is AST.Text | AST.Attribute | { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
