import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languagesOf, lookAt } from './lookAt.ts'
import { onPage, type View } from './onPage.ts'
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

/** A whole model with open figures, and one of tables, choices and formulas with indicators. */
const MODELS = ['vastra_gotaland', 'gp_care_2018', 'qof_achievement']

describe.each(MODELS)('the rule book of %s', (model) => {
  it.each(languagesOf({ isState: true }))(
    'has no accessibility violation and fits its width, $language',
    async ({ views }) => {
      await lookAt({ app, browser }, `/rules/${model}`, views, async (page) => {
        await page.locator('#sources').waitFor()
        await quiet(page)
      })
    },
  )
})

describe('a rule book', () => {
  it('says each payment with its rate, and leads from the contents to it', async () => {
    await onRules('vastra_gotaland', {}, async (page) => {
      const contents = page.getByRole('navigation', { name: 'Innehåll' })
      await contents.getByRole('link', { name: '4.1 Ersättning för täckningsgrad' }).click()
      const payment = page.getByRole('region', { name: '4.1 Ersättning för täckningsgrad' })
      expect(await payment.textContent()).toContain('3,15\u00a0kr per poäng, procentenhet och månad')
      expect(new URL(page.url()).hash).toBe('#payment-coverage_payment')
      const box = await payment.boundingBox()
      expect(box?.y).toBeLessThan(100)
      expect(box?.width).toBeLessThanOrEqual(640)
    })
  })

  it('opens at the payment that its address names', async () => {
    await onPage({ app, browser }, '/rules/vastra_gotaland', async (page) => {
      await page.goto(`${app.address}/rules/vastra_gotaland?language=sv#payment-geography_payment`)
      const payment = page.getByRole('region', { name: '5.2 Ersättning för geografi' })
      await payment.waitFor()
      expect((await payment.boundingBox())?.y).toBeLessThan(200)
    })
  })

  it('typesets each formula as mathematics, with a sentence for who does not see it', async () => {
    await onRules('vastra_gotaland', { language: 'en' }, async (page) => {
      const formula = page.getByRole('group', { name: 'Formula: Payment for coverage, scrolls sideways' })
      const math = 'document.querySelector("#payment-care_need_payment math")'
      expect(await page.evaluate(`${math}.namespaceURI`)).toBe('http://www.w3.org/1998/Math/MathML')
      expect(await page.evaluate(`${math}.querySelector('mfrac') !== null`)).toBe(true)
      expect(await formula.locator('.visually-hidden').textContent()).toContain(
        'Payment for coverage equals the rate for coverage (SEK\u00a03.15 per point, percentage point and month) ' +
          'times the listing points times the ',
      )
    })
  })

  it('prints without what can be pressed', async () => {
    await onRules('vastra_gotaland', {}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('navigation', { name: 'Innehåll' }).isVisible()).toBe(false)
      expect(await page.getByRole('heading', { name: '1 Om modellen' }).isVisible()).toBe(true)
    })
  })

  it('says that there is no such model, and which one was meant', async () => {
    await onPage({ app, browser }, '/rules/vastra_gotalan', async (page) => {
      const alert = page.getByRole('alert')
      await alert.waitFor()
      expect(await alert.textContent()).toContain('vastra_gotaland')
    })
  })
})

/** Opens a rule book and waits until all of it is there. */
function onRules(model: string, view: View, look: Parameters<typeof onPage<void>>[2]): Promise<void> {
  return onPage(
    { app, browser },
    `/rules/${model}`,
    async (page, context) => {
      await page.locator('#sources').waitFor()
      await look(page, context)
    },
    view,
  )
}
