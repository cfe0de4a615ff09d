/** The marks of stakeholder groups as SVG symbols, for papers that leave the house. Shape first, then colour; names stand beside them. */
import type { GroupMark } from '../../core/people/stakeholder-group.ts'

const LINE = 'stroke="#14181d" stroke-width="2" stroke-linejoin="round"'
const SHAPES: Readonly<Record<GroupMark, readonly [path: string, fill: string]>> = {
  square: ['M2.2 2.2h19.6v19.6H2.2Z', '#1b2028'],
  diamond: ['M12 .6 23.4 12 12 23.4 .6 12Z', '#e2741a'],
  circle: ['M1.4 12a10.6 10.6 0 1 0 21.2 0a10.6 10.6 0 1 0-21.2 0Z', '#00552d'],
  hexagon: ['M6.2 1.9h11.6L23.4 12l-5.6 10.1H6.2L.6 12Z', '#55b5ec'],
  triangle: ['M12 1.4 23.6 22H.4Z', '#96467f'],
  shield: ['M2 2h20v11.6L12 23.2 2 13.6Z', '#ebe4b4'],
  // Shapes of the reserve stay white: a new colour alone would say nothing.
  'crossed-square': ['M7 1.8h10V7h5.2v10H17v5.2H7V17H1.8V7H7Z', '#ffffff'],
  'half-disc': ['M1 18.5a11 11 0 0 1 22 0Z', '#ffffff'],
}

/** One symbol for each mark, `mark-square` and so on. */
export function markSymbols(): string {
  return Object.entries(SHAPES)
    .map(([mark, [path, fill]]) => `<symbol id="mark-${mark}" viewBox="0 0 24 24"><path d="${path}" fill="${fill}" ${LINE}/></symbol>`)
    .join('')
}
