import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredObject } from '../../server/contract/objects.ts'
import { until } from '../server/job/startJobs.ts'
import { withFee } from './examples.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { type SavedApp, startSavedApp } from './savedApp.ts'

let app: SavedApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startSavedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const PILOT = 'chronic_care_pilot'

let names = 0
/** A comparison that is kept already, under a name that no other test has. */
async function keep(content: string, description = ''): Promise<StoredObject> {
  names += 1
  return app.objects.create({ kind: 'comparison', name: `Reform ${names}`, description, content }, { by: 'anna' })
}

const change = (
  before: StoredObject,
  part: Partial<Pick<StoredObject, 'name' | 'description' | 'content'>>,
  by: string,
) => app.objects.change(before.id, { ...pick(before), ...part }, { by, saw: before.version })
const pick = ({ name, description, content }: StoredObject) => ({ name, description, content })

const opened = ({ content, id, version }: StoredObject, fee?: number): string =>
  `${fee === undefined ? content : withFee(fee)}&saved=${id}.${version}`

const cards = (page: Page) => page.locator('.card-figures').nth(1)
const allNamed = async (name: string) =>
  (await app.objects.list({ limit: 200 })).items.filter((one) => one.name === name)

/** Opens the form and writes a name. */
async function write(page: Page, name: string, description: string): Promise<void> {
  await page.getByRole('button', { name: 'Spara jämförelsen' }).click()
  await page.getByRole('textbox', { name: 'Namn' }).fill(name)
  await page.getByRole('textbox', { name: /^Beskrivning/ }).fill(description)
}

describe('a comparison', () => {
  it('is saved under a name, found again by its words, and opened as it was', async () => {
    await onPage({ app, browser }, withFee(250), async (page) => {
      // By the keyboard alone: the form takes the focus, and when it is gone the name has it.
      await page.getByRole('button', { name: 'Spara jämförelsen' }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.type('Högre besöksavgift')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Inför nämnden i december.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      await until(() => page.evaluate(`document.activeElement.textContent === 'Högre besöksavgift'`))
      expect(page.url()).toMatch(/saved=[0-9a-f-]{36}\.1/)
      await page.getByRole('link', { name: 'Sparat', exact: true }).click()
      await page.getByRole('searchbox').fill('nämnden DECEMBER')
      await page.getByText('1 visas').waitFor()
      await page.getByRole('button', { name: 'Öppna: Högre besöksavgift' }).click()
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      expect(new URL(page.url()).searchParams.getAll('m')).toEqual([PILOT, `${PILOT}~visit_fee:250`])
    })
    const [card] = await allNamed('Högre besöksavgift')
    expect(card).toMatchObject({ kind: 'comparison', description: 'Inför nämnden i december.', version: 1 })
  })

  it('is changed as a new version, and copied under a name of its own', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept, 270), async (page) => {
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      await page.getByText(/^Sparad .*version 2$/).waitFor()
      await page.getByRole('button', { name: 'Spara som kopia' }).click()
      await page.getByRole('textbox', { name: 'Namn' }).fill('En kopia att pröva')
      await page.getByRole('button', { name: 'Spara', exact: true }).click()
      await page.getByRole('link', { name: 'En kopia att pröva' }).waitFor()
    })
    expect((await app.objects.read(kept.id)).content).toContain('visit_fee%3A270')
    expect((await app.objects.read(kept.id, 1)).content).toContain('visit_fee:250')
    const [copy] = await allNamed('En kopia att pröva')
    expect(copy?.id).not.toBe(kept.id)
  })
})

