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

// The tree of the compiler is walked by shape alone: everything below a node is looked at, but for what is code.
function look(node: unknown, file: SourceFile, found: Finding[]): void {
  if (Array.isArray(node)) for (const item of node) look(item, file, found)
  else if (typeof node === 'object' && node !== null) {
    if (isText(node)) note(node, 'text', file, found)
    else if (isAttribute(node)) noteAttribute(node, file, found)
    else if (!isCodeNode(node))
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

function isText(node: object): node is AST.Text {
  return 'type' in node && node.type === 'Text' && 'data' in node
}

function isAttribute(node: object): node is AST.Attribute {
  return 'type' in node && node.type === 'Attribute' && 'value' in node
}

/** Styles, scripts and directives such as `style:width` hold code. */
function isCodeNode(node: object): boolean {
  return (
    ('name' in node && (node.name === 'style' || node.name === 'script')) || ('type' in node && String(node.type).endsWith('Directive'))
  )
}
