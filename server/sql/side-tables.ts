/** Tables that are no part of the record: keys, links to persons, queues, and those of the sign-in library. Replay leaves them alone. */
import type { Gender } from '../../core/people/gender.ts'
import type { ColumnType } from 'kysely'
import type { BallotBoxTables } from './decision-tables.ts'

type Json = ColumnType<unknown, unknown, unknown>
/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface SeatKeysTable {
  token_hash: string
  seat_id: string
  gathering_id: string
}
interface MemberPersonsTable {
  member_id: string
  person_id: string
  email: string
}
interface IdempotencyKeysTable {
  scope: string
  key: string
  result: Json
  made_at: string
  request_digest: string | null
}
interface FollowersTable {
  id: string
  gathering_id: string
  idea_number: number | null
  email: string
  asked_at: string
  confirmed_at: string | null
  told_entry: number
  told_at: string | null
}
interface IdeaWhereaboutsTable {
  idea_id: string
  gathering_id: string
  seat_id: string | null
  table_id: string | null
}
interface SeatNamesTable {
  seat_id: string
  gathering_id: string
  first_name: string
}
interface SeatLanguagesTable {
  seat_id: string
  gathering_id: string
  languages: string[]
}
interface SeatGendersTable {
  seat_id: string
  gathering_id: string
  gender: Gender
}
interface SetupLinksTable {
  token_hash: string
  made_at: string
  spent_at: string | null
}
interface HouseSecretsTable {
  name: string
  value: string
}
interface LettersTable {
  id: string
  sent_to: string
  subject: string
  body: string
  made_at: string
  sent_at: string | null
  attempts: Defaulted<number>
  next_attempt_at: string | null
  last_trouble: string | null
}

interface SignInPersonsTable {
  id: string
  name: Defaulted<string>
  email: string
  email_verified: boolean
  image: Defaulted<string | null>
  created_at: string
  updated_at: string
}
interface SignInSessionsTable {
  id: string
  token: string
  person_id: string
  expires_at: string
  ip_address: string | null
  agent: string | null
  created_at: string
  updated_at: string
}
interface SignInVerificationsTable {
  id: string
  identifier: string
  value: string
  expires_at: string
  created_at: string
  updated_at: string
}
interface SignInPasskeysTable {
  id: string
  person_id: string
}

/** Side tables by name. */
export interface SideTables extends BallotBoxTables {
  seat_keys: SeatKeysTable
  member_persons: MemberPersonsTable
  idempotency_keys: IdempotencyKeysTable
  followers: FollowersTable
  idea_whereabouts: IdeaWhereaboutsTable
  seat_names: SeatNamesTable
  seat_languages: SeatLanguagesTable
  seat_genders: SeatGendersTable
  setup_links: SetupLinksTable
  house_secrets: HouseSecretsTable
  letters: LettersTable
  sign_in_persons: SignInPersonsTable
  sign_in_sessions: SignInSessionsTable
  sign_in_verifications: SignInVerificationsTable
  sign_in_passkeys: SignInPasskeysTable
}