describe('what changed since', () => {
  it('is told rate by rate, model by model, and in what is paid', async () => {
    const kept = await keep(withFee(250))
    const now = await change(kept, { content: `${withFee(300)}&m=fewer_kronor_per_visit` }, 'berit')
    const [before, after] = [await paid(250), await paid(300)]
    await onPage({ app, browser }, `/saved/${kept.id}`, async (page) => {
      const chips = page.getByRole('list', { name: 'Det som skiljer' }).getByRole('listitem')
      await page.getByText('Besöksersättning').waitFor()
      expect(await chips.allTextContents()).toEqual([
        expect.stringMatching(/^BTillagd.*Mindre per besök/),
        expect.stringMatching(/^ABesöksersättningförut 250 nu 300\u00a0kr$/),
      ])
      const row = page.getByRole('row', { name: /^A / })
      await row.waitFor()
      const cells = await row.getByRole('cell').allTextContents()
      const mkr = (ore: number): string => (ore / 100e6).toFixed(1).replace('.', ',')
      expect(cells.slice(0, 2)).toEqual([mkr(before), mkr(after)])
      expect(cells[2]).toBe(`+${mkr(after - before)}`)
      expect(await page.getByText('av berit').count()).toBeGreaterThan(0)
      await page.getByRole('link', { name: 'Öppna båda sida vid sida' }).click()
      await cards(page).waitFor()
      expect(new URL(page.url()).searchParams.getAll('m')).toEqual([
        PILOT,
        `${PILOT}~visit_fee:250`,
        `${PILOT}~visit_fee:300`,
        'fewer_kronor_per_visit',
      ])
    })
    expect(now.version).toBe(2)
  })

  it('is asked from a day, and says so where there was nothing then, or where it is no day', async () => {
    const kept = await keep(withFee(250))
    await change(await change(kept, { content: withFee(270) }, 'berit'), { content: withFee(300) }, 'berit')
    await onPage({ app, browser }, `/saved/${kept.id}`, async (page) => {
      const day = page.getByRole('textbox', { name: 'Sedan dagen' })
      await day.fill('2020-01-01')
      await page.getByText('Den fanns inte då; version 1 visas.').waitFor({ timeout: 5000 })
      expect(await page.getByRole('combobox', { name: 'Från' }).inputValue()).toBe('1')
      await day.fill('i tisdags')
      await page.getByText('Skriv dagen som 2026-03-31.').waitFor({ timeout: 5000 })
      expect(await page.getByText('Den fanns inte då', { exact: false }).count()).toBe(0)
      await day.fill('2026-1-1')
      await day.press('Enter')
      await page.getByText('Skriv dagen som 2026-03-31.').waitFor({ timeout: 5000 })
      await day.fill('2999-12-31')
      await until(async () => (await page.getByRole('combobox', { name: 'Från' }).inputValue()) === '3')
      expect(await page.getByText('Skriv dagen som', { exact: false }).count()).toBe(0)
    })
  })

  it('takes back an earlier version as a new one, and shows any version at its own address', async () => {
    const kept = await keep(withFee(250))
    await change(kept, { content: withFee(300) }, 'berit')
    await onPage({ app, browser }, `/saved/${kept.id}/versions/1`, async (page) => {
      await page.getByText('Du ser en tidigare version.').waitFor()
      await page.getByRole('button', { name: 'Gör till den senaste: version 1' }).click()
      await page.getByText(/^Jämförelse. Version 3 av 3, återställd till en tidigare version/).waitFor()
    })
    const versions = await app.objects.versions(kept.id)
    expect(versions.map(({ version, action, of }) => [version, action, of])).toEqual([
      [3, 'undone', 1],
      [2, 'changed', null],
      [1, 'created', null],
    ])
    expect((await app.objects.read(kept.id)).content).toBe(withFee(250))
  })

  it('takes the comparison that is shown back with it, so that nothing looks changed', async () => {
    const kept = await keep(withFee(250))
    await change(kept, { content: withFee(300) }, 'berit')
    const shown = `/saved/${kept.id}?${withFee(300).split('?')[1]}&saved=${kept.id}.2`
    await onPage({ app, browser }, shown, async (page) => {
      await page.getByRole('button', { name: 'Gör till den senaste: version 1' }).click()
      await page.getByText(/^Jämförelse. Version 3 av 3/).waitFor()
      await page.getByRole('navigation').getByRole('link', { name: 'Jämför' }).click()
      await cards(page).waitFor()
      const query = new URL(page.url()).searchParams
      expect([query.get('saved'), ...query.getAll('m')]).toContain(`${PILOT}~visit_fee:250`)
      expect(query.get('saved')).toBe(`${kept.id}.3`)
    })
  })

  /** What all clinics are paid in öre, counted statement by statement on the server and not by the page. */
  async function paid(fee: number): Promise<number> {
    const { clinics } = await app.region.region({ dataset: 'demonstration', period: '2026' })
    const entries = [{ model: PILOT, clinics: 'all' as const }]
    const order = { dataset: 'demonstration', period: '2026', entries, changes: { [PILOT]: { visit_fee: fee } } }
    const statements = await Promise.all(clinics.map(({ clinic }) => app.region.statement({ order, clinic })))
    return statements
      .flatMap(({ payments }) => payments.flatMap(({ windows }) => windows))
      .reduce((sum, { ore }) => sum + ore, 0)
  }
})

