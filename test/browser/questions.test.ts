import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programFile } from '../../server/programFile.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { sharedApp } from './sharedApp.ts'
import type { RunningApp } from './startApp.ts'

// What a policy officer, a clinic's manager and their colleague ask, answered by the page and held against the command.

const root = join(import.meta.dirname, '..', '..')
const BASE = 'stockholm_2015_filled'
const COUNTY = '.kapitera/county-2017-2'

let app: RunningApp
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** What the command writes as JSON. */
function kapitera(...words: readonly string[]): unknown {
  const out = join(folder, 'out.json')
  const done = spawnSync(
    process.execPath,
    [programFile('kapitera', 'server/command/main.ts'), ...words, '--out', out],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  expect(done.status, done.stderr).toBe(0)
  return JSON.parse(readFileSync(out, 'utf8'))
}

/** The question and the sentence that answers it. */
const answer = async (page: Page): Promise<string> =>
  (await page.locator('.compare-head h1, .compare-head .lead').allInnerTexts()).join(' ').replaceAll('\u00a0', ' ')

interface Change {
  readonly clinic: string
  readonly change: number
  readonly percent: number
}

/** As the screen writes kronor: no-break spaces, a true minus. */
const written = (amount: number, decimals: number): string =>
  new Intl.NumberFormat('sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(amount)

/** A number as the screen writes it, whichever spaces and minus. */
const numberIn = (text: string): number =>
  Number(
    text
      .replaceAll(/[\s\u00a0\u202f]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.')
      .replace(/[^\d.-]/g, ''),
  )

describe('“Which clinic loses most when the price of a visit is cut to 110 kr at equal total cost, and why?”', () => {
  it('is answered by the page as by the command, and the address shows a colleague the same', {
    timeout: 120_000,
  }, async () => {
    const scenario = join(folder, 'visit_110.yaml')
    writeFileSync(
      scenario,
      `format: 1
scenario: visit_110
extends: { model: ${BASE} }
status: illustrative
label: { sv: Läkarbesök för 110 kr, en: A doctor's visit at SEK 110 }
sources: { memo: { title: Memo (invented), published: 2026-02-10 } }
changes:
  parameters:
    doctor_visit_fee: { values: { 2016-01-01: { value: 110, source: memo p. 1, basis: estimated } } }
`,
    )
    const { baseline, alternatives, changes } = kapitera(
      'compare',
      BASE,
      scenario,
      '--data',
      COUNTY,
      '--period',
      '2017',
      '--budget-neutral',
    ) as {
      readonly baseline: { readonly region: { readonly total: number } }
      readonly alternatives: readonly {
        readonly region: { readonly total: number }
        readonly balance: { readonly factor: number }
      }[]
      readonly changes: readonly Change[]
    }
    expect(alternatives[0]?.region.total).toBe(baseline.region.total)
    const least = changes.toSorted((a, b) => a.percent - b.percent)[0] as Change
    const { clinics } = await app.region.region({ dataset: 'county', period: '2017' })
    const name = clinics.find(({ clinic }) => clinic === least.clinic)?.name ?? ''

    const [lead, address] = await onPage({ app, browser }, `/?m=${BASE}&m=${BASE}`, async (page) => {
      await page.getByRole('button', { name: 'Ändra satser' }).click()
      await page.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true }).fill('110')
      await page.getByText('Mest förlorar').waitFor()
      await page.waitForURL(/doctor_visit_fee(:|%3A)110/)
      const text = await answer(page)
      expect(text).toContain(`Mest förlorar ${name} (−${written(Math.abs(least.percent), 1)} %)`)
      // The clinic table, row by row, against the command's kronor: in whole thousands on screen.
      const rows = page.getByRole('table', { name: /^Vårdcentraler/ }).getByRole('row')
      for (const { clinic, change, percent } of changes.slice(0, 12)) {
        const own = clinics.find((one) => one.clinic === clinic)?.name ?? ''
        const cells = await rows.filter({ hasText: own }).getByRole('cell').allInnerTexts()
        expect(cells.map(numberIn), own).toContain(Number(percent.toFixed(1)) + 0)
        expect(cells.map(numberIn), own).toContain(Math.round(change / 1000) + 0)
      }
      // And why: the panel beside the table opens for the clinic that loses most, and names the payment.
      const why = await page
        .locator('section', { hasText: `Därför får ${name} mindre` })
        .last()
        .innerText()
      expect(why).toContain('Besöksersättning')
      return [text, page.url()] as const
    })

    const colleague = await onPage({ app, browser }, address.slice(app.address.length), async (page) => {
      await page.getByText('Mest förlorar').waitFor()
      return answer(page)
    })
    expect(colleague).toBe(lead)
  })
})

describe('“What is this clinic paid in March, line by line, and why less than in February?”', () => {
  it('is answered to the öre by the statement as by the command', { timeout: 120_000 }, async () => {
    const clinic = 'c22'
    const statement = (month: string) =>
      kapitera('explain', BASE, '--data', COUNTY, '--period', month, '--clinic', clinic) as {
        readonly payments: readonly { readonly name: string; readonly amount: number }[]
        readonly total: number
      }
    const [march, february] = [statement('2017-03'), statement('2017-02')]
    await onPage({ app, browser }, `/clinic/${clinic}?m=${BASE}&of=0&beside=before&at=2017-03`, async (page) => {
      await page.getByRole('table').first().waitFor()
      const lines = (await page.getByRole('table').first().innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
      const krona = (amount: number): string => written(amount, 2).replaceAll(/[\u00a0\u202f]/g, ' ')
      for (const { name, amount } of march.payments) expect(lines, name).toContain(krona(amount))
      expect(lines).toContain(krona(march.total))
      expect(lines).toContain(krona(february.total))
      const difference = Math.round(100 * (march.total - february.total)) / 100
      const lead = (await page.getByRole('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
      expect(lead).toContain(`${krona(Math.abs(difference))} kr ${difference < 0 ? 'mindre' : 'mer'} än i februari`)
      expect(lead).toContain('Mest beror det på')
    })
  })
})
