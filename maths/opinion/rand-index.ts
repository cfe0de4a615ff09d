/** How alike two ways of grouping the same people are, whatever the groups are called. */

/**
 * Adjusted Rand index of two groupings: 1 the same, 0 as alike as by chance. People whom either has in no group (-1) are left out; 1 when both have one
 * group or fewer. Source: Hubert and Arabie, Comparing partitions (1985).
 */
export function adjustedRandIndex(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [both, ones, others] = [new Map<string, number>(), new Map<number, number>(), new Map<number, number>()]
  let people = 0
  for (let person = 0; person < first.length; person += 1) {
    const [one, other] = [first[person] ?? -1, second[person] ?? -1]
    if (one < 0 || other < 0) continue
    people += 1
    both.set(`${one} ${other}`, (both.get(`${one} ${other}`) ?? 0) + 1)
    ones.set(one, (ones.get(one) ?? 0) + 1)
    others.set(other, (others.get(other) ?? 0) + 1)
  }
  const pairs = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const [together, inFirst, inSecond] = [pairs(both.values()), pairs(ones.values()), pairs(others.values())]
  const byChance = people < 2 ? 0 : (inFirst * inSecond) / ((people * (people - 1)) / 2)
  const most = (inFirst + inSecond) / 2
  return most === byChance ? 1 : (together - byChance) / (most - byChance)
}
