import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { createApp } from '../../server/createApp.ts'
import { listen } from '../../server/listen.ts'
import { createRegion } from '../../server/region/createRegion.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import type { RunningApp } from './startApp.ts'
import { textsOf } from './textsOf.ts'
import { violationsOn } from './violationsOn.ts'

let app: RunningApp
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'kapitera-import-'))
const store = join(folder, 'datasets')

beforeAll(async () => {
  const region = createRegion([await openDemonstration()])
  const clientFolder = join(import.meta.dirname, '..', '..', 'dist', 'client')
  const made = createApp({ clientFolder, region, log: (line) => console.error(line), store })
  const { server, address } = await listen(made, 0)
  const stop = async (): Promise<void> => {
    server.close()
    server.closeAllConnections()
    await region.close()
  }
  app = { address, region, stop }
  browser = await openChromium()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Chosen {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const csv = (name: string, text: string): Chosen => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const CLINICS = csv('clinics.csv', 'id;namn\nnorr;Norra\nsöder;Södra\n')
const CONTACTS = csv(
  'kontakter.csv',
  'vårdcentral;listad_vc;månad;antal;kontakttyp\nnorr;norr;2026-01;12;visit\nsöder;söder;2026-01;7;phone\nsöder;norr;2026-02;3;visit\n',
)

/** A clinic's workbook as it might be: two sheets, one row with a clinic that is not there and one with a word of its own. */
async function workbook(): Promise<Chosen> {
  const sheets = {
    clinics: [['id'], ['norr']],
    contacts: [
      ['clinic', 'listed_at', 'month', 'n', 'kind'],
      ['norr', 'norr', '2026-01', 12, 'visit'],
      ['norr', 'norr', '2026-02', 9, 'läkarbesök'],
      ['väster', 'norr', '2026-02', 1, 'visit'],
    ],
  }
  const path = join(folder, 'vår vårdcentral.xlsx')
  await writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => ({ value }))),
    })) as Parameters<typeof writeXlsxFile>[0],
  ).toFile(path)
  return { name: 'vår vårdcentral.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(path) }
}

/** Chooses files and waits until their columns are shown. */
async function bring(page: Page, files: readonly Chosen[]): Promise<void> {
  await page.getByTestId('files').setInputFiles([...files])
  await page.getByRole('button', { name: 'Läs filerna' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stämmer det att kolumnerna betyder detta?' }).waitFor()
}

async function check(page: Page, name: string): Promise<void> {
  await page.getByLabel('Namn i adresser och kommandon').fill(name)
  await page.getByLabel('Fullständig till och med').fill('2026-03-31')
  await page.getByRole('button', { name: 'Kontrollera raderna' }).click()
}

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 30_000 })

const inStore = (): readonly string[] =>
  existsSync(store)
    ? readdirSync(store)
        .filter((name) => !name.includes('.lock'))
        .flatMap((name) => (name.startsWith('.uploads') ? readdirSync(join(store, name)) : [name]))
    : []

describe('I have an Excel file of our clinic’s counts', () => {
  it('gets in, after what is wrong with it was told row by row and mended or accepted', async () => {
    await onPage({ app, browser }, '/data/new', async (page) => {
      await bring(page, [await workbook()])
      expect(await page.getByLabel('Tabell som vår vårdcentral.xlsx, sheet contacts fyller').inputValue()).toBe(
        'contacts',
      )
      expect(await violationsOn(page)).toEqual([])
      await check(page, 'our_clinic')
      await heading(page, /^2 rader behöver rättas/)
      expect(await violationsOn(page)).toEqual([])
      const unknown = page.getByRole('table', { name: /^Okänt ord, contacts\.kind/ })
      const cells = await textsOf(unknown.locator('tbody tr').first().locator('th, td'))
      expect(cells.slice(0, 4)).toEqual(['vår vårdcentral.xlsx, sheet contacts', '3', 'kind', 'läkarbesök'])
      // What it is and what to do is Swedish; the exact sentence is marked as English.
      expect(await page.locator('.data-kind', { hasText: 'Okänt ord' }).locator('p').first().textContent()).toContain(
        'En mappning kan sätta andra ord i stället.',
      )
      expect(await unknown.locator('[lang=en]').first().textContent()).toContain('läkarbesök')

      await page.getByLabel('Läs läkarbesök som').selectOption('visit')
      await page.getByRole('button', { name: 'Kontrollera igen' }).click()
      await heading(page, /^En rad behöver rättas/)
      expect(await page.getByRole('table', { name: /^Pekar på något/ }).textContent()).toContain('väster')

      await page.getByRole('button', { name: 'Godkänn och spara' }).click()
      expect(await page.getByLabel('Så många rader får avvisas').getAttribute('aria-invalid')).toBe('true')
      await page.getByLabel('Så många rader får avvisas').fill('1')
      await page.getByRole('button', { name: 'Godkänn och spara' }).click()
      await heading(page, /är inläst och kan användas$/)
      await page.getByRole('link', { name: 'Jämför modeller på den' }).click()
      await page.waitForURL(/data=our_clinic/)
      expect(await page.getByLabel('Datamängd').inputValue()).toBe('our_clinic')
    })
    const served = app.region.served('our_clinic').dataset.description
    expect(served.tables.contacts?.rows).toBe(2)
    expect(served.leftOut).toEqual({ contacts: 1 })
  })
})

