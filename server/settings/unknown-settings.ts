/** Finds settings that nobody knows: a misspelt name would be passed over in silence, and the house would run otherwise than meant. */
import { CannotStart } from './cannot-start.ts'
import { isSettingName, SETTING_NAMES } from './setting-names.ts'

/** Families of names in which a name that we do not know can only be a mistake. */
const OUR_FAMILIES = /^(?:OIDC|ENTENTE|MAIL|SMTP)_/
/** Names that a container platform injects for a service that happens to be called "smtp" or "mail". */
const INJECTED = /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?)$/
/** Names of this family that are not settings of the house: the command line reads them to find a remote one. */
const OF_THE_COMMAND_LINE = new Set(['ENTENTE_HOUSE', 'ENTENTE_KEY'])
/** Shorter names (PORT, HOST) are too near to names of other programs. */
const NEAR_NAME_LENGTH_MIN = 7

/** @throws {CannotStart} naming the first unknown one and the name that was probably meant. */
export function refuseUnknownSettings(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(env).sort()) {
    if (isSettingName(name) || OF_THE_COMMAND_LINE.has(name)) continue
    const isOurs = OUR_FAMILIES.test(name) && !INJECTED.test(name)
    const near = SETTING_NAMES.find((known) => known.length >= NEAR_NAME_LENGTH_MIN && isNear(name.toUpperCase(), known))
    if (near !== undefined)
      throw new CannotStart(`There is no setting ${name}. Did you mean ${near}? Rename it, or take it out of the environment.`)
    if (isOurs)
      throw new CannotStart(
        `There is no setting ${name}. Take it out of the environment; \`npx entente doctor\` lists the settings there are.`,
      )
  }
}

/** One letter more, less, other, or two exchanged; underscores do not count. */
function isNear(name: string, known: string): boolean {
  const a = name.replaceAll('_', '')
  const b = known.replaceAll('_', '')
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  const isExchanged = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return restA === restB || restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1) || isExchanged
}
