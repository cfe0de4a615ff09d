/** The front page: what is open, what became of the newest ideas, the calendar and the record. */
import { redirect } from '@sveltejs/kit'
import { makeClient, type Client } from '$contract/client.ts'
import type { GatheringSummary } from '$contract/gatherings.ts'
import { answered } from '$line/answered.ts'
import { FOUND_MAX, findIdeas, wishOf } from '$rooms/home/find-ideas.ts'
import { becameOf, calendarOf, latestWithIdeas, openLine, withThemes } from '$rooms/home/home-view.ts'
import type { Actions, PageServerLoad } from './$types'

/** Open gatherings on the board: more do not fit one screen. */
const OPEN_MAX = 6
/** Newest ideas shown. */
const SAID_MAX = 4

export const load: PageServerLoad = async ({ fetch, url }) => {
  const call = makeClient(fetch)
  const house = answered(await call('GET /house'))
  if (!house.isOpen || house.forum === null) return { isOpen: false as const, publicUrl: house.publicUrl }
  const params = { forum: house.forum }
  const [forum, gatherings, me, head, issues] = await Promise.all([
    call('GET /forums/:forum', { params }),
    call('GET /forums/:forum/gatherings', { params }),
    call('GET /me'),
    call('GET /ledger/head'),
    call('GET /forums/:forum/issues', { params }),
  ])
  const { name, purpose, timeZone, stakeholderGroups } = answered(forum)
  const all = answered(gatherings).gatherings
  const latest = latestWithIdeas(all)
  return {
    isOpen: true as const,
    forum: { name, purpose, timeZone, groups: stakeholderGroups.filter((group) => !group.isRetired) },
    me: answered(me),
    head: answered(head),
    issues: answered(issues).issues,
    now: new Date().toISOString(),
    open: await boardOf(call, all),
    calendar: calendarOf(all, new Date()),
    latest: latest === null ? null : await latestOf(call, latest),
    find: await findOf(call, url.searchParams.get('find') ?? '', latest),
    hasGatherings: all.length > 0,
  }
}

export const actions: Actions = {
  demo: async ({ fetch }) => {
    const { slug } = answered(await makeClient(fetch)('POST /house/demo'))
    redirect(303, `/g/${slug}`)
  },
}

async function boardOf(call: Client, gatherings: readonly GatheringSummary[]) {
  const open = gatherings.filter((gathering) => gathering.state === 'open').slice(0, OPEN_MAX)
  const views = await Promise.all(open.map(({ slug }) => call('GET /gatherings/:gathering', { params: { gathering: slug } })))
  return views.map((view) => openLine(answered(view)))
}

async function latestOf(call: Client, latest: GatheringSummary) {
  const params = { gathering: latest.slug }
  const [themes, ideas] = await Promise.all([
    call('GET /gatherings/:gathering/themes', { params }),
    call('GET /gatherings/:gathering/ideas', { params, query: { newest: true, limit: SAID_MAX } }),
  ])
  const { boards } = answered(themes)
  const newest = answered(ideas)
  const said = newest.ideas.toSorted((one, other) => other.number - one.number).slice(0, SAID_MAX)
  return { became: becameOf(latest, boards, newest.version), said: withThemes(said, boards) }
}

/** Number and receipt lead on at once; words give a list; a number that does not exist says which ones do. */
async function findOf(call: Client, typed: string, latest: GatheringSummary | null) {
  const wish = wishOf(typed)
  if (wish.kind === 'receipt') redirect(303, `/receipt/${wish.receipt}`)
  if (wish.kind === 'nothing' || latest === null) return { typed, none: null, found: null }
  if (wish.kind === 'number') {
    if (wish.number >= 1 && wish.number <= latest.ideas) redirect(303, `/g/${latest.slug}/ideas/${wish.number}`)
    return { typed, none: { number: wish.number, last: latest.ideas }, found: null }
  }
  const report = answered(await call('GET /gatherings/:gathering/report', { params: { gathering: latest.slug } }))
  const ideas = report.conversations.flatMap((conversation) => [
    ...conversation.themes.flatMap((theme) => theme.ideas),
    ...conversation.unplaced,
  ])
  const found = findIdeas(
    wish.words,
    ideas.map(({ number, text, points }) => ({ number, text: [text, ...points].filter((part) => part !== null).join('\n') })),
  ).toSorted((one, other) => one.number - other.number)
  return { typed, none: null, found: { count: found.length, ideas: found.slice(0, FOUND_MAX) } }
}
