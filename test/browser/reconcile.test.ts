import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languagesOf, lookAt } from './lookAt.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { quiet } from './quiet.ts'
import type { Shown } from './pages.ts'
import { sharedApp } from './sharedApp.ts'
import type { WholeApp } from './startApp.ts'
import { textsOf } from './textsOf.ts'

let app: WholeApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

const PAGES = [
  { name: 'the reconciliation', path: '/reconcile', waitFor: '.residuals' },
  {
    isState: true,
    name: 'a model of other payments',
    path: '/reconcile?model=stockholm_2015_filled&period=2017-03',
    waitFor: '.residuals',
  },
  {
    isState: true,
    name: 'a dataset without payments',
    path: '/reconcile?data=demonstration&period=2026',
    waitFor: '.reconcile-columns',
  },
  { isState: true, name: 'a model that is not there', path: '/reconcile?model=nowhere', waitFor: '[role=alert]' },
] satisfies readonly Shown[]

describe.each(PAGES)('$name', (shown) => {
  it.each(languagesOf(shown))('has no accessibility violation and fits its width, $language', async ({ views }) => {
    await lookAt({ app, browser }, shown.path, views, async (page) => {
      await page.locator(shown.waitFor).first().waitFor()
      if (shown.waitFor === '.residuals') await page.locator('.residual .link-button').first().click()
      await quiet(page)
    })
  })
})

interface Planted {
  readonly what: string
  readonly clinics: readonly string[]
  readonly payment: string
}

/** What the generator says that it planted, from the county's own description. */
function planted(): readonly Planted[] {
  const text = readFileSync(join(app.county, 'datapackage.json'), 'utf8')
  return (JSON.parse(text) as { readonly generator: { readonly corrections: readonly Planted[] } }).generator
    .corrections
}

/** The share as the server gives it, cut to two decimals of a per cent as Swedish writes it. */
async function shareInWords(): Promise<string> {
  const query = new URLSearchParams({ dataset: 'county', period: '2017', model: 'county_rule_2017' })
  const { share } = (await (await fetch(`${app.address}/api/reconciliation/share?${query}`)).json()) as {
    share: number
  }
  return `${(Math.floor(share * 10_000) / 100).toFixed(2).replace('.', ',')}\u00a0%`
}

const rowsOf = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('.residual-what').allTextContents()).map((text) => text.replaceAll('\u00a0', ' '))

describe('which payment does the program not reproduce, and at which clinics?', () => {
  it('is answered by the headline, the payments, the clinics and the list', async () => {
    await onPage({ app, browser }, '/reconcile', async (page) => {
      await page.locator('.residuals').waitFor()
      const { clinics } = await app.region.region({ dataset: 'county', period: '2017' })
      const nameOf = (clinic: string): string => clinics.find((one) => one.clinic === clinic)?.name ?? clinic
      const visible = planted().filter(({ what }) => what !== 'late data')
      const wrong = [...new Set(visible.flatMap((one) => one.clinics))].map(nameOf)

      expect(await page.locator('.reconcile-share').textContent()).toBe(await shareInWords())
      const payments = page.getByRole('table', { name: 'Vilka betalningar återges inte?' })
      expect((await textsOf(payments.locator('tbody th'))).slice(0, 2)).toEqual([
        'Besöksersättning',
        'Listningsersättning',
      ])
      expect(await payments.getByRole('row', { name: /^Ersättning efter behov/ }).textContent()).toContain(
        '100,00\u00a0%',
      )

      const heat = page.getByRole('table', { name: 'Vilka vårdcentraler, och när?' })
      expect((await textsOf(heat.locator('tbody th'))).toSorted()).toEqual(wrong.toSorted())

      await page.getByLabel('Betalning', { exact: true }).selectOption('visit_payment')
      const visits = visible.filter(({ payment }) => payment === 'visit_payment')
      const expected = visits.flatMap((one) => one.clinics).map((clinic) => nameOf(clinic))
      expect((await rowsOf(page)).map((row) => row.split(',')[0] ?? '').toSorted()).toEqual(expected.toSorted())
    })
  })

  it('is kept in the address, by clinic from the table of clinics and months', async () => {
    await onPage({ app, browser }, '/reconcile', async (page) => {
      const [closed] = planted().filter(({ what }) => what === 'paid after closing')
      const { clinics } = await app.region.region({ dataset: 'county', period: '2017' })
      const name = clinics.find(({ clinic }) => clinic === closed?.clinics[0])?.name ?? ''
      const cell = page.getByRole('button', { name: new RegExp(`^${name.replaceAll(/[()]/g, '\\$&')}, juli 2017`) })
      await cell.focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(`location.search.includes('at=${closed?.clinics[0] ?? ''}')`)
      expect(await rowsOf(page)).toEqual([`${name}, Listningsersättning, juli 2017`])
      await page.reload()
      await page.locator('.residuals').waitFor()
      expect(await rowsOf(page)).toHaveLength(1)
    })
  })
})