describe('when the server is away', () => {
  it('keeps what is typed and changed, says so, and saves it once when the server is back', async () => {
    await onPage({ app, browser }, withFee(250), async (page, context) => {
      await cards(page).waitFor()
      // A second window of the same browser tries to send it too.
      await (await context.newPage()).goto(`${app.address}/saved?language=sv`)
      await app.leave()
      await write(page, 'Skriven utan server', 'Rad ett\nRad två')
      await page.getByRole('button', { name: 'Spara', exact: true }).click()
      await page.getByText('Inte sparat än: servern svarar inte').first().waitFor()
      await page.getByRole('textbox', { name: /^Beskrivning/ }).fill('Rad ett\nRad två\nRad tre')
      await app.comeBack()
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      await until(async () => (await allNamed('Skriven utan server')).length > 0)
      const [card, ...others] = await allNamed('Skriven utan server')
      expect(others).toEqual([])
      expect(await app.objects.read(card?.id ?? '')).toMatchObject({
        version: 1,
        description: 'Rad ett\nRad två',
        content: expect.stringContaining('visit_fee%3A250'),
      })
      // What was typed after it was sent is a draft of what is saved now.
      await page.getByRole('link', { name: 'Versioner och ändringar' }).click()
      expect(await page.getByRole('textbox', { name: /^Beskrivning/ }).inputValue()).toBe('Rad ett\nRad två\nRad tre')
    })
  })

  it('loses nothing when the page dies before the server is back', async () => {
    await onPage({ app, browser }, withFee(250), async (page, context) => {
      await cards(page).waitFor()
      await app.leave()
      await write(page, 'Skriven före kraschen', 'Det här skall finnas kvar.')
      await page.getByRole('button', { name: 'Spara', exact: true }).click()
      await page.getByText('Inte sparat än: servern svarar inte').first().waitFor()
      await die(page)
      await app.comeBack()
      const next = await context.newPage()
      await next.goto(`${app.address}/?language=sv`)
      await next.getByRole('link', { name: /^Sparat \d/ }).waitFor()
    })
    const found = await allNamed('Skriven före kraschen')
    expect(found.map(({ description }) => description)).toEqual(['Det här skall finnas kvar.'])
  })

  it('makes one and not two where only the answer was lost', async () => {
    await onPage({ app, browser }, withFee(250), async (page) => {
      let lost = 0
      await page.route('**/api/objects', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.continue()
        lost += 1
        await route.fetch()
        await route.abort('connectionreset')
      })
      await write(page, 'Svaret försvann', '')
      await page.getByRole('button', { name: 'Spara', exact: true }).click()
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      expect(lost).toBe(1)
    })
    expect(await allNamed('Svaret försvann')).toHaveLength(1)
  })

  it('offers what was changed and never saved, in a new window after a crash', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept), async (page, context) => {
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      await page.getByRole('button', { name: /^Ändra satser/ }).click()
      await page.getByRole('textbox', { name: 'Besöksersättning' }).first().fill('280')
      await page.getByText('Ändringarna är inte sparade.', { exact: false }).waitFor()
      await until(() => page.evaluate(`(localStorage.getItem('kapitera.drafts.1') ?? '').includes('280')`))
      await die(page)
      const next = await context.newPage()
      await next.goto(`${app.address}${opened(kept)}&language=sv`)
      await next.getByRole('button', { name: 'Fortsätt med den' }).click()
      await next.getByRole('button', { name: 'Spara ändringarna' }).click()
      await next.getByText(/^Sparad .*version 2$/).waitFor()
    })
    expect((await app.objects.read(kept.id)).content).toContain('visit_fee%3A280')
  })
})

