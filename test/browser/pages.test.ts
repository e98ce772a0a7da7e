import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languagesOf, lookAt } from './lookAt.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { PAGES, settled } from './pages.ts'
import { sharedApp } from './sharedApp.ts'
import type { WholeApp } from './startApp.ts'

let app: WholeApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

describe.each(PAGES)('$name', (shown) => {
  it.each(languagesOf(shown))('has no accessibility violation and fits its width, $language', async ({ views }) => {
    await lookAt(
      { app, browser },
      shown.path,
      views,
      (page) => settled(page, shown, app),
      async (page, { language }) => {
        // Invented data is never shown as real, nor real data as invented.
        const tag = language === 'sv' ? 'Exempel, genererade data' : 'Example, generated data'
        expect(await page.getByText(tag).first().isVisible()).toBe(shown.isOwn !== true)
      },
    )
  })
})

describe('the first view', () => {
  it('loads less than 300 kB of script before the charts, packed', async () => {
    const sizes = new Map<string, number>()
    await onPage({ app, browser }, '/', async (page) => {
      await page.getByRole('table').first().waitFor()
      const scripts = await page.evaluate('Array.from(document.querySelectorAll("script[src]")).map((one) => one.src)')
      for (const script of scripts as readonly string[]) {
        const bytes = await page.request.get(script)
        sizes.set(script, gzipSync(await bytes.body()).length)
      }
    })
    expect(sizes.size).toBeGreaterThan(0)
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000)
  })
})
