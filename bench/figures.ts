/** Figures of a bench and how they are printed: every figure beside the bound it has to keep. */

/** One figure. A bound is `least` or `most`; a figure without one is told for its own sake. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly least?: number
  readonly most?: number
}

/** Whether a figure keeps its bound. */
export function isKept(figure: Figure): boolean {
  return (figure.least === undefined || figure.value >= figure.least) && (figure.most === undefined || figure.value <= figure.most)
}

/** One line. */
export function lineOf(figure: Figure): string {
  const value = Number.isInteger(figure.value) ? String(figure.value) : figure.value.toPrecision(3)
  const bound = figure.least !== undefined ? `at least ${figure.least}` : figure.most !== undefined ? `at most ${figure.most}` : ''
  const verdict = bound === '' ? '' : isKept(figure) ? 'kept' : 'NOT KEPT'
  return [figure.name.padEnd(66), `${value} ${figure.unit}`.padStart(18), bound.padStart(16), verdict].join('  ').trimEnd()
}

/** The value below which a share of the values lies (nearest rank); 0 for no values. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0
}
