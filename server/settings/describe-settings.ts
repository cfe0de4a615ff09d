/** The settings in force as people may see them: no password leaves the house. */
import type { SettingView } from '../../contract/house.ts'
import { SETTING_MEANINGS, SETTING_NAMES, type SettingName } from './setting-names.ts'
import type { Settings } from './settings.ts'

/** One line per setting, in a fixed order. */
export function describeSettings(settings: Settings): SettingView[] {
  return SETTING_NAMES.map((name) => {
    const { fallback, meaning, showing } = SETTING_MEANINGS[name]
    const isDefault = !settings.given.has(name)
    const value = isDefault ? fallback : shown(valueOf(settings, name), showing)
    return { name, value, isDefault, meaning }
  })
}

function shown(value: string, showing: 'whole' | 'without_password' | 'hidden'): string {
  if (showing === 'hidden') return '••••••'
  if (showing === 'whole') return value
  const url = new URL(value)
  if (url.password !== '') url.password = '••••••'
  // A password may also stand among the parameters; none of them is needed to know which server it is.
  url.search = ''
  return decodeURIComponent(url.href)
}

function valueOf(settings: Settings, name: SettingName): string {
  const values: Record<SettingName, string | number | null | undefined> = {
    PORT: settings.port,
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL: settings.databaseUrl,
    REDIS_URL: settings.redisUrl,
    SMTP_URL: settings.smtpUrl,
    MAIL_FROM: settings.mailFrom,
    PUBLIC_URL: settings.publicUrl,
    OIDC_ISSUER: settings.oidc?.issuer,
    OIDC_CLIENT_ID: settings.oidc?.clientId,
    OIDC_CLIENT_SECRET: settings.oidc?.clientSecret,
    OIDC_NAME: settings.oidc?.name,
    LOG_LEVEL: settings.logLevel,
  }
  return String(values[name] ?? '')
}
