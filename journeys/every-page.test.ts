import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aPage, expectNoAxeViolations, launchBrowser, SCREENS, watchHosts } from './browser.ts'
import { aGathering, openForum, putIdeas, startFirstRound, takeSeats, type OpenGathering, type PutIdea, type TakenSeat } from './house.ts'
import { aHandover } from '../server/test-handover.ts'
import { answered, startTestHouse, type TestHouse } from './test-house.ts'

type Who = 'nobody' | 'participant' | 'administrator'
/** Every page, and who stands before it. `{g}` is a gathering in its first round, `{draft}` one that is being prepared. */
const PAGES: readonly (readonly [string, Who])[] = [
  ['/', 'nobody'],
  ['/', 'administrator'],
  ['/sign-in', 'nobody'],
  ['/sign-in/open?token=none', 'nobody'],
  ['/j', 'nobody'],
  ['/{code}', 'nobody'],
  ['/g/{g}', 'nobody'],
  ['/g/{g}', 'administrator'],
  ['/g/{g}/table', 'participant'],
  ['/g/{g}/floor', 'administrator'],
  ['/g/{g}/wall?view=lists', 'nobody'],
  ['/g/{g}/wall?view=queue', 'nobody'],
  ['/g/{g}/seat', 'participant'],
  ['/g/{g}/host', 'participant'],
  ['/weighings', 'nobody'],
  ['/weighings/new', 'administrator'],
  ['/w/{w}', 'nobody'],
  ['/w/{w}/desk', 'administrator'],
  ['/w/{w}/rate', 'participant'],
  ['/w/{w}/results', 'nobody'],
  ['/w/{w}/results?rule=half-of-all', 'nobody'],
  ['/d', 'administrator'],
  ['/d/{d}', 'nobody'],
  ['/d/{d}', 'administrator'],
  ['/issues', 'nobody'],
  ['/issues', 'administrator'],
  ['/issues/{issue}', 'nobody'],
  ['/issues/{issue}', 'administrator'],
  ['/issues/{issue}/edit', 'administrator'],
  ['/teams/new?issue={issue}', 'administrator'],
  ['/teams/{team}', 'nobody'],
  ['/teams/{team}', 'administrator'],
  ['/d/{d}/hand-over', 'administrator'],
  ['/d/{handed}/hand-over', 'administrator'],
  ['/answers', 'nobody'],
  ['/answers', 'administrator'],
  ['/answers/{handed}', 'nobody'],
  ['/answers/{handed}/{clause}/{asked}', 'nobody'],
  ['/answers/{handed}/{clause}/{asked}', 'administrator'],
  ['/desk', 'administrator'],
  ['/d/{d}/objections', 'nobody'],
  ['/d/{d}/gate', 'nobody'],
  ['/d/{d}/readings', 'nobody'],
  ['/g/{g}/paper', 'administrator'],
  ['/g/{g}/sheets', 'administrator'],
  ['/g/{g}/photos', 'nobody'],
  ['/g/{g}/photos', 'administrator'],
  ['/g/{g}/moderation', 'nobody'],
  ['/g/{g}/mine', 'participant'],
  ['/g/{g}/mine', 'nobody'],
  ['/g/{g}/bodies', 'nobody'],
  ['/g/{g}/bodies', 'administrator'],
  ['/bodies/{body}', 'nobody'],
  ['/g/{g}/seats', 'administrator'],
  ['/g/{g}/seats/print', 'administrator'],
  ['/g/{g}/seats/print?sheet=cards', 'administrator'],
  ['/g/{g}/balance', 'administrator'],
  ['/g/{g}/decisions', 'nobody'],
  ['/g/{g}/decisions', 'administrator'],
  ['/g/{g}/decisions/prepare', 'administrator'],
  ['/g/{g}/decisions/choose', 'administrator'],
  ['/w/{w}/proof', 'participant'],
  ['/g/{g}/decisions/1', 'participant'],
  ['/g/{g}/decisions/2', 'participant'],
  ['/g/{g}/decisions/2', 'administrator'],
  ['/follow?token=none', 'nobody'],
  ['/g/{g}/wall', 'nobody'],
  ['/g/{g}/console', 'administrator'],
  ['/g/{draft}/edit', 'administrator'],
  ['/g/{g}/themes', 'nobody'],
  ['/g/{g}/themes', 'administrator'],
  ['/g/{g}/report', 'nobody'],
  ['/g/{g}/ideas/1', 'nobody'],
  ['/g/{g}/ideas/1/passport', 'nobody'],
  ['/g/{g}/map', 'nobody'],
  ['/g/{g}/map/{step}/{standing}', 'nobody'],
  ['/receipt', 'nobody'],
  ['/receipt/{receipt}', 'nobody'],
  ['/gatherings/new', 'administrator'],
  ['/record', 'nobody'],
  ['/me', 'administrator'],
  ['/admin', 'administrator'],
  ['/admin/members', 'administrator'],
  ['/admin/lists', 'administrator'],
  ['/admin/outbox', 'administrator'],
  ['/admin/settings', 'administrator'],
  ['/admin/import', 'administrator'],
  ['/admin/import/weighing', 'administrator'],
  ['/d/{d}/sources', 'nobody'],
  ['/d/{d}/suggestions', 'nobody'],
  ['/d/{d}/amendments', 'nobody'],
  ['/d/{d}/versions', 'nobody'],
  ['/d/{d}/remarks', 'nobody'],
  ['/no-such-page', 'nobody'],
]
/** Pages that need a house nobody opened yet: `journeys/first-run.test.ts` goes through them. */
const BEFORE_THE_HOUSE_IS_OPEN = ['/setup', '/setup/done']
const IDEAS = [
  'Say which ministry answers, and by when',
  'قولوا لنا من المسؤول، وبأي أجل',
  'Сначала спросить тех, кого это касается',
  '先问那些受影响的人',
]