describe('a table of which one of two columns must be there', () => {
  it('says so, and asks for neither once one of them is chosen', async () => {
    await onPage({ app, browser }, '/data/new', async (page) => {
      await bring(page, [CLINICS, csv('kostnader.csv', 'vem;när;belopp\n17;2026-01;250\n')])
      await page.getByLabel('Tabell som kostnader.csv fyller').selectOption('costs')
      const needed = page.locator('.data-panel', { hasText: 'kostnader.csv' }).getByRole('status')
      expect(await needed.textContent()).toBe('Saknas: month, clinic eller patient. Välj vilken kolumn det är.')
      const who = page.getByLabel('Vad vem är')
      expect(await who.locator('option').allTextContents()).toEqual(
        expect.arrayContaining(['clinic (*)', 'patient (*)', 'month *', 'n']),
      )
      await who.selectOption('patient')
      expect(await needed.textContent()).toBe('Saknas: month. Välj vilken kolumn det är.')
      expect(await violationsOn(page)).toEqual([])
      await page.getByLabel('Vad när är').selectOption('month')
      expect(await needed.count()).toBe(0)
      await page.getByRole('button', { name: 'Avbryt och ta bort filerna' }).click()
      await heading(page, /^Vilka filer ska läsas in/)
    })
  })
})

describe('the same data twice', () => {
  it('has the same hash, and its quality is drawn', async () => {
    const hashes: (string | null)[] = []
    for (const name of ['first', 'second'])
      await onPage({ app, browser }, '/data/new', async (page) => {
        await bring(page, name === 'first' ? [CLINICS, CONTACTS] : [CONTACTS, CLINICS])
        await check(page, name)
        await heading(page, /^Alla 5 rader går att använda/)
        await page.getByRole('button', { name: 'Godkänn och spara' }).click()
        await heading(page, /är inläst/)
        hashes.push(await page.locator('.lead').textContent())
        // The same data has the same quality: it is drawn once.
        if (name === 'second') return
        await page.getByRole('link', { name: 'Se kvaliteten' }).click()
        await heading(page, /fullständiga och rimliga/)
        await page.getByRole('button', { name: 'Visa som tabell' }).nth(1).click()
        const months = page.getByRole('table', { name: 'Hur många vårdkontakter har varje månad?' })
        // 12 + 7 in January; the 3 of February are too few to be shown.
        expect(await textsOf(months.locator('td'))).toEqual(['19', 'färre än 5'])
      })
    expect(hashes[0]).toMatch(/sha256-[0-9a-f]{64}/)
    expect(hashes[1]).toBe(hashes[0])
  })
})

describe('a folder that is dragged from the desk onto the page', () => {
  it('is read with the totals that its sender counted, and refused where they are others', async () => {
    const delivery = join(folder, 'Leverans juni')
    mkdirSync(delivery)
    for (const { name, buffer } of [CLINICS, CONTACTS]) writeFileSync(join(delivery, name), buffer)
    writeFileSync(join(delivery, '.DS_Store'), 'of the desk')
    writeFileSync(
      join(delivery, 'control.yaml'),
      'contacts: { rows: 3, sums: [{ column: n, by: clinic, totals: { norr: 12, söder: 9 } }] }\n',
    )
    await onPage({ app, browser }, '/data/new', async (page, context) => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('.data-drop').boundingBox()) ?? {}
      const devtools = await context.newCDPSession(page)
      const over = {
        x: x + width / 2,
        y: y + height / 2,
        data: { items: [], files: [delivery], dragOperationsMask: 1 },
      }
      await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', ...over })
      await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', ...over })
      await page.waitForSelector('.data-drop[data-over]')
      await devtools.send('Input.dispatchDragEvent', { type: 'drop', ...over })
      const names = page.getByRole('table', { name: 'Valda filer' }).locator('tbody tr th, tbody tr td:first-child')
      expect((await textsOf(names)).toSorted()).toEqual(['clinics.csv', 'control.yaml', 'kontakter.csv'])
      await page.getByRole('button', { name: 'Läs filerna' }).click()
      await heading(page, /^Stämmer det/)
      await check(page, 'dragged')
      await heading(page, /^Filerna går inte att läsa som de är/)
      const table = page.getByRole('table', { name: /^Antal eller summa stämmer inte/ })
      const cells = await textsOf(table.locator('tbody tr').locator('th, td'))
      // The south has seven and three, and its sender counted nine.
      expect(cells.slice(0, 4)).toEqual(['kontakter.csv', '–', 'n', '10'])
      expect(cells[4]).toContain('`söder` is 10, and the control total is 9')
      await page.getByRole('button', { name: 'Avbryt och ta bort filerna' }).click()
      await heading(page, /^Vilka filer ska läsas in/)
    })
  })
})

