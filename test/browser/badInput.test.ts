import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { sharedApp } from './sharedApp.ts'
import type { RunningApp } from './startApp.ts'

// Whatever a reader, an address or the network does wrong is said where it happens, and nothing typed is lost.

const BASE = 'stockholm_2015_filled'
const OTHER = 'stockholm_2016_filled'
const PAIR = `/?m=${BASE}&m=${BASE}`

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

describe('an address', () => {
  it('with a model that is not there says so in its card, and the others are paid', async () => {
    await onPage({ app, browser }, `/?m=${BASE}&m=stockholm_2061_filled&m=stockholm_2016_filled`, async (page) => {
      const card = page.getByRole('alert').filter({ hasText: 'stockholm_2061_filled' }).first()
      await card.waitFor()
      expect(await card.innerText()).toContain('stockholm_2016_filled') // the nearest name
      await page.getByText('563,5').first().waitFor()
    })
  })

  it('with a model that the dataset cannot pay says what is missing', async () => {
    await onPage({ app, browser }, `/?m=${BASE}&m=cms_hcc_v24_filled`, async (page) => {
      const card = page.getByRole('alert').filter({ hasText: 'Går inte att räkna' })
      await card.waitFor()
      expect(await card.innerText()).toContain('codes')
    })
  })

  it('with a clinic that is not there offers the nearest', async () => {
    await onPage({ app, browser }, '/clinic/c220', async (page) => {
      await page.getByText('c220').first().waitFor()
      const main = page.getByRole('main')
      await main.getByRole('link').filter({ hasText: 'Vårdcentral' }).first().waitFor()
      expect(await main.innerText()).toMatch(/finns inte|ingen vårdcentral/i)
    })
  })

  it('with a rate beyond all money says so in its card, and the page stands', async () => {
    await onPage({ app, browser }, `${PAIR}~doctor_visit_fee:1e20`, async (page) => {
      await page.getByRole('alert').filter({ hasText: 'Går inte att räkna' }).first().waitFor()
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    })
  })

  it('with a dataset that is not there says which there are', async () => {
    await onPage({ app, browser }, '/?data=countyy&period=2017', async (page) => {
      await page.getByRole('heading', { name: 'Det finns ingen datamängd som heter countyy' }).waitFor()
      await page.getByRole('link', { name: 'Demonstrationsregionen' }).click()
      await page.getByText('Mest förlorar').waitFor()
    })
  })
})

describe('a field for a rate', () => {
  it('outside its range, with letters or emptied keeps what was typed, says what it takes, and the old amount stays', async () => {
    await onPage({ app, browser }, `${PAIR}~doctor_visit_fee:500`, async (page) => {
      await page.getByRole('button', { name: 'Ändra satser' }).click()
      const field = page.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true })
      for (const [typed, words] of [
        ['99999', 'Utanför det tillåtna'],
        ['12o', 'tar bara siffror'],
        ['', 'Skriv ett tal'],
      ] as const) {
        await field.fill(typed)
        await page.getByText(words).first().waitFor()
        expect(await field.inputValue()).toBe(typed)
        expect(decodeURIComponent(page.url())).toContain('doctor_visit_fee:500')
        await field.press('Escape')
        expect(await field.inputValue()).toBe('500')
      }
    })
  })
})

describe('two tabs', () => {
  it('each keep what was done in them', async () => {
    await onPage({ app, browser }, PAIR, async (page, context) => {
      await page.getByRole('button', { name: 'Ändra satser' }).click()
      const other = await context.newPage()
      await other.goto(page.url())
      await other.getByRole('button', { name: 'Ändra satser' }).click()
      await page.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true }).fill('110')
      await other.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true }).fill('220')
      await page.waitForURL(/110/)
      await other.waitForURL(/220/)
      expect(decodeURIComponent(page.url())).toContain('doctor_visit_fee:110')
      expect(decodeURIComponent(other.url())).toContain('doctor_visit_fee:220')
    })
  })
})

describe('a server that is gone', () => {
  it('leaves the comparison in place and lets rates be changed; what needs it says so and can be tried again', async () => {
    await onPage({ app, browser }, PAIR, async (page, context) => {
      await page.getByRole('button', { name: 'Ändra satser' }).click()
      await context.setOffline(true)
      await page.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true }).fill('110')
      await page.getByText('Mest förlorar').waitFor()
      expect(decodeURIComponent(page.url())).toContain('doctor_visit_fee:110')
      // A model that has not been fetched needs the server.
      await page.getByRole('button', { name: 'Byt modell' }).click()
      await page.getByRole('button', { name: /^Stockholm 2016–2018, påhittade kronor/ }).click()
      const card = page.getByRole('alert').filter({ hasText: 'Går inte att räkna' }).first()
      await card.waitFor()
      expect(await card.innerText()).toContain('svarade inte')
      await context.setOffline(false)
      await card.getByRole('button', { name: 'Försök igen' }).click()
      await page.getByText('Mest förlorar').waitFor()
    })
  })
})

describe('a statement', () => {
  it('says of the alternative beside it what the server cannot do and where, at the lines and in the figures', async () => {
    const problem = {
      type: '/problems/cannot-be-answered',
      title: 'Begäran går inte att besvara.',
      status: 422,
      detail: 'There is no row of c22 in the other.',
      instance: 'a1f6c0de',
    }
    const refusal = { status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) }
    const whole = `${problem.title} Exakt, på engelska: ${problem.detail}`
    await onPage({ app, browser }, '/problems', async (page) => {
      // Only what stands beside is refused.
      await page.route('**/api/statement', (route) =>
        route.request().postData()?.includes(OTHER) ? route.fulfill(refusal) : route.continue(),
      )
      await page.goto(`${app.address}/clinic/c22?m=${BASE}&m=${OTHER}&at=2017-03&of=0&beside=A&language=sv`)
      await page.locator('.statement-beside-note').getByText(problem.detail).waitFor()
      expect(await page.locator('.statement-beside-note').textContent()).toContain(whole)
      expect(await page.locator('.statement-figures').textContent()).toContain(whole)
    })
  })
})
