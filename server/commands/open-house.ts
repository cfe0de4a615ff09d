/** Opens the house: the forum with its default groups and its first administrator, with the one-time link of the terminal. */
import { PARAGRAPH_CHARACTERS_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { DEFAULT_REGIONAL_GROUPS, DEFAULT_STAKEHOLDER_GROUPS } from '../../core/people/default-vocabularies.ts'
import { parseEmail, type Email } from '../../core/people/email.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { readableKey } from '../../core/words/readable-key.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { oldestOpenLink } from '../people/setup-link.ts'
import { parseTimeZone } from '../people/time-zone.ts'
import { findRootForum } from '../sql/forums.ts'
import { linkPerson } from '../sql/persons.ts'
import { isSetupLinkOpen, spendSetupLink } from '../sql/setup-links.ts'
import { perform, type Act, type Done } from './command.ts'

/** What the first page asks for. */
export interface Opening {
  readonly token: string
  readonly forumName: string
  readonly purpose?: string | undefined
  readonly timeZone: string
  readonly name: string
  readonly email: string
}
interface ParsedOpening { readonly forumName: PlainText; readonly purpose: PlainText | null; readonly timeZone: string; readonly name: PlainText; readonly email: Email }

/** One transaction: forum, groups, administrator and the link spent; or nothing. */
export async function openHouse(house: HouseBase, asked: Opening): Promise<Outcome<Done<{ forum: string; member: string; email: Email }>, RefusalCode>> {
  const parsed = parseOpening(asked)
  if (!parsed.ok) return parsed
  const forum = house.newId()
  const member = house.newId()
  const tokenHash = keyHash(asked.token)
  return await perform(house, { actor: `member:${member}` }, async (act) => {
    if ((await findRootForum(act.tx)) !== null) return refuse('house_already_open')
    if (!(await isSetupLinkOpen(act.tx, tokenHash, oldestOpenLink(house.now())))) return refuse('setup_link_spent')
    return accept({
      drafts: draftsOf(act, parsed.value, forum, member),
      result: { forum, member, email: parsed.value.email },
      alongside: async (tx) => {
        await spendSetupLink(tx, tokenHash, act.now)
        await linkPerson(tx, { member, email: parsed.value.email, newPerson: act.newId(), now: act.now })
      },
    })
  })
}

/** Whether a link would open the house now. */
export async function checkSetupLink(house: HouseBase, token: string): Promise<Outcome<object, 'house_already_open' | 'setup_link_spent'>> {
  if ((await findRootForum(house.database.db)) !== null) return refuse('house_already_open')
  return (await isSetupLinkOpen(house.database.db, keyHash(token), oldestOpenLink(house.now()))) ? accept({}) : refuse('setup_link_spent')
}

function parseOpening(asked: Opening): Outcome<ParsedOpening, 'invalid' | 'text_empty' | 'text_too_long'> {
  const forumName = parsePlainText(asked.forumName, 'forumName', TITLE_CHARACTERS_MAX)
  if (!forumName.ok) return forumName
  const purpose = (asked.purpose ?? '').trim() === '' ? accept(null) : parsePlainText(asked.purpose ?? '', 'purpose', PARAGRAPH_CHARACTERS_MAX)
  if (!purpose.ok) return purpose
  const timeZone = parseTimeZone(asked.timeZone, 'timeZone')
  if (!timeZone.ok) return timeZone
  const name = parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const email = parseEmail(asked.email, 'email')
  if (!email.ok) return email
  return accept({ forumName: forumName.value, purpose: purpose.value, timeZone: timeZone.value, name: name.value, email: email.value })
}

function draftsOf(act: Act, opening: ParsedOpening, forum: string, member: string): readonly Draft[] {
  const place = { forum, gathering: null }
  const keepOrNull = (text: PlainText | null) => (text === null ? null : act.keep(text))
  return [
    { kind: 'forum_opened', ...place, body: { id: forum, slug: readableKey(opening.forumName, 'forum'), parent: null, name: act.keep(opening.forumName), purpose: keepOrNull(opening.purpose), timeZone: opening.timeZone } },
    { kind: 'stakeholder_groups_set', ...place, body: { groups: DEFAULT_STAKEHOLDER_GROUPS.map(({ name, ...group }) => ({ id: act.newId(), ...group, name: act.keep(name, 'en') })) } },
    { kind: 'regional_groups_set', ...place, body: { groups: DEFAULT_REGIONAL_GROUPS.map(({ name, key }) => ({ id: act.newId(), key, name: act.keep(name, 'en') })) } },
    { kind: 'member_joined', ...place, body: { id: member, name: act.keep(opening.name), roles: ['administrator'], organisation: null, stakeholderGroup: null, regionalGroup: null } },
  ]
}
