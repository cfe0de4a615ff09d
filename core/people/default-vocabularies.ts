/** The groups that a new forum starts with; from then on they are data of the forum. */
import type { GroupMark } from './stakeholder-group.ts'

/** A stakeholder group before it has an id. */
export interface StakeholderGroupSeed {
  readonly key: string
  readonly name: string
  readonly letter: string
  readonly mark: GroupMark
}
/** A regional group before it has an id. */
export interface RegionalGroupSeed {
  readonly key: string
  readonly name: string
}

/**
 * The stakeholder groups of the IGF. The key is the IGF's own term and names the group in records and figures; the name is
 * what people read, in the plural, because a group is many. The order is fixed and never by size. Academia stands apart;
 * a forum that counts it with the technical community retires it.
 */
export const DEFAULT_STAKEHOLDER_GROUPS: readonly StakeholderGroupSeed[] = [
  { key: 'government', name: 'Governments', letter: 'G', mark: 'square' },
  { key: 'private-sector', name: 'Private sector', letter: 'P', mark: 'diamond' },
  { key: 'civil-society', name: 'Civil society', letter: 'C', mark: 'circle' },
  { key: 'technical-community', name: 'Technical community', letter: 'T', mark: 'hexagon' },
  { key: 'academia', name: 'Academia', letter: 'A', mark: 'triangle' },
  { key: 'intergovernmental-organization', name: 'International organisations', letter: 'I', mark: 'shield' },
]

/** The five regional groups of the United Nations, under their own names. */
export const DEFAULT_REGIONAL_GROUPS: readonly RegionalGroupSeed[] = [
  { key: 'african', name: 'African Group' },
  { key: 'asia-pacific', name: 'Asia-Pacific Group' },
  { key: 'eastern-european', name: 'Eastern European Group' },
  { key: 'latin-american-and-caribbean', name: 'Latin American and Caribbean Group (GRULAC)' },
  { key: 'western-european-and-others', name: 'Western European and Others Group (WEOG)' },
]
