import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { effort } from '../effort.ts'
import { onPage } from './onPage.ts'
import { overlapsOn } from './overlapsOn.ts'
import { type Shown, viewsOf } from './pages.ts'
import type { RunningApp } from './startApp.ts'
import { violationsOn } from './violationsOn.ts'

type Looked = ReturnType<typeof viewsOf>[number]

/** A page's views by language: it is opened once in each, and looked at in each width. */
export const languagesOf = (
  shown: Pick<Shown, 'isState'>,
): readonly { readonly language: 'sv' | 'en'; readonly views: readonly Looked[] }[] =>
  [...Map.groupBy(viewsOf(shown), ({ language }) => language)].map(([language, views]) => ({ language, views }))

/**
 * Opens a page and expects at each width that it fits, that no text lies over another, and that axe finds nothing. Axe takes
 * most of the time: on every commit it looks at each page in both languages and in both widths, once each; with `EFFORT=full` at
 * every language in every width.
 */
export async function lookAt(
  running: { readonly app: RunningApp; readonly browser: Browser },
  path: string,
  views: readonly Looked[],
  settle: (page: Page) => Promise<void>,
  also: (page: Page, view: Looked) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const [first, ...others] = views
  if (!first) throw new Error('There is no view to look at.')
  await onPage(
    running,
    path,
    async (page) => {
      await settle(page)
      await expectSound(page, first)
      await also(page, first)
      for (const view of others) {
        await page.setViewportSize({ width: view.width, height: 1000 })
        // The charts are drawn anew in the frame after the one that tells them their width.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
        await expectSound(page, view)
        await also(page, view)
      }
    },
    first,
  )
}

async function expectSound(page: Page, { width, language }: Looked): Promise<void> {
  const isExamined = language === (width === 390 ? 'en' : 'sv') || effort(0, 1) === 1
  if (isExamined) expect(await violationsOn(page)).toEqual([])
  expect(await overlapsOn(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
}
