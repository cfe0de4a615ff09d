/** A theme board for a journey: a gathering with ideas on the table, and rapporteurs who are signed in. */
import type { Browser, Page } from 'playwright-core'
import { aPage } from './browser.ts'
import { aGathering, openForum, putIdeas, startFirstRound, takeSeats } from './house.ts'
import { addMember, gotoLive, signInByLetter } from './steps.ts'
import type { TestHouse } from './test-house.ts'

/** Two who sort the ideas. */
const RAPPORTEURS = [
  { name: 'Ines Duarte', email: 'ines@example.org', roles: ['rapporteur'] },
  { name: 'Kofi Mensah', email: 'kofi@example.org', roles: ['rapporteur'] },
] as const

/** Opens the board before two rapporteurs. @returns their pages, and the address of the board */
export async function aBoard(
  house: TestHouse,
  browser: Browser,
  ideas: readonly string[],
): Promise<{ readonly ines: Page; readonly kofi: Page; readonly address: string }> {
  const forum = await openForum(house)
  const gathering = await aGathering(house, forum)
  const [seat] = await takeSeats(house, gathering, 1)
  if (seat === undefined) throw new Error('no seat was taken')
  await putIdeas(house, gathering, seat, await startFirstRound(house, gathering), ideas)
  const address = `${house.address}/g/${gathering.slug}/themes`
  const sitDown = async (rapporteur: (typeof RAPPORTEURS)[number]): Promise<Page> => {
    await addMember(house, forum, rapporteur)
    const page = await aPage(browser)
    await signInByLetter(page, house, rapporteur.email)
    await gotoLive(page, address)
    return page
  }
  return { ines: await sitDown(RAPPORTEURS[0]), kofi: await sitDown(RAPPORTEURS[1]), address }
}
