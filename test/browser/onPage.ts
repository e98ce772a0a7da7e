import type { Browser, BrowserContext, Page } from 'playwright-core'
import { follow } from './quiet.ts'
import type { RunningApp } from './startApp.ts'

/** How a page is opened: a desk in Swedish, unless it is said otherwise. */
export interface View {
  readonly width?: number
  readonly language?: 'sv' | 'en'
}

/** Opens a page, lets it be looked at, and closes it; an error in the page's script fails the test. */
export async function onPage<T>(
  { app, browser }: { readonly app: RunningApp; readonly browser: Browser },
  path: string,
  look: (page: Page, context: BrowserContext) => Promise<T>,
  { width = 1440, language = 'sv' }: View = {},
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 844 : 1000 },
    locale: language === 'sv' ? 'sv-SE' : 'en-GB',
  })
  const page = await context.newPage()
  follow(page)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  try {
    await page.goto(`${app.address}${path}${path.includes('?') ? '&' : '?'}language=${language}`)
    const found = await look(page, context)
    if (errors.length > 0) throw new Error(`The page's script failed: ${errors.join('; ')}`)
    return found
  } finally {
    await context.close()
  }
}
