import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openChromium } from './openChromium.ts'
import { startApp } from './startApp.ts'

// `npm run screenshots`: the views as pictures, for a person to look at, in a folder that git ignores.

const folder = join(import.meta.dirname, '..', '..', 'screenshots')
const views = [{ name: 'payout', path: '/' }]
const widths = [1440, 390]
const languages = ['sv', 'en']

mkdirSync(folder, { recursive: true })
const [app, browser] = await Promise.all([startApp(), openChromium()])
try {
  for (const { name, path } of views) {
    for (const width of widths) {
      for (const language of languages) {
        const page = await browser.newPage({ viewport: { width, height: 900 } })
        await page.goto(`${app.address}${path}?language=${language}`)
        await page.getByRole('table').first().waitFor()
        const file = join(folder, `${name}-${width}-${language}.png`)
        await page.screenshot({ path: file, fullPage: true })
        await page.close()
        console.info(file)
      }
    }
  }
} finally {
  await browser.close()
  app.stop()
}
