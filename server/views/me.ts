/** Who somebody is here: for the person alone. */
import type { MeView } from '../../contract/people.ts'
import type { House } from '../house.ts'
import type { SignedIn } from '../http/handler.ts'
import { countPasskeys } from '../sql/persons.ts'

/** Nobody, or the signed-in person with their roles in the forum of this house. */
export async function viewMe(house: Pick<House, 'database'>, signedIn: SignedIn | null): Promise<MeView> {
  if (signedIn === null) return { isSignedIn: false, name: null, email: null, member: null, roles: [], passkeys: 0 }
  const { person, name, email, member } = signedIn
  return {
    isSignedIn: true,
    name,
    email,
    member: member?.id ?? null,
    roles: [...(member?.roles ?? [])],
    passkeys: await countPasskeys(house.database.db, person),
  }
}