describe('where another has saved since', () => {
  it('shows both versions, and keeps both whichever is chosen', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept, 260), async (page) => {
      await page.getByRole('button', { name: 'Spara ändringarna' }).waitFor()
      await change(kept, { content: withFee(300), description: 'Berits tanke' }, 'berit')
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      const choice = page.getByRole('alertdialog')
      await choice.getByText('Berits tanke').first().waitFor()
      expect(await choice.getByText(/^Version 2, sparad .* av berit$/).count()).toBe(1)
      await choice.getByText('Besöksersättning').waitFor()
      expect(await choice.getByRole('listitem').filter({ hasText: 'Besöksersättning' }).textContent()).toMatch(
        /300.*260\u00a0kr/,
      )
      await choice.getByRole('button', { name: 'Spara min som ny version' }).click()
      await page.getByText(/^Sparad .*version 3$/).waitFor()
    })
    expect((await app.objects.read(kept.id, 2)).description).toBe('Berits tanke')
    expect((await app.objects.read(kept.id)).content).toContain('visit_fee%3A260')
  })

  it('saves one’s own as a copy, and leaves the other’s as it is', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept, 260), async (page) => {
      await page.getByRole('button', { name: 'Spara ändringarna' }).waitFor()
      await change(kept, { content: withFee(300) }, 'berit')
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      await page.getByRole('button', { name: 'Spara min som kopia' }).click()
      await page.getByRole('link', { name: `${kept.name}, kopia` }).waitFor()
    })
    expect((await app.objects.read(kept.id)).version).toBe(2)
    const [copy] = await allNamed(`${kept.name}, kopia`)
    expect((await app.objects.read(copy?.id ?? '')).content).toContain('visit_fee%3A260')
  })

  it('lists the other’s version beside one’s own, as soon as it is known', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, `/saved/${kept.id}`, async (page) => {
      const versions = page.getByRole('list', { name: 'Versioner' }).getByRole('listitem')
      await versions.first().waitFor()
      await change(kept, { description: 'Berits tanke' }, 'berit')
      await page.getByRole('textbox', { name: /^Beskrivning/ }).fill('Annas tanke')
      await page.getByRole('button', { name: 'Spara namn och beskrivning' }).click()
      await page.getByRole('alertdialog').waitFor()
      await until(async () => (await versions.count()) === 2)
    })
  })
})

