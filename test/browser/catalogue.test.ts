import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languagesOf, lookAt } from './lookAt.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { quiet } from './quiet.ts'
import { sharedApp } from './sharedApp.ts'
import type { RunningApp } from './startApp.ts'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

const CARD = '.document-card'
/** States of the page that is looked at among all pages. */
const STATES = [
  {
    name: 'two documents as structure',
    path: '/catalogue?words=gavleborg&a=gavleborg&b=vastra_gotaland',
    waitFor: '.structure',
    isState: true,
  },
  {
    name: 'two documents as text',
    path: '/catalogue?words=gavleborg&a=gavleborg&b=vastra_gotaland&how=text',
    waitFor: '.diff',
    isState: true,
  },
  { name: 'a catalogue of nothing', path: '/catalogue?words=nothing+is+called+this', waitFor: '.empty', isState: true },
] as const

describe.each(STATES)('$name', (shown) => {
  it.each(languagesOf(shown))('has no accessibility violation and fits its width, $language', async ({ views }) => {
    await lookAt({ app, browser }, shown.path, views, async (page) => {
      await page.locator(shown.waitFor).first().waitFor()
      await quiet(page)
    })
  })
})

/** The catalogue as the server gives it, and what of it the page shows. */
const cardsOf = () => app.region.catalogue({ dataset: 'county', period: '2017' })
const shownIn = (page: Page): Promise<readonly string[]> => page.locator(`${CARD} > p > code`).allTextContents()

describe('the catalogue', () => {
  it('shows every document, and with a filter those that can run or cannot', async () => {
    const all = cardsOf()
    const running = all.filter(({ trouble }) => !trouble).map(({ name }) => name)
    await onPage({ app, browser }, '/catalogue', async (page) => {
      await page.locator(CARD).first().waitFor()
      expect((await shownIn(page)).toSorted()).toEqual(all.map(({ name }) => name).toSorted())
      await page.getByLabel('Går att köra').selectOption('yes')
      expect((await shownIn(page)).toSorted()).toEqual(running.toSorted())
      await page.getByLabel('Land eller region').selectOption('England')
      await page.getByLabel('Går att köra').selectOption('no')
      const england = all.filter(({ jurisdiction, trouble }) => jurisdiction?.en === 'England' && trouble)
      expect((await shownIn(page)).toSorted()).toEqual(england.map(({ name }) => name).toSorted())
      expect(page.url()).toContain('jurisdiction=England')
    })
  })

  it('finds a document by a fact that it reads', async () => {
    await onPage({ app, browser }, '/catalogue', async (page) => {
      await page.getByLabel('Sök modell, fakta eller ord').fill('clinic.weighted_patients')
      expect((await shownIn(page)).toSorted()).toEqual(['global_sum_uplift', 'gms_global_sum'])
    })
  })

  it('says what is missing, and leads to the rule book and, where it can run, to what it pays', async () => {
    await onPage({ app, browser }, '/catalogue?words=gms_global_sum', async (page) => {
      const card = page.locator(CARD).first()
      await card.waitFor()
      expect(await card.textContent()).toContain('clinic.weighted_patients')
      expect(await card.getByRole('link', { name: /^Regelbok/ }).getAttribute('href')).toMatch(
        /^\/rules\/gms_global_sum\?/,
      )
      expect(await card.getByRole('link', { name: /^Jämför utfallet/ }).count()).toBe(0)
    })
    await onPage({ app, browser }, '/catalogue?words=stockholm_2016_filled', async (page) => {
      const way = page.getByRole('link', { name: /^Jämför utfallet/ })
      expect(await way.getAttribute('href')).toMatch(/^\/\?.*&m=stockholm_2016_filled/)
    })
  })

  it('stays when another period or dataset is chosen', async () => {
    await onPage({ app, browser }, '/catalogue?runs=yes', async (page) => {
      await page.locator(CARD).first().waitFor()
      await page.getByLabel('Datamängd').selectOption('demonstration')
      await page.getByText('Åtta påhittade vårdcentraler, 2026:').waitFor()
      expect(page.url()).toMatch(/\/catalogue\?.*runs=yes/)
      expect(await shownIn(page)).toContain('chronic_care_pilot')
    })
  })
})

describe('two documents', () => {
  it('are chosen on their cards, and differ by what they pay for', async () => {
    await onPage({ app, browser }, '/catalogue?words=gavleborg', async (page) => {
      await page.getByRole('button', { name: /^Jämför dokumentet: Hälsoval Gävleborg/ }).click()
      await page.getByLabel('Jämför med').selectOption('vastra_gotaland')
      const only = page.locator('.structure section').first()
      await only.waitFor()
      expect(await only.getByRole('heading').textContent()).toBe(
        'Hälsoval Gävleborg betalar för detta, VG Primärvård inte',
      )
      expect(await only.textContent()).toContain('Läkemedelsersättning')
      expect(await only.textContent()).not.toContain('Åldersersättning')
    })
  })

  it('are shown line by line, and the library comes when it is asked for', async () => {
    await onPage(
      { app, browser },
      '/catalogue?words=gavleborg&a=vastra_gotaland&b=vastra_gotaland_filled',
      async (page) => {
        await page.locator('.structure').waitFor()
        const before = (await page.evaluate('performance.getEntriesByType("resource").length')) as number
        await page.getByLabel('Text').click()
        await page.locator('.diff').waitFor()
        expect(await page.evaluate('performance.getEntriesByType("resource").length')).toBeGreaterThan(before)
        expect(await page.locator('.diff pre[data-kind=removed]').first().textContent()).toMatch(/^− /)
        expect(await page.locator('.diff pre[data-kind=added]').allTextContents()).toContainEqual(
          expect.stringContaining('+ scenario: vastra_gotaland_filled'),
        )
      },
    )
  })
})
