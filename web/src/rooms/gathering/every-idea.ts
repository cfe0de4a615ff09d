/** All ideas of a question, page by page: the first, then the rest side by side. */
import type { Client } from '../../../../contract/client.ts'
import type { IdeaView } from '../../../../contract/ideas.ts'
import { PAGE_MAX } from '../../../../contract/limits.ts'

/** Pages asked for at once: enough to be quick, few enough to leave the database to the room. */
const PAGES_AT_ONCE = 8

/**
 * Every idea in the order of its number. A window of `PAGE_MAX` numbers never holds more ideas of a question than one
 * page, so windows can be read side by side without knowing where a page ends.
 * @param last highest number in the gathering
 */
export async function everyIdea(client: Client, gathering: string, question: string, last: number): Promise<IdeaView[]> {
  const first = await page(client, gathering, question, 0)
  const found = new Map(first.ideas.map((idea) => [idea.number, idea]))
  const starts: number[] = []
  if (first.next !== null) for (let after = first.next; after < last; after += PAGE_MAX) starts.push(after)
  for (let at = 0; at < starts.length; at += PAGES_AT_ONCE) {
    const pages = await Promise.all(starts.slice(at, at + PAGES_AT_ONCE).map((after) => page(client, gathering, question, after)))
    for (const idea of pages.flatMap((one) => one.ideas)) found.set(idea.number, idea)
  }
  return [...found.values()].sort((a, b) => a.number - b.number)
}

async function page(
  client: Client,
  gathering: string,
  question: string,
  after: number,
): Promise<{ ideas: readonly IdeaView[]; next: number | null }> {
  const outcome = await client('GET /gatherings/:gathering/ideas', { params: { gathering }, query: { question, after, limit: PAGE_MAX } })
  if (!outcome.ok) throw new Error(`ideas after ${after} were refused: ${outcome.problem.detail}`)
  return outcome.answer
}