describe('two windows of one browser', () => {
  it('asks in the second where the first has saved since', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept, 410), async (page, context) => {
      const other = await context.newPage()
      await other.goto(`${app.address}${opened(kept, 420)}&language=sv`)
      const save = other.getByRole('button', { name: 'Spara ändringarna' })
      await save.waitFor()
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      await page.getByText(/^Sparad .*version 2$/).waitFor()
      await other.getByText(/^Version 2 sparades .* efter den du öppnade/).waitFor()
      await save.click()
      const choice = other.getByRole('alertdialog')
      await choice.getByText('Besöksersättning').waitFor()
      expect((await app.objects.read(kept.id)).version).toBe(2)
      await choice.getByRole('button', { name: 'Spara min som ny version' }).click()
      await other.getByText(/^Sparad .*version 3$/).waitFor()
    })
    expect((await app.objects.read(kept.id, 2)).content).toContain('visit_fee%3A410')
    expect((await app.objects.read(kept.id, 3)).content).toContain('visit_fee%3A420')
  })

  it('claims no change in the one that has made none, and asks when it makes one', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept, 410), async (page, context) => {
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      await page.getByText(/^Sparad .*version 2$/).waitFor()
      const other = await context.newPage()
      await other.goto(`${app.address}${withFee(430)}&saved=${kept.id}.2&language=sv`)
      await other.getByRole('button', { name: 'Spara ändringarna' }).click()
      await other.getByText(/^Sparad .*version 3$/).waitFor()
      await page.getByText(/^Version 3 sparades .* efter den du öppnade/).waitFor()
      expect(await page.getByText(/^Sparad .*version 2$/).count()).toBe(1)
      expect(await page.getByRole('button', { name: 'Spara ändringarna' }).count()).toBe(0)
      // A change of its own rests on version 2, and is not put over version 3 without a question.
      await page.getByRole('button', { name: /^Ändra satser/ }).click()
      await page.getByRole('textbox', { name: 'Besöksersättning' }).first().fill('440')
      await page.getByRole('button', { name: 'Spara ändringarna' }).click()
      await page.getByRole('alertdialog').waitFor()
      expect((await app.objects.read(kept.id)).version).toBe(3)
    })
  })

  it('shows the newer version where the reader asks for it', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, opened(kept), async (page) => {
      await page.getByText(/^Sparad .*version 1$/).waitFor()
      await change(kept, { content: withFee(430) }, 'berit')
      // Another's save is known when the page asks anew.
      await page.reload()
      await page.getByRole('button', { name: 'Visa den senaste' }).click()
      await page.getByText(/^Sparad .*version 2$/).waitFor()
      const query = new URL(page.url()).searchParams
      expect([query.get('saved'), query.getAll('m')[1]]).toEqual([`${kept.id}.2`, `${PILOT}~visit_fee:430`])
    })
  })
})

describe('a window that the browser has duplicated', () => {
  it('writes drafts of its own', async () => {
    await onPage({ app, browser }, withFee(250), async (page, context) => {
      await write(page, 'Den första', '')
      const word: string = await page.evaluate(`sessionStorage.getItem('kapitera.window')`)
      const copy = await context.newPage()
      await copy.addInitScript(`sessionStorage.setItem('kapitera.window', ${JSON.stringify(word)})`)
      await copy.goto(`${app.address}${withFee(270)}&language=sv`)
      await write(copy, 'Den andra', '')
      expect(await page.getByRole('textbox', { name: 'Namn' }).inputValue()).toBe('Den första')
      const kept: string = await page.evaluate(`localStorage.getItem('kapitera.drafts.1')`)
      expect([kept.includes('Den första'), kept.includes('Den andra')]).toEqual([true, true])
    })
  })
})

describe('what a closed window has left', () => {
  const NAME = 'Halvskriven'

  it('is offered where it was left, the newest first, and says that there is more', async () => {
    await onPage({ app, browser }, withFee(250), async (page, context) => {
      await write(page, `${NAME} ett`, 'Den första')
      await page.close()
      const second = await context.newPage()
      await second.goto(`${app.address}${withFee(250)}&language=sv`)
      await second.getByText(/^Du började spara den här jämförelsen/).waitFor({ timeout: 5000 })
      await write(second, `${NAME} två`, 'Den andra')
      await second.close()
      const third = await context.newPage()
      await third.goto(`${app.address}${withFee(250)}&language=sv`)
      await third.getByRole('link', { name: 'Ett utkast till' }).waitFor()
      await third.getByRole('button', { name: 'Fortsätt med den' }).click()
      expect(await third.getByRole('textbox', { name: 'Namn' }).inputValue()).toBe(`${NAME} två`)
      expect(await third.getByRole('textbox', { name: /^Beskrivning/ }).inputValue()).toBe('Den andra')
      await third.close()
      // A page that asks for nothing offers it too, although another is older.
      const bare = await context.newPage()
      await bare.goto(`${app.address}/?language=sv`)
      await bare.getByRole('button', { name: 'Fortsätt med den' }).click()
      await until(async () => (await bare.getByRole('textbox', { name: 'Namn' }).inputValue()) === `${NAME} två`)
    })
  })

  it('is offered when the window is closed, and not while it is open', async () => {
    await onPage({ app, browser }, withFee(250), async (page, context) => {
      await write(page, `${NAME} tre`, '')
      const other = await context.newPage()
      await other.goto(`${app.address}/saved?language=sv`)
      await other.getByText('öppet i ett annat fönster', { exact: false }).waitFor()
      expect(await other.getByRole('button', { name: `Fortsätt: ${NAME} tre` }).count()).toBe(0)
      await page.close()
      await other.getByRole('button', { name: `Fortsätt: ${NAME} tre` }).waitFor()
    })
  })
})

