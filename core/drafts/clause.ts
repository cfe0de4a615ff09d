/** What a draft is made of: a flat list of clauses in their order, each with a depth, as texts of the United Nations are. */

/** A paragraph of the preamble, or an operative clause. */
export const CLAUSE_KINDS = ['preamble', 'operative'] as const
/** See the list of the same name. */
export type ClauseKind = (typeof CLAUSE_KINDS)[number]
/** How deep an operative clause stands: 1, (a), (i). */
export const DEPTH_MAX = 2
/** See the limit of the same name. */
export type ClauseDepth = 0 | 1 | 2

/** A clause before it is numbered. Its id is for life, whatever becomes of its number, its place and its words. */
export interface UnnumberedClause {
  readonly id: string
  readonly kind: ClauseKind
  readonly depth: ClauseDepth
  readonly text: string
}

/** A clause as a draft shows it: `label` is its whole number, such as `PP2`, `3`, `3 bis` or `4(a)(ii)`. */
export interface Clause extends UnnumberedClause {
  readonly label: string
}

/** A stretch of a text: what stands in square brackets is not agreed. `depth` counts the brackets around it. */
export interface BracketedRun {
  readonly text: string
  readonly depth: number
}

/** A depth that a clause may have; anything else is taken as none. */
export function depthOf(value: unknown): ClauseDepth {
  return value === 1 || value === 2 ? value : 0
}

/** Cuts a text at its square brackets, which stay in the runs. A bracket that closes nothing is text like any other; one left open holds to the end. */
export function bracketRuns(text: string): readonly BracketedRun[] {
  const runs: BracketedRun[] = []
  let depth = 0
  let run = ''
  const end = (at: number): void => {
    if (run !== '') runs.push({ text: run, depth: at })
    run = ''
  }
  for (const sign of text) {
    if (sign === '[') {
      end(depth)
      depth += 1
      run = sign
    } else if (sign === ']' && depth > 0) {
      run += sign
      end(depth)
      depth -= 1
    } else run += sign
  }
  end(depth)
  return runs
}

/** Parts of a bracketed run: its opening sign, what stands between, its closing sign; an absent one is empty. */
export function signsOf(run: BracketedRun): readonly [open: string, inside: string, close: string] {
  if (run.depth === 0) return ['', run.text, '']
  const open = run.text.startsWith('[') ? '[' : ''
  const close = run.text.endsWith(']') && run.text.length > open.length ? ']' : ''
  return [open, run.text.slice(open.length, run.text.length - close.length), close]
}

/** True when something in the text still stands in square brackets: alternatives, or words not agreed. */
export function hasBrackets(text: string): boolean {
  return bracketRuns(text).some(({ depth }) => depth > 0)
}
