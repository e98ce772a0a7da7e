import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from '../server/command/runCommand.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { sharedApp } from './sharedApp.ts'
import type { RunningApp } from './startApp.ts'
import { violationsOn } from './violationsOn.ts'

let app: RunningApp
let browser: Browser
beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)
afterAll(() => browser?.close())

const COUNTS = 'clinic;month;age;n\nÅre;2017-01;0-17;412\nÅre;2017-01;18-64;1310\nÅre;2017-01;65+;655\n'

it('counts as Excel saves them are answered on the page as by the command, and what is wrong is told with its row', async () => {
  const file = join(temporaryFolder(), 'patients.csv')
  writeFileSync(file, COUNTS, 'latin1')
  const { out } = await runCommand('suffices', 'chronic_bundle', '--counts', file, '--period', '2017-01')
  const [{ payments: paid }] = (JSON.parse(out) as { clinics: [{ payments: Record<string, number> }] }).clinics
  await onPage({ app, browser }, '/data?period=2017-01', async (page) => {
    await page.getByRole('link', { name: 'Räkna på antal i stället för rader' }).click()
    await page.locator('.data-field select').selectOption('chronic_bundle')
    const send = async (text: string) => {
      const buffer = Buffer.from(text, 'latin1')
      await page.getByTestId('counts').setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Räkna', exact: true }).click()
    }
    await send(COUNTS)
    const row = page.getByRole('table', { name: 'Vad blir de som räcker?' }).getByRole('row', { name: /^Åre/ })
    const amount = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2 }).format(paid['base_payment'] ?? 0)
    expect((await row.innerText()).replaceAll(/\s/g, ' ')).toContain(`${amount.replaceAll(/\s/g, ' ')} kr`)
    expect(await page.getByRole('status').getByText('Antalen räcker exakt till 1 av 3 ersättningar.').count()).toBe(1)
    expect(await violationsOn(page)).toEqual([])
    const months = page.locator('.period-picker select').last()
    await months.selectOption({ label: 'feb' })
    await row.waitFor({ state: 'detached' })
    await months.selectOption({ label: 'jan' })
    await row.waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await send(`${COUNTS}Åre;2017-01;65+;1\n`)
    await page
      .getByRole('alert')
      .getByText(/patients\.csv, row 5/)
      .waitFor()
    expect(await row.count()).toBe(0)
  })
})