describe('a document of one’s own', () => {
  it('is refused where it is wrong, by line, and saved as the scenario that it is when it is mended', async () => {
    const text = readFileSync('models/catalogue/illustrative/fewer_kronor_per_visit.yaml', 'utf8')
    const wrong = text.replace('visit_payment: 198', 'visit_payment: 199')
    const line = text.split('\n').findIndex((one) => one.includes('visit_payment: 198')) + 1
    const before = (await app.objects.list({ limit: 200 })).items.length
    await onPage({ app, browser }, '/saved', async (page) => {
      await page.getByText('Spara en egen modell eller ett eget scenario').click()
      const buffer = Buffer.from(wrong)
      await page.getByTestId('document').setInputFiles({ name: 'mitt.yaml', mimeType: 'text/yaml', buffer })
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      await page.getByText(`Fel på rad ${line}, kolumn `).waitFor()
      expect(await page.getByLabel('Modellens eller scenariots text').inputValue()).toBe(wrong)
      expect((await app.objects.list({ limit: 200 })).items).toHaveLength(before)
      await page.getByLabel('Modellens eller scenariots text').fill(text)
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      await page.getByText('Scenariot är rätt och sparat:').waitFor()
    })
    const [card] = await allNamed('Mindre per besök')
    expect(await app.objects.read(card?.id ?? '')).toMatchObject({ kind: 'scenario', content: text })
  })
})

describe('the text of a document of one’s own', () => {
  const example = readFileSync('models/catalogue/illustrative/fewer_kronor_per_visit.yaml', 'utf8')
  const field = (page: Page) => page.getByLabel('Modellens eller scenariots text')

  it('is there when the page is loaded again, is listed as begun, and waits for the server', async () => {
    await onPage({ app, browser }, '/saved', async (page) => {
      await page.getByText('Spara en egen modell eller ett eget scenario').click()
      await field(page).fill(example)
      await page.reload()
      await field(page).waitFor({ timeout: 5000 })
      expect(await field(page).inputValue()).toBe(example)
      const begun = page.getByRole('region', { name: 'Påbörjat och inte sparat' })
      await begun.getByText('Eget dokument: fewer_kronor_per_visit').waitFor()
      await app.leave()
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      await page.getByText('Servern svarar inte. Texten ligger kvar i webbläsaren').waitFor()
      expect(await page.getByText('adressen').count()).toBe(0)
      await app.comeBack()
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      await page.getByText('Scenariot är rätt och sparat:').waitFor()
      expect([await begun.count(), await field(page).inputValue()]).toEqual([0, ''])
    })
  })

  it('is changed as a new version where it is right, and held against what another has saved', async () => {
    const written = { kind: 'scenario' as const, name: 'Besök, egen', description: '', content: example }
    const kept = await app.objects.create(written, { by: 'anna' })
    const mine = example.replace('Mindre per besök', 'Ännu mindre')
    await onPage({ app, browser }, `/saved/${kept.id}`, async (page) => {
      await page.getByRole('button', { name: 'Ändra texten' }).click()
      await field(page).fill(example.replace('visit_payment: 198', 'visit_payment: 199'))
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      await page.getByText(/^Fel på rad/).waitFor()
      expect((await app.objects.read(kept.id)).version).toBe(1)
      await field(page).fill(mine)
      await page.reload()
      expect(await field(page).inputValue()).toBe(mine)
      await change(kept, { content: `${example}# Berits\n` }, 'berit')
      await page.getByRole('button', { name: 'Kontrollera och spara' }).click()
      const choice = page.getByRole('alertdialog')
      await choice.getByText('# Berits').waitFor()
      await choice.getByRole('button', { name: 'Spara min som ny version' }).click()
      await page.getByText(/^Scenario. Version 3 av 3/).waitFor()
      expect(await field(page).count()).toBe(0)
      await page.getByText('kapitera run fewer_kronor_per_visit.yaml').waitFor()
      const file = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Ladda ner texten' }).click()
      expect(readFileSync(await (await file).path(), 'utf8')).toBe(mine)
      expect((await file).suggestedFilename()).toBe('fewer_kronor_per_visit.yaml')
    })
    expect((await app.objects.read(kept.id)).content).toBe(mine)
  })
})

