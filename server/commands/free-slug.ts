/** A short name for addresses that nothing of its kind has. */

/** The wanted name, or the same with the first number behind it that makes it free. */
export async function freeSlug(wanted: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? wanted : `${wanted}-${count}`
    if (!(await isTaken(slug))) return slug
  }
}