describe('a class and a note', () => {
  it('are written in place by the keyboard, kept on the disk, and there again for the next reader', async () => {
    await onPage({ app, browser }, '/reconcile?payment=visit_payment', async (page) => {
      await page.locator('.residual .link-button').last().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('radio', { name: /^Data/ }).check()
      await page.getByLabel('Anteckning').fill('Besöken levererades aldrig.')
      await page.getByRole('button', { name: 'Spara' }).click()
      await page.getByText('Skriv ditt namn, så att andra ser vem som sade det.').waitFor()
      await page.getByLabel('Ditt namn').fill('Anna Ek')
      await page.keyboard.press('Enter')
      await page.locator('.residual-note').getByText('Besöken levererades aldrig.').waitFor()
      // The focus is where it was, so that the next one is near.
      expect(await page.evaluate('document.activeElement.className')).toBe('link-button')
    })
    const lines = readFileSync(join(app.county, 'notes', 'reconcile.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { class: 'data', author: 'Anna Ek', note: 'Besöken levererades aldrig.', model: 'county_rule_2017' },
    ])
    await onPage({ app, browser }, '/reconcile?class=data', async (page) => {
      await page.locator('.residual-note').waitFor()
      expect(await rowsOf(page)).toHaveLength(1)
      expect(await page.locator('.residual-note').textContent()).toContain('Anna Ek')
    })
  })

  it('stay in the form where they cannot be kept', async () => {
    await onPage({ app, browser }, '/reconcile', async (page) => {
      await page.locator('.residual .link-button').first().click()
      await page.getByLabel('Anteckning').fill('En lång förklaring')
      await page.getByLabel('Ditt namn').fill('Anna Ek')
      await page.route('**/api/reconciliation/note', (route) => route.abort())
      await page.getByRole('button', { name: 'Spara' }).click()
      await page.getByText(/Det gick inte att spara/).waitFor()
      expect(await page.getByLabel('Anteckning').inputValue()).toBe('En lång förklaring')
    })
  })
})

describe('the comparison', () => {
  it('says how much the baseline reproduces, and leads to it; not for rates that the reader has changed', async () => {
    await onPage({ app, browser }, '/?m=county_rule_2017&m=stockholm_2015_filled', async (page) => {
      const line = page.getByText(`återger utgångsläget ${await shareInWords()}`)
      await line.waitFor()
      await page.getByRole('link', { name: 'Se avstämningen' }).click()
      await page.locator('.residuals').waitFor()
      expect(page.url()).toContain('/reconcile?')
      expect(page.url()).toContain('model=county_rule_2017')
    })
    await onPage({ app, browser }, '/?m=county_rule_2017~visit_fee:120&m=stockholm_2015_filled', async (page) => {
      await page.locator('.compare .lead').waitFor()
      await quiet(page)
      expect(await page.getByText(/utgångsläget/).count()).toBe(0)
    })
  })

  it('gives it with the files that it exports, and nothing of it for rates that the reader has changed', async () => {
    const exported = (path: string): Promise<Readonly<Record<string, string>>> =>
      onPage({ app, browser }, path, async (page) => {
        await page.locator('.compare .lead').waitFor()
        await quiet(page)
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.export').getByRole('button').click(),
        ])
        const files = unzipSync(readFileSync(await download.path()))
        return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
      })
    const own = await exported('/?m=county_rule_2017&m=stockholm_2015_filled')
    const { reconciled } = JSON.parse(own['manifest.json'] ?? '') as { readonly reconciled: { readonly share: number } }
    const words = (await shareInWords()).replaceAll(/[^\d,]/g, '')
    expect(reconciled).toMatchObject({ model: 'county_rule_2017', period: '2017' })
    expect(own['comparison.csv']?.split('\n')[1]?.split(';').at(-1)).toBe(words)
    const changed = await exported('/?m=county_rule_2017~visit_fee:120&m=stockholm_2015_filled')
    expect(JSON.parse(changed['manifest.json'] ?? '')).toMatchObject({ reconciled: null })
    expect(changed['comparison.csv']?.split('\n')[1]?.split(';').at(-1)).toBe('')
  })

  it('says that a baseline is not the rule that paid', async () => {
    await onPage({ app, browser }, '/', async (page) => {
      await page.getByText(/Utgångsläget är en annan regel än den som betalade/).waitFor()
    })
  })
})
