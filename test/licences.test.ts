import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAllowed } from './licence/isAllowed.ts'
import { installedPackages, lockedPackages, type Package } from './licence/packages.ts'

/** Licences that the EUPL-1.2 of the project can live with, whoever passes it on. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]

/** Packages under another licence, each with the reason why that does no harm. An asterisk stands for any ending. */
const EXCEPTIONS = [
  { name: 'axe-core', licence: 'MPL-2.0', reason: 'judges accessibility in tests; no part of what is delivered' },
  { name: '@axe-core/playwright', licence: 'MPL-2.0', reason: 'brings axe-core into the page under test; tests only' },
  { name: 'lightningcss*', licence: 'MPL-2.0', reason: 'minifies style sheets when Vite builds; not in what it makes' },
]

const root = join(import.meta.dirname, '..')

describe('the licence of every package', () => {
  it('in the lock file is one we can live with', () => {
    expect(offences(lockedPackages(root))).toEqual([])
  })

  it('that is installed is one we can live with', () => {
    expect(offences(installedPackages(root))).toEqual([])
  })

  it('needs each exception that is made', () => {
    const packages = lockedPackages(root)
    expect(EXCEPTIONS.filter((exception) => !packages.some((item) => covers(exception, item)))).toEqual([])
  })

  it('is named when it is not allowed, and when none is declared', () => {
    const planted = [
      { name: 'good', licence: 'MIT' },
      { name: 'copyleft', licence: 'GPL-3.0-only' },
      { name: 'silent', licence: 'not declared' },
      { name: 'axe-core', licence: 'GPL-3.0-only' },
    ]
    expect(offences(planted)).toEqual(['copyleft: GPL-3.0-only', 'silent: not declared', 'axe-core: GPL-3.0-only'])
  })
})

describe('isAllowed', () => {
  it.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND ISC AND BSD-3-Clause', true],
    ['MIT AND (GPL-3.0-only OR ISC)', true],
    ['MIT AND GPL-3.0-only OR LGPL-3.0-only', false],
    ['not declared', false],
    ['', false],
    ['(MIT', false],
  ])('reads %j as %j', (expression, answer) => {
    expect(isAllowed(expression, ALLOWED)).toBe(answer)
  })
})

function offences(packages: readonly Package[]): string[] {
  return packages
    .filter((item) => !isAllowed(item.licence, ALLOWED) && !EXCEPTIONS.some((exception) => covers(exception, item)))
    .map(({ name, licence }) => `${name}: ${licence}`)
}

function covers(exception: Package, { name, licence }: Package): boolean {
  const isNamed = exception.name.endsWith('*') ? name.startsWith(exception.name.slice(0, -1)) : name === exception.name
  return isNamed && licence === exception.licence
}
