import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
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
    await page.getByRole('combobox', { name: 'Modell', exact: true }).selectOption('chronic_bundle')
    const send = async (text: string) => {
      const buffer = Buffer.from(text, 'latin1')
      await page.getByTestId('counts').setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Räkna', exact: true }).click()
    }
    await send(COUNTS)
    const row = page.getByRole('table', { name: 'Vad blir de som räcker?' }).getByRole('row', { name: /^Åre/ })
    const amount = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2 }).format(paid['base_payment'] ?? 0)
    expect((await row.innerText()).replaceAll(/\s/g, ' ')).toContain(`${amount.replaceAll(/\s/g, ' ')} kr`)
    expect(
      await page
        .getByRole('status')
        .getByText('räcker antalen exakt till 1 av 2 ersättningar; 1 betalas inte ut då.')
        .count(),
    ).toBe(1)
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

const FJALLNAS = '2017-01,0-17,412 2017-01,18-64,1310 2017-01,65+,655'.split(' ').map((line) => `fjallnas,${line}`)

const TOLD = {
  sv: {
    model: 'Modell',
    dataset: /^Uppgifter om vårdcentralerna/,
    demonstration: 'Åtta påhittade vårdcentraler',
    compute: 'Räkna',
    own: 'Egna antal',
    invented: 'Exempel, genererade data',
    lacking:
      'Ersättning efter behov Nej. Den beror på en uppgift om vårdcentralen: CNI i förhållande till medel. Välj ovan en datamängd som har den.',
    sum: 'Listningsersättning Nej. Den beror på summan av vårdtyngd, och antal har inga summor. Det går med rader om patienter, inte med antal.',
    file: 'Besöksersättning Nej. Den beror på antalet vårdkontakter, och ingen sådan fil är vald. Lägg till en fil vars namn börjar med contacts.',
    apart:
      'Nej. Den betalar olika för patienter (ålder: 17) och patienter (ålder: 18), och antalen skiljer dem inte åt. Låt ett åldersband sluta vid 17 år.',
    paid: 'fjallnas 62 396,25 kr',
    facts: /är påhittade\.$/,
  },
  en: {
    model: 'Model',
    dataset: /^Facts of the clinics/,
    demonstration: 'Eight invented clinics',
    compute: 'Compute',
    own: 'Own counts',
    invented: 'Example, generated data',
    lacking:
      'Payment for need No. It depends on a fact of the clinic: Care Need Index relative to the mean. Choose a dataset above that has it.',
    sum: 'Payment for the listed No. It depends on the sum of case-mix weight, and counts have no sums. It can be paid by rows of patients, not by counts.',
    file: 'Visit payment No. It depends on the number of contacts, and no such file is chosen. Add a file whose name begins with contacts.',
    apart:
      'No. It pays differently for patients (age: 17) and patients (age: 18), and the counts do not tell them apart. Let a band of age end at 17.',
    paid: 'fjallnas SEK 62,396.25',
    facts: /are invented\.$/,
  },
} as const

it.each(['sv', 'en'] as const)(
  'counts are told in the words of the reader (%s): why not, what helps, and what a dataset of the clinics adds',
  async (language) => {
    const told = TOLD[language]
    const look = async (page: Page) => {
      const bar = page.locator('.context')
      await bar.getByText(told.own).waitFor()
      expect(await page.getByText(told.invented).count()).toBe(0)
      await page.getByRole('combobox', { name: told.model, exact: true }).selectOption('county_rule_2017')
      const give = (...lines: readonly string[]) =>
        page
          .getByTestId('counts')
          .setInputFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
      await give('clinic,month,age,n', ...FJALLNAS)
      const compute = page.getByRole('button', { name: told.compute, exact: true })
      await compute.click()
      for (const words of [told.lacking, told.sum, told.file])
        await page.getByRole('row', { name: words, exact: true }).waitFor()
      // The weights of `capitation` are by 0-17 and 18-64, and here is one band across both.
      await give('clinic,month,age,sex,conditions,n', 'fjallnas,2017-01,0-64,female,,1722')
      await page.getByRole('combobox', { name: told.model, exact: true }).selectOption('capitation')
      await compute.click()
      await page.getByText(told.apart).waitFor()
      await give('clinic,month,age,n', ...FJALLNAS)
      await page.getByRole('combobox', { name: told.model, exact: true }).selectOption('county_rule_2017')
      await page.getByRole('combobox', { name: told.dataset }).selectOption({ label: told.demonstration })
      await page.getByRole('button', { name: told.invented }).waitFor()
      await compute.click()
      // 2 377 patients × SEK 25 × the Care Need Index of 1.05 in the dataset
      await page.getByRole('row', { name: told.paid, exact: true }).waitFor()
      expect(await page.getByText(told.facts).count()).toBe(1)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(await violationsOn(page)).toEqual([])
    }
    await onPage({ app, browser }, '/data/counts?period=2017-01', look, { language, width: 390 })
  },
)

it('files of counts choose a period that they have, and one of another kind is not sent', async () => {
  await onPage({ app, browser }, '/data/counts?period=2017', async (page) => {
    const months = ['2026-04', '2026-05', '2026-06'].map((month) => `a,${month},7`)
    const give = (name: string, text: string) =>
      page.getByTestId('counts').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await give('patients.csv', ['clinic,month,n', ...months].join('\n'))
    await page.waitForURL(/period=2026-Q2/)
    await give('list.csv', 'clinic,month,n\n')
    await page.getByText('Namnet ska börja med patients eller contacts.').waitFor()
    expect(await page.getByRole('button', { name: 'Räkna', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Ta bort list.csv' }).click()
    expect(await page.getByRole('button', { name: 'Räkna', exact: true }).isDisabled()).toBe(false)
  })
})
