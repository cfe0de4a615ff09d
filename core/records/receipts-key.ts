/** Several receipts in one text: what stands behind the # of a link that holds them all. No schema here, so that phones load nothing else with it. */

/** One key for several receipts of a gathering: the first whole, of the others number and proof. `471206-1-K7QP9X2M.5-9QX2M7KP`. */
export function joinReceipts(receipts: readonly string[]): string {
  return receipts.map((receipt, at) => (at === 0 ? receipt : receipt.slice(receipt.indexOf('-') + 1))).join('.')
}

/** The receipts in such a key. */
export function splitReceipts(key: string): string[] {
  const code = key.split('-', 1)[0] ?? ''
  return key.split('.').map((part, at) => (at === 0 ? part : `${code}-${part}`))
}
