/** Templates of gatherings: a programme, places for questions and tables, to start from. */
import type { Modality } from '../ledger/entry-kinds.ts'
import type { ItemKind } from './programme-item.ts'

/** One line of a template; minutes count from the start of the gathering. */
export interface TemplateItem {
  readonly kind: ItemKind
  readonly title: string
  readonly fromMinute: number
  readonly toMinute: number
}
/** A template. `startMinute` is the time of day, in minutes, at which it is usually held. */
export interface GatheringTemplate {
  readonly key: string
  readonly name: string
  readonly startMinute: number
  readonly items: readonly TemplateItem[]
  readonly tables: readonly { readonly modality: Modality; readonly capacity: number }[]
}

const TABLE_OF_FIVE = { modality: 'room', capacity: 5 } as const
const ONLINE_TABLE = { modality: 'online', capacity: 5 } as const

/**
 * Templates offered, in order. The World Café of two hours is the programme that was held in Geneva in 2013, as printed,
 * with its gap of five minutes before a closing of no minutes: the programme check shows both.
 */
export const GATHERING_TEMPLATES: readonly GatheringTemplate[] = [
  {
    key: 'world-cafe-2-hours',
    name: 'World Café, 2 hours',
    startMinute: 18 * 60 + 15,
    items: [
      { kind: 'opening', title: 'Opening and Introduction', fromMinute: 0, toMinute: 15 },
      { kind: 'conversation', title: 'Conversation 1', fromMinute: 15, toMinute: 40 },
      { kind: 'conversation', title: 'Conversation 2', fromMinute: 40, toMinute: 65 },
      { kind: 'townhall', title: 'Midway Town Hall', fromMinute: 65, toMinute: 80 },
      { kind: 'conversation', title: 'Conversation 3', fromMinute: 80, toMinute: 105 },
      { kind: 'townhall', title: 'Final Town Hall', fromMinute: 105, toMinute: 115 },
      { kind: 'closing', title: 'Closing', fromMinute: 120, toMinute: 120 },
    ],
    tables: [...Array.from({ length: 10 }, () => TABLE_OF_FIVE), ONLINE_TABLE, ONLINE_TABLE],
  },
  {
    key: 'world-cafe-1-hour',
    name: 'World Café, 1 hour',
    startMinute: 10 * 60,
    items: [
      { kind: 'opening', title: 'Opening', fromMinute: 0, toMinute: 5 },
      { kind: 'conversation', title: 'Conversation 1', fromMinute: 5, toMinute: 25 },
      { kind: 'conversation', title: 'Conversation 2', fromMinute: 25, toMinute: 45 },
      { kind: 'townhall', title: 'Town Hall', fromMinute: 45, toMinute: 57 },
      { kind: 'closing', title: 'Closing', fromMinute: 57, toMinute: 60 },
    ],
    tables: [...Array.from({ length: 5 }, () => TABLE_OF_FIVE), ONLINE_TABLE],
  },
]

/** The template of a key, or undefined. */
export function templateOf(key: string): GatheringTemplate | undefined {
  return GATHERING_TEMPLATES.find((template) => template.key === key)
}
