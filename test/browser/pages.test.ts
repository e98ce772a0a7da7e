import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onPage, type View } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { overlapsOn } from './overlapsOn.ts'
import { PAGES, settled, type Shown, viewsOf } from './pages.ts'
import { type RunningApp, startApp } from './startApp.ts'
import { violationsOn } from './violationsOn.ts'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** A page is opened once in a language, and looked at in each width. */
const languagesOf = (shown: Shown) =>
  [...Map.groupBy(viewsOf(shown), ({ language }) => language)].map(([language, views]) => ({ language, views }))

describe.each(PAGES)('$name', (shown) => {
  it.each(languagesOf(shown))('has no accessibility violation and fits its width, $language', async ({ views }) => {
    const [first, ...others] = views
    await onPage(
      { app, browser },
      shown.path,
      async (page) => {
        await settled(page, shown)
        await expectSound(page, first)
        for (const view of others) {
          await page.setViewportSize({ width: view.width, height: 1000 })
          // The charts are drawn anew in the frame after the one that tells them their width.
          await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
          await expectSound(page, view)
        }
      },
      first,
    )
  })
})

async function expectSound(page: Page, view: View | undefined): Promise<void> {
  expect(await violationsOn(page)).toEqual([])
  expect(await overlapsOn(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(view?.width)
  // Invented data is never shown as real.
  const tag = view?.language === 'sv' ? 'Exempel, genererade data' : 'Example, generated data'
  expect(await page.getByText(tag).first().isVisible()).toBe(true)
}

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
