import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { PAGES, settled } from './pages.ts'
import { startApp } from './startApp.ts'

// `npm run screenshots`: every page and state as pictures, for a person to look at, in a folder that git ignores.

const folder = join(import.meta.dirname, '..', '..', 'screenshots')
mkdirSync(folder, { recursive: true })
const [app, browser] = await Promise.all([startApp(), openChromium()])
try {
  for (const shown of PAGES)
    for (const width of [1440, 390])
      for (const language of ['sv', 'en'] as const) {
        const file = join(folder, `${shown.name.replaceAll(' ', '-')}-${width}-${language}.png`)
        await onPage(
          { app, browser },
          shown.path,
          async (page) => {
            await settled(page, shown, app)
            await page.screenshot({ path: file, fullPage: true })
          },
          { width, language },
        )
        console.info(file)
      }
} finally {
  await browser.close()
  await app.stop()
}
