import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.ts'
import { type RunningApp, startApp } from './startApp.ts'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openChromium()])
})

afterAll(async () => {
  await browser?.close()
  app?.stop()
})

const WIDTHS = [
  { name: 'on a desk', width: 1440, height: 900 },
  { name: 'on a phone', width: 390, height: 844 },
] as const

describe.each(WIDTHS)('the payout page $name', (size) => {
  it('shows every clinic with its payments and total, and the region below', async () => {
    await onPage('?language=sv', size, async (page) => {
      const { run, labels } = app.demonstration
      const payments = Object.keys(run.region.payments)
      const rows = page.getByRole('table', { name: 'Utfall per vårdcentral' }).getByRole('row')
      expect(await rows.count()).toBe(1 + run.clinics.length + 1)
      expect(await rows.first().getByRole('columnheader').allTextContents()).toEqual([
        'Vårdcentral',
        ...payments.map((name) => labels.payments[name]?.sv),
        'Summa',
      ])
      for (const { clinic, payments: paid, total } of [...run.clinics, { clinic: 'region', ...run.region }]) {
        const name = labels.clinics[clinic] ?? 'Regionen'
        const cells = page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')
        const shown = (await cells.allTextContents()).map(numberIn)
        expect(shown, name).toEqual([...payments.map((payment) => paid[payment]), total])
      }
    })
  })

  it('says on every view that the data is invented', async () => {
    await onPage('?language=sv', size, async (page) => {
      expect(await page.getByText('Exempel, påhittade uppgifter').isVisible()).toBe(true)
    })
  })

  it.each(['sv', 'en'])('has no accessibility violation in %s', async (language) => {
    await onPage(`?language=${language}`, size, async (page) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    })
  })

  it('fits its width', async () => {
    await onPage('?language=en', size, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
      // Nothing runs out of its panel into the next.
      const overflowing = `[...document.querySelectorAll('.panel')].filter((one) => one.scrollWidth > one.clientWidth).length`
      expect(await page.evaluate(overflowing)).toBe(0)
    })
  })
})

describe('the payout page', () => {
  it('changes language, and its address with it', async () => {
    await onPage('?language=sv', WIDTHS[0], async (page) => {
      await page.getByRole('link', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'What is every clinic paid?' }).waitFor()
      expect(page.url()).toBe(`${app.address}/?language=en`)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
    })
  })

  it('draws a bar and a label for each clinic', async () => {
    await onPage('?language=sv', WIDTHS[0], async (page) => {
      const chart = page.getByRole('figure', { name: 'Så fördelas pengarna' })
      expect(await chart.locator('.recharts-bar-rectangle').count()).toBe(app.demonstration.run.clinics.length)
      for (const label of Object.values(app.demonstration.labels.clinics)) {
        expect(await chart.getByText(label, { exact: true }).isVisible()).toBe(true)
      }
    })
  })

  it('says what failed, and tries again when asked', async () => {
    const page = await browser.newPage()
    try {
      const problem = { type: '/problems/server', title: 'The warehouse is away.', status: 500, instance: 'a-number' }
      await page.route('**/api/demonstration', (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
      )
      await page.goto(`${app.address}/?language=en`)
      const note = page.getByRole('alert')
      await note.waitFor()
      expect(await note.textContent()).toContain('The warehouse is away.')
      expect(await note.textContent()).toContain('Number to quote: a-number')

      await page.unroute('**/api/demonstration')
      await note.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('table').waitFor()
    } finally {
      await page.close()
    }
  })
})

/** A Swedish amount as a number: digits in threes, a decimal comma, a true minus. Its column's name may stand before it. */
function numberIn(text: string): number {
  const [digits = ''] = /\u2212?[\d\u00a0]+,\d\d$/.exec(text) ?? []
  return Number(digits.replaceAll('\u00a0', '').replace('\u2212', '-').replace(',', '.'))
}

/** Opens a view, waits until it has its answer, and fails on anything that the browser complains of. */
async function onPage(
  query: string,
  viewport: { readonly width: number; readonly height: number },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  try {
    await page.goto(`${app.address}/${query}`)
    await page.getByRole('table').waitFor()
    await look(page)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
}