describe('the list', () => {
  it('deletes with undo, shows the deleted ones alone, restores, and leads to what is restored', async () => {
    const kept = await keep(withFee(250))
    await onPage({ app, browser }, `/saved?words=${encodeURIComponent(kept.name)}`, async (page) => {
      await page.getByRole('button', { name: `Ta bort: ${kept.name}` }).click()
      await page.getByText(`${kept.name} är borttagen.`).waitFor()
      expect((await app.objects.read(kept.id)).isDeleted).toBe(true)
      await page.getByRole('button', { name: 'Ångra', exact: true }).last().click()
      await page.getByText(`${kept.name} är återställd.`).waitFor()
      await page.getByRole('button', { name: `Ta bort: ${kept.name}` }).click()
      await page.getByRole('checkbox', { name: 'Visa bara borttagna' }).check()
      await page.getByRole('button', { name: `Återställ: ${kept.name}` }).click()
      await until(async () => !(await app.objects.read(kept.id)).isDeleted)
      await page.getByRole('status').getByRole('link', { name: 'Visa den' }).click()
      await page.getByRole('heading', { level: 1, name: kept.name }).waitFor()
    })
  })

  it('comes a page at a time', async () => {
    for (let one = 0; one < 30; one += 1) await keep(withFee(200), 'en av trettio')
    await onPage({ app, browser }, '/saved?words=trettio', async (page) => {
      await page.getByText('25 visas').waitFor()
      await page.getByRole('button', { name: 'Visa fler' }).click()
      await page.getByText('30 visas').waitFor()
      expect(await page.getByRole('button', { name: 'Visa fler' }).count()).toBe(0)
    })
  })
})

describe('long work', () => {
  it('is followed, left and found again, stopped, and leads to its result', async () => {
    const first = await app.jobs.begin({ kind: 'run', title: 'Tusen dragningar', input: {}, by: 'local' })
    await until(() => app.work.begun.length === 1)
    app.work.begun[0]?.tell('drawing', 0.4)
    const second = await app.jobs.begin({ kind: 'run', title: 'En lång körning', input: {}, by: 'local' })
    await onPage({ app, browser }, '/saved', async (page) => {
      await page.getByRole('button', { name: /^Arbeten, 2 pågår/ }).click()
      const list = page.getByRole('region', { name: 'Pågående och avslutade arbeten' })
      await list.getByText(/40\u00a0% klart/).waitFor()
      await page.getByRole('button', { name: 'Avbryt: En lång körning' }).click()
      await list.getByText(/^Avbrutet/).waitFor()
      await page.goto(`${app.address}${withFee(250)}&language=sv`)
      app.work.end(0)
      await page.getByRole('button', { name: /^Arbeten$/ }).click()
      const result = page.getByRole('link', { name: 'Visa resultatet: Tusen dragningar' })
      expect(await result.getAttribute('href')).toBe('/of/0')
      await page.keyboard.press('Escape')
      expect(await result.count()).toBe(0)
    })
    expect((await app.jobs.find(second.id)).state).toBe('cancelled')
    expect((await app.jobs.find(first.id)).state).toBe('finished')
  })
})

/** The page is gone at once, with no farewell to its script. */
async function die(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const closed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await closed
}