const ROUTES = fileURLToPath(new URL('../web/src/routes', import.meta.url))
/** The same form for the folder of a page and for an address of it: each changing part is a star. */
const routeOf = (path: string): string =>
  path
    .replace(/\?.*$/u, '')
    .split('/')
    .map((part) => (/^[[{]|^\d+$/u.test(part) ? '*' : part))
    .join('/')

describe('every page', () => {
  let house: TestHouse
  let browser: Browser
  let gathering: OpenGathering
  let draft: string
  let body: string
  let weighing: string
  let handed: Awaited<ReturnType<typeof aHandover>>
  let text: string
  let road: { readonly issue: string; readonly team: string }
  let ideas: readonly PutIdea[]
  const contexts = new Map<Who, BrowserContext>()

  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    browser = await launchBrowser()
    const forum = await openForum(house)
    gathering = await aGathering(house, forum)
    draft = (await prepared(forum.forum)).slug
    body = await aBodyThatCame(forum.forum)
    const [seat] = await takeSeats(house, gathering, 7)
    if (seat === undefined) throw new Error('no seat was taken')
    ideas = await putIdeas(house, gathering, seat, await startFirstRound(house, gathering), IDEAS)
    await makeTheme()
    weighing = await aWeighing(forum.forum)
    road = await anIssue(forum.forum)
    await makeDecisions(seat)
    text = await aText(forum.forum)
    handed = await aHandover({ house: house.house, operator: { call: house.operator } }, forum, '2099-12-10')
    contexts.set('nobody', (await aPage(browser)).context())
    contexts.set('participant', (await aPage(browser)).context())
    contexts.set('administrator', (await aPage(browser)).context())
    await carrySeat(seat)
    await (await pageOf('administrator')).goto(forum.signInUrl)
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  async function prepared(forum: string): Promise<{ slug: string }> {
    return answered(
      await house.operator('POST /forums/:forum/gatherings', {
        params: { forum },
        body: { template: 'world-cafe-1-hour', title: 'A morning', date: '2026-11-08', start: '10:00', timeZone: 'Europe/Zurich' },
        key: crypto.randomUUID(),
      }),
    )
  }

  async function aWeighing(forum: string): Promise<string> {
    const { id, slug } = answered(
      await house.operator('POST /forums/:forum/weighings', {
        params: { forum },
        body: {
          name: 'What we share',
          purpose: 'See what is held in common',
          gathering: gathering.id,
          audience: 'anyone',
          showing: 'live',
        },
        key: crypto.randomUUID(),
      }),
    )
    const params = { weighing: id }
    answered(await house.operator('POST /weighings/:weighing/statements', { params, body: { ideas: [1, 2, 3] }, key: crypto.randomUUID() }))
    answered(await house.operator('POST /weighings/:weighing/open', { params }))
    await rateBySeven(params)
    return slug
  }

  /** An issue with everything that its page shows, and a team that is looking for people. */
  async function anIssue(forum: string): Promise<{ issue: string; team: string }> {
    const { stakeholderGroups } = answered(await house.operator('GET /forums/:forum', { params: { forum } }))
    const { id } = answered(await house.operator('POST /forums/:forum/issues', { params: { forum }, body: { title: IDEAS[0] ?? '' } }))
    const params = { issue: id }
    const grants = [{ power: 'put_ideas' as const, who: ['everybody' as const] }]
    answered(await house.operator('PUT /issues/:issue/description', { params, body: { scope: IDEAS[1] ?? '', harm: IDEAS[2] ?? '' } }))
    answered(await house.operator('PUT /issues/:issue/charter', { params, body: { grants, promises: ['remarks_answered'] } }))
    answered(await house.operator('POST /issues/:issue/moves', { params, body: { to: 'weighing', reason: IDEAS[3] ?? '' } }))
    answered(
      await house.operator('POST /issues/:issue/parties', { params, body: { party: 'other', name: 'Neighbours', why: IDEAS[1] ?? '' } }),
    )
    answered(await house.operator('POST /issues/:issue/dates', { params, body: { date: '2026-12-01', label: IDEAS[0] ?? '' } }))
    const seats = stakeholderGroups.slice(0, 2).map((group) => ({ stakeholderGroup: group.id, count: 2 }))
    const body = { name: IDEAS[1] ?? '', purpose: IDEAS[0] ?? '', filling: 'chosen' as const, seats }
    const { slug } = answered(await house.operator('POST /issues/:issue/teams', { params, key: crypto.randomUUID(), body }))
    return { issue: id, team: slug }
  }

  /** As many as results need to show figures, of two groups, one of which is too small to stand apart. */
  async function rateBySeven(params: { readonly weighing: string }): Promise<void> {
    const { stakeholderGroups } = answered(await house.operator('GET /weighings/:weighing', { params }))
    for (let person = 0; person < 7; person += 1) {
      const body = { stakeholderGroup: stakeholderGroups[person < 5 ? 0 : 1]?.id ?? null }
      const joined = await house.clientWith({})('POST /weighings/:weighing/raters', { params, body, key: crypto.randomUUID() })
      const ratings = [1, 2, 3].map((statement) => ({
        statement,
        rating: person < statement ? (-1 as const) : (1 as const),
        isImportant: false,
      }))
      const caller = house.clientWith({ authorization: `Bearer ${answered(joined).token}` })
      answered(await caller('PUT /weighings/:weighing/ratings', { params, body: { ratings } }))
    }
  }

  async function aBodyThatCame(forum: string): Promise<string> {
    const { id } = answered(
      await house.operator('POST /forums/:forum/bodies', { params: { forum }, body: { name: 'Department of Roads' } }),
    )
    const came = { body: id, people: 2, part: 'listened' as const }
    answered(await house.operator('POST /gatherings/:gathering/attendance', { params: { gathering: gathering.id }, body: came }))
    return id
  }

  async function aText(forum: string): Promise<string> {
    const { id } = answered(await house.operator('POST /forums/:forum/issues', { params: { forum }, body: { title: IDEAS[1] ?? '' } }))
    const { stakeholderGroups } = answered(await house.operator('GET /forums/:forum', { params: { forum } }))
    const seats = [{ stakeholderGroup: stakeholderGroups[0]?.id ?? '', count: 2 }]
    const body = { name: 'Team', purpose: IDEAS[0] ?? '', filling: 'first_come', seats } as const
    const team = answered(await house.operator('POST /issues/:issue/teams', { params: { issue: id }, key: crypto.randomUUID(), body }))
    const draft = { title: IDEAS[1] ?? '', language: 'ar', isOpenToAll: true, team: team.id }
    return answered(await house.operator('POST /forums/:forum/drafts', { params: { forum }, key: crypto.randomUUID(), body: draft })).slug
  }

  async function makeTheme(): Promise<void> {
    const { questions } = answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
    const question = questions[0]?.id ?? ''
    answered(
      await house.operator('POST /gatherings/:gathering/questions/:question/themes', {
        params: { gathering: gathering.id, question },
        body: { title: 'Who answers', ideas: [1, 2] },
      }),
    )
  }

  /** One that is counted, and one that is open with an objection. */
  async function makeDecisions(seat: TakenSeat): Promise<void> {
    const { rules } = answered(await house.operator('GET /decision-rules'))
    const { stakeholderGroups } = answered(await house.operator('GET /gatherings/:gathering', { params: { gathering: gathering.id } }))
    for (const key of ['majority', 'consent']) {
      const rule = rules.find((one) => one.rule.key === key)?.rule ?? { key, name: key, conditions: [] }
      const body = { question: IDEAS[1] ?? '', explanation: IDEAS[3] ?? '', rule, isSecret: false, electorate: 'seats' as const }
      const { number } = answered(
        await house.operator('POST /gatherings/:gathering/decisions', {
          params: { gathering: gathering.id },
          key: crypto.randomUUID(),
          body,
        }),
      )
      const params = { gathering: gathering.id, number }
      const groups = stakeholderGroups.map(({ id }) => id)
      answered(await house.operator('PUT /gatherings/:gathering/decisions/:number/roll', { params, body: { groups } }))
      answered(await house.operator('POST /gatherings/:gathering/decisions/:number/open', { params, body: {} }))
      const call = house.clientWith({ authorization: `Bearer ${seat.token}` })
      if (key === 'consent') {
        const reason = { reason: IDEAS[2] ?? '' }
        answered(await call('POST /gatherings/:gathering/decisions/:number/objections', { params, key: crypto.randomUUID(), body: reason }))
      } else {
        answered(await call('PUT /gatherings/:gathering/decisions/:number/ballot', { params, body: { choice: 'yes' } }))
        answered(await house.operator('POST /gatherings/:gathering/decisions/:number/close', { params, body: {} }))
      }
    }
  }

  async function carrySeat(seat: TakenSeat): Promise<void> {
    const name = `entente_seat_${gathering.id.replaceAll('-', '')}`
    await contexts.get('participant')?.addCookies([{ name, value: seat.token, url: house.address }])
  }

  async function pageOf(who: Who) {
    const page = contexts.get(who)?.pages()[0]
    if (page === undefined) throw new Error(`there is no page for ${who}`)
    return page
  }

  const addressOf = (path: string): string =>
    house.address +
    path
      .replace('{g}', gathering.slug)
      .replace('{draft}', draft)
      .replace('{body}', body)
      .replace('{w}', weighing)
      .replace('{d}', text)
      .replace('{issue}', road.issue)
      .replace('{team}', road.team)
      .replace('{handed}', handed.draft.slug)
      .replace('{clause}', handed.draft.clauses[0] ?? '')
      .replace('{asked}', handed.body)
      .replace('{step}', 'said')
      .replace('{standing}', 'on_record')
      .replace('{code}', gathering.code)
      .replace('{receipt}', encodeURIComponent(ideas[0]?.receipt ?? ''))

  it.each(PAGES)('%s can be used by everybody (before it: %s)', async (path, who) => {
    const page = await pageOf(who)
    const onlyOwnHost = watchHosts(page, house.address)
    await page.setViewportSize(path.endsWith('/wall') ? SCREENS.wall : SCREENS.laptop)
    await page.emulateMedia({ colorScheme: 'light' })
    const reply = await page.goto(addressOf(path))
    expect(reply?.status()).toBe(path === '/no-such-page' ? 404 : 200)
    // Nobody was sent elsewhere, so this is the page that was meant.
    expect(page.url()).toBe(addressOf(path))
    await expectNoAxeViolations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoAxeViolations(page)
    onlyOwnHost()
  })

  it('leaves out no page of the house', () => {
    const seen = new Set(PAGES.map(([path]) => routeOf(path)))
    const routes = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
      .filter((file) => basename(file) === '+page.svelte')
      .map((file) => routeOf('/' + dirname(file).replace(/^\.$/u, '')))
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.filter((route) => !seen.has(route) && !BEFORE_THE_HOUSE_IS_OPEN.includes(route))).toEqual([])
  })

  it('would find a page that not everybody can use', async () => {
    const page = await pageOf('nobody')
    await page.goto(`${house.address}/sign-in`)
    await page.evaluate('document.body.innerHTML = "<main><h1>A</h1><input><p style=\\"color:#aaa\\">pale</p></main>"')
    await expect(expectNoAxeViolations(page)).rejects.toThrow('to deeply equal')
  })

  it.each(PAGES.filter(([path]) => !path.endsWith('/wall')))(
    '%s needs no sideways scrolling at 320 px (before it: %s)',
    async (path, who) => {
      const page = await pageOf(who)
      await page.setViewportSize(SCREENS.smallPhone)
      await page.goto(addressOf(path))
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    },
  )
})
