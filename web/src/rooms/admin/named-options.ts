/** Lists of the forum as choices. */

/** Names with ids; retired ones are left out, erased names stay out too because nobody could choose them. */
export function namedOptions(
  list: readonly { readonly id: string; readonly name: string | null; readonly isRetired?: boolean }[],
): readonly { readonly id: string; readonly name: string }[] {
  return list.flatMap(({ id, name, isRetired }) => (isRetired === true || name === null ? [] : [{ id, name }]))
}

/** Bodies as choices in tree order: the depth shows as an indent of the name. */
export function bodyOptions(
  bodies: readonly { readonly id: string; readonly name: string | null; readonly depth: number }[],
): readonly { readonly id: string; readonly name: string }[] {
  return bodies.map(({ id, name, depth }) => ({ id, name: `${'\u2003'.repeat(depth)}${name ?? ''}` }))
}
