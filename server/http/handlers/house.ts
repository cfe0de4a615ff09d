/** Routes of the house itself. */
import type { houseRoutes } from '../../../contract/house.ts'
import { accept } from '../../../core/words/outcome.ts'
import { loadDemo } from '../../commands/load-demo.ts'
import { openHouse } from '../../commands/open-house.ts'
import { describeSettings } from '../../settings/describe-settings.ts'
import { viewHealth } from '../../views/house-health.ts'
import { viewHouse } from '../../views/house.ts'
import { viewOutbox } from '../../views/outbox.ts'
import { viewSetupLink } from '../../views/setup-link.ts'
import { verifyHouse } from '../../views/verify.ts'
import type { Handlers } from '../handler.ts'

export const houseHandlers: Handlers<keyof typeof houseRoutes> = {
  'GET /house': async ({ house }) => accept(await viewHouse(house)),
  'GET /house/now': async ({ house, reply }) => {
    reply.header('cache-control', 'no-store')
    return accept({ serverNowMs: house.now().getTime() })
  },
  'GET /house/setup/:token': async ({ house, params }) => await viewSetupLink(house, params.token),
  'POST /house/open': async ({ house, body }) => {
    const opened = await openHouse(house, body)
    if (!opened.ok) return opened
    const { forum, member, email } = opened.value
    return accept({ forum, member, signInPath: await house.auth.makeSignInPath(email, '/setup/done') })
  },
  'GET /house/outbox': async ({ house }) => accept(await viewOutbox(house)),
  'GET /house/settings': async ({ house }) => accept({ settings: describeSettings(house.settings), health: await viewHealth(house) }),
  'POST /house/verify': async ({ house }) => accept(await verifyHouse(house)),
  'POST /house/demo': async ({ house, actor }) => await loadDemo(house, { actor }),
}
