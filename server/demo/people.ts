/** The people of the demonstration café: forty-six made-up seats, by group, region, place and language. Nobody has a name. */
import type { Modality } from '../../core/ledger/entry-kinds.ts'

/** A seat before it is taken. Groups and regions are keys of the vocabularies that a forum starts with. */
export interface DemoSeat {
  readonly stakeholderGroup: string
  readonly regionalGroup: string
  readonly modality: Modality
  readonly language: string
}

/** Ten tables of four in the room, two of five online. */
export const DEMO_TABLES: readonly { readonly modality: Modality; readonly capacity: number }[] = [
  ...Array.from({ length: 10 }, () => ({ modality: 'room' as const, capacity: 4 })),
  ...Array.from({ length: 2 }, () => ({ modality: 'online' as const, capacity: 5 })),
]

const AFRICA = 'african'
const ASIA = 'asia-pacific'
const EAST = 'eastern-european'
const LATIN = 'latin-american-and-caribbean'
const WEST = 'western-european-and-others'

/** Language, region and place of each person, by group. */
const BY_GROUP: Readonly<Record<string, readonly (readonly [language: string, region: string, modality: Modality])[]>> = {
  government: [
    ['en', WEST, 'room'],
    ['ar', AFRICA, 'room'],
    ['zh-Hans', ASIA, 'room'],
    ['fr', WEST, 'room'],
    ['ru', EAST, 'room'],
    ['es', LATIN, 'room'],
    ['en', AFRICA, 'room'],
    ['en', ASIA, 'online'],
    ['en', WEST, 'room'],
  ],
  'private-sector': [
    ['en', WEST, 'room'],
    ['zh-Hans', ASIA, 'room'],
    ['en', ASIA, 'room'],
    ['pt', LATIN, 'room'],
    ['fr', AFRICA, 'room'],
    ['en', WEST, 'online'],
    ['ar', ASIA, 'room'],
    ['en', EAST, 'room'],
  ],
  'civil-society': [
    ['en', AFRICA, 'room'],
    ['ar', AFRICA, 'room'],
    ['es', LATIN, 'room'],
    ['sw', AFRICA, 'room'],
    ['en', WEST, 'room'],
    ['ru', EAST, 'room'],
    ['zh-Hans', ASIA, 'online'],
    ['fr', WEST, 'room'],
    ['en', ASIA, 'room'],
    ['pt', LATIN, 'online'],
    ['en', WEST, 'room'],
  ],
  'technical-community': [
    ['en', WEST, 'room'],
    ['zh-Hans', ASIA, 'room'],
    ['ru', EAST, 'room'],
    ['en', AFRICA, 'room'],
    ['en', LATIN, 'online'],
    ['ar', ASIA, 'room'],
    ['en', WEST, 'room'],
    ['es', LATIN, 'room'],
  ],
  academia: [
    ['en', WEST, 'room'],
    ['ar', AFRICA, 'room'],
    ['zh-Hans', ASIA, 'room'],
    ['ru', EAST, 'online'],
    ['en', AFRICA, 'room'],
    ['sw', AFRICA, 'room'],
  ],
  'intergovernmental-organization': [
    ['en', WEST, 'room'],
    ['fr', AFRICA, 'room'],
    ['en', ASIA, 'online'],
    ['en', LATIN, 'room'],
  ],
}

/** Everybody in the order in which they came in: the groups mixed, as at a door. */
export const DEMO_SEATS: readonly DemoSeat[] = mixed()

function mixed(): readonly DemoSeat[] {
  const rows = Object.entries(BY_GROUP).flatMap(([stakeholderGroup, people]) =>
    people.map(([language, regionalGroup, modality], at) => ({
      seat: { stakeholderGroup, regionalGroup, modality, language },
      share: (at + 0.5) / people.length,
    })),
  )
  return rows.toSorted((a, b) => a.share - b.share).map(({ seat }) => seat)
}
