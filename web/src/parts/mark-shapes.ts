/** The shapes of stakeholder groups on a grid of 24 units: outline, where the letter stands, and the tokens that ink them. */
import type { GroupMark } from '$core/people/stakeholder-group'

export interface MarkShape {
  readonly path: string
  readonly letterY: number
  readonly isNarrow: boolean
  readonly fill: string
  readonly on: string
}

/** The six groups have a fill of their own; shapes of the reserve stay white, since a new colour alone would say nothing. */
export const MARK_SHAPES: Readonly<Record<GroupMark, MarkShape>> = {
  square: { path: 'M2.2 2.2h19.6v19.6H2.2Z', letterY: 12, isNarrow: false, fill: 'var(--gov)', on: 'var(--on-gov)' },
  diamond: { path: 'M12 .6 23.4 12 12 23.4 .6 12Z', letterY: 12, isNarrow: true, fill: 'var(--priv)', on: 'var(--on-priv)' },
  circle: {
    path: 'M1.4 12a10.6 10.6 0 1 0 21.2 0a10.6 10.6 0 1 0-21.2 0Z',
    letterY: 12,
    isNarrow: false,
    fill: 'var(--civ)',
    on: 'var(--on-civ)',
  },
  hexagon: { path: 'M6.2 1.9h11.6L23.4 12l-5.6 10.1H6.2L.6 12Z', letterY: 12, isNarrow: false, fill: 'var(--tech)', on: 'var(--on-tech)' },
  triangle: { path: 'M12 1.4 23.6 22H.4Z', letterY: 15.6, isNarrow: true, fill: 'var(--acad)', on: 'var(--on-acad)' },
  shield: { path: 'M2 2h20v11.6L12 23.2 2 13.6Z', letterY: 10.6, isNarrow: false, fill: 'var(--igo)', on: 'var(--on-igo)' },
  'crossed-square': {
    path: 'M7 1.8h10V7h5.2v10H17v5.2H7V17H1.8V7H7Z',
    letterY: 12,
    isNarrow: false,
    fill: 'var(--field)',
    on: 'var(--ink)',
  },
  'half-disc': { path: 'M1 18.5a11 11 0 0 1 22 0Z', letterY: 13.4, isNarrow: true, fill: 'var(--field)', on: 'var(--ink)' },
}
