import { describe, expect, it } from 'vitest'
import { publicAddressOf } from './address.ts'
import { CannotStart } from './cannot-start.ts'
import { describeSettings } from './describe-settings.ts'
import { parseSettings, type Environment } from './settings.ts'

describe('settings', () => {
  it('are all optional', () => {
    const settings = parseSettings({})
    expect(settings).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: null,
      redisUrl: null,
      smtpUrl: null,
      publicUrl: null,
      oidc: null,
      logLevel: 'warn',
    })
    expect(settings.dataDir).toMatch(/\/data$/)
    expect(describeSettings(settings).every((view) => view.isDefault)).toBe(true)
  })

  it('count an empty value as not set', () => {
    expect(parseSettings({ PORT: '', PUBLIC_URL: ' ', OIDC_NAME: '' })).toMatchObject({ port: 8080, publicUrl: null, oidc: null })
  })

  it.each<[Environment, Record<string, unknown>]>([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ DATA_DIR: '/srv/entente' }, { dataDir: '/srv/entente' }],
    [{ DATABASE_URL: 'postgresql://a:b@c:5/d' }, { databaseUrl: 'postgresql://a:b@c:5/d' }],
    [{ SMTP_URL: 'smtps://a:b@mail.example.org' }, { smtpUrl: 'smtps://a:b@mail.example.org' }],
    [{ MAIL_FROM: 'The Forum <forum@example.org>' }, { mailFrom: 'The Forum <forum@example.org>' }],
    [{ PUBLIC_URL: 'https://forum.example.org/' }, { publicUrl: 'https://forum.example.org' }],
    [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [
      { OIDC_ISSUER: 'https://login.example.org/x', OIDC_CLIENT_ID: 'i', OIDC_CLIENT_SECRET: 's' },
      { oidc: { issuer: 'https://login.example.org/x', clientId: 'i', clientSecret: 's', name: 'login.example.org' } },
    ],
  ])('take %o', (env, wanted) => {
    expect(parseSettings(env)).toMatchObject(wanted)
  })

  it.each<[Environment, string]>([
    [{ PORT: 'abc' }, 'The setting PORT is "abc". Set it to a whole number from 1 to 65535, or 0 for any free port, or leave it out.'],
    [{ PORT: '65536' }, 'PORT is "65536"'],
    [{ PORT: '80 80' }, 'PORT is "80 80"'],
    [{ HOST: 'a b' }, 'HOST is "a b"'],
    [{ DATABASE_URL: 'mysql://x' }, 'The setting DATABASE_URL has a value that cannot be used. Set it to an address such as postgres://'],
    [{ REDIS_URL: 'localhost' }, 'REDIS_URL has a value that cannot be used'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL has a value that cannot be used'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM is "nobody"'],
    [{ PUBLIC_URL: 'forum.example.org' }, 'PUBLIC_URL is "forum.example.org"'],
    [{ PUBLIC_URL: 'https://forum.example.org/path' }, 'without a path'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud". Set it to one of silent, error, warn, info, debug'],
    [{ OIDC_ISSUER: 'https://login.example.org' }, 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing'],
    [{ OIDC_ISSUER: 'x', OIDC_CLIENT_ID: 'i', OIDC_CLIENT_SECRET: 's' }, 'OIDC_ISSUER is "x"'],
    [{ OIDC_SECRET: 's' }, 'There is no setting OIDC_SECRET.'],
    [{ ENTENTE_DATA: '1' }, 'There is no setting ENTENTE_DATA.'],
    [{ SMTP_HOST: 'x' }, 'There is no setting SMTP_HOST.'],
    [{ DATABSE_URL: 'x' }, 'There is no setting DATABSE_URL. Did you mean DATABASE_URL?'],
    [{ DATADIR: 'x' }, 'Did you mean DATA_DIR?'],
    [{ PUBLIC_URI: 'x' }, 'Did you mean PUBLIC_URL?'],
    [{ public_url: 'x' }, 'Did you mean PUBLIC_URL?'],
  ])('refuse %o in one sentence', (env, sentence) => {
    expect(() => parseSettings(env)).toThrow(CannotStart)
    expect(() => parseSettings(env)).toThrow(sentence)
  })

  it('never repeat a password that stands in a malformed address', () => {
    expect(() => parseSettings({ DATABASE_URL: 'mysql://u:hunter2@x' })).toThrow(/^(?!.*hunter2)/s)
  })

  it('leave names of other programs and of container platforms alone', () => {
    expect(() =>
      parseSettings({
        HOSTNAME: 'x',
        PORTS: '1',
        SMTP_SERVICE_HOST: '10.0.0.1',
        SMTP_PORT_25_TCP_ADDR: '10.0.0.1',
        SMTP_PORT: 'tcp://10.0.0.1:25',
        ENTENTE_HOUSE: 'x',
      }),
    ).not.toThrow()
  })

  it('hide passwords and secrets when they are shown', () => {
    const settings = parseSettings({
      DATABASE_URL: 'postgres://me:hunter2@db/x?password=hunter2',
      OIDC_ISSUER: 'https://l.example',
      OIDC_CLIENT_ID: 'i',
      OIDC_CLIENT_SECRET: 'hunter2',
    })
    const views = describeSettings(settings)
    expect(JSON.stringify(views)).not.toContain('hunter2')
    expect(views.find((view) => view.name === 'DATABASE_URL')).toMatchObject({ value: 'postgres://me:••••••@db/x', isDefault: false })
  })
})

describe('the public address', () => {
  const networks = {
    lo: [{ address: '127.0.0.1', family: 'IPv4' as const, internal: true, netmask: '', mac: '', cidr: null }],
    docker0: [{ address: '172.17.0.1', family: 'IPv4' as const, internal: false, netmask: '', mac: '', cidr: null }],
    wlan0: [{ address: '192.168.1.20', family: 'IPv4' as const, internal: false, netmask: '', mac: '', cidr: null }],
  }
  it.each([
    [{ host: '0.0.0.0', publicUrl: null }, 'http://192.168.1.20:8080'],
    [{ host: '127.0.0.1', publicUrl: null }, 'http://localhost:8080'],
    [{ host: 'fd00::1', publicUrl: null }, 'http://[fd00::1]:8080'],
    [{ host: '0.0.0.0', publicUrl: 'https://forum.example.org' }, 'https://forum.example.org'],
  ])('of %o is %s', (settings, address) => {
    expect(publicAddressOf(settings, 8080, networks)).toBe(address)
  })

  it('is localhost on a machine without a network', () => {
    expect(publicAddressOf({ host: '0.0.0.0', publicUrl: null }, 80, {})).toBe('http://localhost')
  })
})
