/** The names of all settings, with their defaults and what they mean; the settings page, `entente doctor` and the guide read it from here. */

/** How a value may be shown: whole, without its password, or not at all. */
type Showing = 'whole' | 'without_password' | 'hidden'
interface SettingMeaning {
  readonly fallback: string
  readonly meaning: string
  readonly showing: Showing
}

/** Every setting. All are optional. */
export const SETTING_MEANINGS = {
  PORT: { fallback: '8080', meaning: 'TCP port the house listens on.', showing: 'whole' },
  HOST: {
    fallback: '0.0.0.0',
    meaning: 'Address the house listens on. The default lets phones in the same network join; 127.0.0.1 keeps the house to this machine.',
    showing: 'whole',
  },
  DATA_DIR: { fallback: './data', meaning: 'Directory of the embedded database and of the operator key.', showing: 'whole' },
  DATABASE_URL: {
    fallback: 'embedded PostgreSQL in DATA_DIR',
    meaning: 'A PostgreSQL server, version 15 or later, instead of the embedded one.',
    showing: 'without_password',
  },
  REDIS_URL: {
    fallback: 'none',
    meaning: 'A Redis or Valkey server that tells several houses on one database to look sooner.',
    showing: 'without_password',
  },
  SMTP_URL: { fallback: 'none: letters are shown in the outbox', meaning: 'A mail server for sign-in links.', showing: 'without_password' },
  MAIL_FROM: { fallback: 'Entente <entente@localhost>', meaning: 'Sender of the letters.', showing: 'whole' },
  PUBLIC_URL: {
    fallback: 'the address the house listens at',
    meaning: 'The address people open; it stands in links and QR codes. Passkeys need https or localhost.',
    showing: 'whole',
  },
  OIDC_ISSUER: { fallback: 'none', meaning: 'A sign-in service after OpenID Connect.', showing: 'whole' },
  OIDC_CLIENT_ID: { fallback: 'none', meaning: 'How this house is known to the sign-in service.', showing: 'whole' },
  OIDC_CLIENT_SECRET: { fallback: 'none', meaning: 'What proves this house to the sign-in service.', showing: 'hidden' },
  OIDC_NAME: { fallback: 'host name of OIDC_ISSUER', meaning: 'What the button of the sign-in service says.', showing: 'whole' },
  LOG_LEVEL: { fallback: 'warn', meaning: 'How much is written to the log: silent, error, warn, info or debug.', showing: 'whole' },
} as const satisfies Record<string, SettingMeaning>

/** The name of a setting. */
export type SettingName = keyof typeof SETTING_MEANINGS

/** True for the name of a setting. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTING_MEANINGS, name)
}

/** All names, in the order in which they are shown. */
export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTING_MEANINGS).filter(isSettingName)
