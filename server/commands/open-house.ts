/** Opens the house: the forum with its default groups and its first administrator, with the one-time link of the terminal. */
import { PARAGRAPH_CHARACTERS_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { parseEmail, type Email } from '../../core/people/email.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { oldestOpenLink } from '../people/setup-link.ts'
import { parseTimeZone } from '../people/time-zone.ts'
import { findRootForum } from '../sql/forums.ts'
import { hasAdministrator } from '../sql/members.ts'
import { linkPerson } from '../sql/persons.ts'
import { isSetupLinkOpen, spendSetupLink } from '../sql/setup-links.ts'
import { perform, type Act, type Done } from './command.ts'
import { rootForumDrafts } from './root-forum.ts'

/** What the first page asks for. */
export interface Opening {
  readonly token: string
  readonly forumName: string
  readonly purpose?: string | undefined
  readonly timeZone: string
  readonly name: string
  readonly email: string
}
interface ParsedOpening {
  readonly forumName: PlainText
  readonly purpose: PlainText | null
  readonly timeZone: string
  readonly name: PlainText
  readonly email: Email
}

/** One transaction: forum, groups, administrator and the link spent; or nothing. */
export async function openHouse(
  house: HouseBase,
  asked: Opening,
): Promise<Outcome<Done<{ forum: string; member: string; email: Email }>, RefusalCode>> {
  const parsed = parseOpening(asked)
  if (!parsed.ok) return parsed
  const member = house.newId()
  const tokenHash = keyHash(asked.token)
  return await perform(house, { actor: `member:${member}` }, async (act) => {
    if (await hasAdministrator(act.tx)) return refuse('house_already_open')
    if (!(await isSetupLinkOpen(act.tx, tokenHash, oldestOpenLink(house.now())))) return refuse('setup_link_spent')
    // An operator may have brought records in before: their forum is there then, and is named now.
    const existing = await findRootForum(act.tx)
    const forum = existing ?? act.newId()
    return accept({
      drafts: [
        ...(existing === null ? rootForumDrafts(act, forum, parsed.value) : [renamed(act, forum, parsed.value)]),
        joined(act, forum, member, parsed.value),
      ],
      result: { forum, member, email: parsed.value.email },
      alongside: async (tx) => {
        await spendSetupLink(tx, tokenHash, act.now)
        await linkPerson(tx, { member, email: parsed.value.email, newPerson: act.newId(), now: act.now })
      },
    })
  })
}

function parseOpening(asked: Opening): Outcome<ParsedOpening, 'invalid' | 'text_empty' | 'text_too_long'> {
  const forumName = parsePlainText(asked.forumName, 'forumName', TITLE_CHARACTERS_MAX)
  if (!forumName.ok) return forumName
  const purpose =
    (asked.purpose ?? '').trim() === '' ? accept(null) : parsePlainText(asked.purpose ?? '', 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const timeZone = parseTimeZone(asked.timeZone, 'timeZone')
  if (!timeZone.ok) return timeZone
  const name = parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const email = parseEmail(asked.email, 'email')
  if (!email.ok) return email
  return accept({ forumName: forumName.value, purpose: purpose.value, timeZone: timeZone.value, name: name.value, email: email.value })
}

function renamed(act: Act, forum: string, { forumName, purpose, timeZone }: ParsedOpening): Draft {
  return {
    kind: 'forum_changed',
    forum,
    gathering: null,
    body: { id: forum, name: act.keep(forumName), purpose: purpose === null ? null : act.keep(purpose), timeZone },
  }
}

function joined(act: Act, forum: string, member: string, { name }: ParsedOpening): Draft {
  return {
    kind: 'member_joined',
    forum,
    gathering: null,
    body: { id: member, name: act.keep(name), roles: ['administrator'], organisation: null, stakeholderGroup: null, regionalGroup: null },
  }
}