describe('an import that is not finished', () => {
  it('is found again from the page of the data, keeps what was typed, and leaves nothing when it is cancelled', async () => {
    const before = inStore()
    await onPage({ app, browser }, '/data/new', async (page) => {
      await bring(page, [CLINICS, CONTACTS])
      expect(inStore()).toHaveLength(before.length + 1)
      await page.getByLabel('Rubrik').fill('Vår egen rubrik')
      await page.goto(`${app.address}/data?language=sv`)
      await page.getByText('En inläsning pågår: clinics.csv, kontakter.csv.').waitFor()
      await page.getByRole('link', { name: 'Fortsätt' }).click()
      await page.getByLabel('Rubrik').waitFor()
      expect(await page.getByLabel('Rubrik').inputValue()).toBe('Vår egen rubrik')

      // The server is gone in the middle: what was typed is kept, and it can be tried again.
      await page.route('**/api/upload/check', (route) => route.abort())
      await check(page, 'kept')
      await page.getByText(/Det gick inte att starta\. Det du har skrivit står kvar\./).waitFor()
      expect(await page.getByLabel('Namn i adresser och kommandon').inputValue()).toBe('kept')
      await page.unroute('**/api/upload/check')
      await page.getByRole('button', { name: 'Kontrollera raderna' }).click()
      await heading(page, /^Alla 5 rader/)

      await page.getByRole('button', { name: 'Avbryt och ta bort filerna' }).click()
      await heading(page, /^Vilka filer ska läsas in/)
    })
    expect(inStore()).toEqual(before)
  })
})

describe('files that cannot be read', () => {
  it('are told before they are sent, each with its reason, on a phone too', async () => {
    await onPage(
      { app, browser },
      '/data/new',
      async (page) => {
        await page.getByTestId('files').setInputFiles([csv('run.exe', 'x'), csv('clinics.csv', '')])
        await page.getByText('is not read: unknown kind of file. Save it as .xlsx or CSV.').waitFor()
        await page.getByText('is not read: the file is empty.').waitFor()
        expect(await page.getByRole('button', { name: 'Read the files' }).isDisabled()).toBe(true)
        expect(await violationsOn(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      },
      { width: 390, language: 'en' },
    )
  })

  it('that are sent all the same stay chosen when the server refuses or is gone', async () => {
    await onPage({ app, browser }, '/data/new', async (page) => {
      await page.route('**/api/upload/file**', (route) => route.abort())
      await page.getByTestId('files').setInputFiles([CLINICS])
      await page.getByRole('button', { name: 'Läs filerna' }).click()
      await page.getByText(/Filerna är fortfarande valda/).waitFor()
      expect(await page.getByRole('table', { name: 'Valda filer' }).textContent()).toContain('clinics.csv')
    })
  })
})

describe('personal numbers', () => {
  it('are refused, and a key gives pseudonyms instead', async () => {
    await onPage({ app, browser }, '/data/new', async (page) => {
      await bring(page, [
        csv('clinics.csv', 'id\nnorr\n'),
        // A number of the tax agency's list for tests; the day of birth is of no one.
        csv('patients.csv', 'id,birth\n189001019802,1950-01-01\n'),
        csv('listings.csv', 'patient,clinic,from\n189001019802,norr,2025-01-01\n'),
      ])
      expect(await page.content()).not.toContain('189001019802')
      await check(page, 'people')
      await page.getByText(/Filerna har personnummer och tas inte emot så/).waitFor()
      expect(await page.getByRole('button', { name: 'Godkänn och spara' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Ändra kolumnerna' }).click()
      await page.getByLabel('Nyckel för pseudonymer').fill('för kort')
      await page.getByRole('button', { name: 'Kontrollera raderna' }).click()
      await page.getByText('Nyckeln behöver minst 16 tecken.').waitFor()
      await page.getByLabel('Nyckel för pseudonymer').fill('en nyckel som är lång nog')
      await page.getByRole('button', { name: 'Kontrollera raderna' }).click()
      await heading(page, /^Alla 3 rader går att använda/)
      expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('lång nog')
    })
  })
})
