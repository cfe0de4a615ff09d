import { describe, expect, it } from 'vitest'
import { incompatibleLicences, installedPackages } from './licences.ts'

describe('licences of what we build on', () => {
  it('holds in this checkout: every installed package may be given on together with ours', () => {
    const packages = installedPackages()
    expect(packages.length).toBeGreaterThan(100)
    expect(incompatibleLicences(packages)).toEqual([])
  })
  it('would find one that may not', () => {
    const packages = ['UNLICENSED', 'SSPL-1.0', 'GPL-2.0-only', 'MIT AND CC-BY-NC-4.0', 'none stated'].map((licence, index) => ({
      name: `p${index}`,
      licence,
    }))
    expect(incompatibleLicences(packages)).toHaveLength(packages.length)
  })
  it('takes one of two, and both of two', () => {
    expect(
      incompatibleLicences([
        { name: 'a', licence: '(GPL-2.0-only OR MIT)' },
        { name: 'b', licence: 'MIT AND ISC' },
      ]),
    ).toEqual([])
  })
})
