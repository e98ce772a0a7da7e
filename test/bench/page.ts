import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { median } from 'simple-statistics'
import { DEFAULT_REGION, dayOf } from '../../models/index.ts'
import { createApp } from '../../server/createApp.ts'
import { generateDataset } from '../../server/dataset/generate/generateDataset.ts'
import { createJobs } from '../../server/job/createJobs.ts'
import { refusalIn } from '../../server/job/refusalIn.ts'
import { listen } from '../../server/listen.ts'
import { projectRoot } from '../../server/projectRoot.ts'
import { createRegion } from '../../server/region/createRegion.ts'
import { openCounty } from '../../server/region/openCounty.ts'
import { openFolder } from '../../server/region/openFolder.ts'
import { warmUp } from '../../server/region/warmUp.ts'
import { createObjects, openDatabase } from '../../server/store/index.ts'
import { openChromium } from '../browser/openChromium.ts'

// `npm run bench`: how long a reader waits, in a real browser on this machine. Beside each figure stands what the browser
// itself takes from a key to the next painted frame, with nothing to compute: no page can be faster. A change counts until
// nothing on the page moves any more, wherever it stands and however late it is drawn, and what then stands must be what
// the same address shows when it is opened anew.

const BASE = 'stockholm_2015_filled'
const FIVE = [BASE, BASE, 'stockholm_2016_filled', 'kroninnovation_filled', 'vastra_gotaland_filled']
const REPEATS = 30

const served = [await openCounty({ say: console.info }), await manyClinics()]
const region = createRegion(served)
const folder = mkdtempSync(join(tmpdir(), 'kapitera-bench-page-'))
const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
const objects = createObjects(store, { now: () => new Date(), newId: () => randomUUID() })
const jobs = await createJobs({ store, place: 'here', log: console.error, kinds: [], refusalIn })
const clientFolder = join(projectRoot(), 'dist', 'client')
const app = createApp({ clientFolder, region, objects, jobs, store: join(folder, 'imports'), log: console.error })
const { server, address } = await listen(app, 0)
const browser = await openChromium()
try {
  await warmUp(region)
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, locale: 'sv-SE' })
  // The first to ask for a model on the large dataset waits until it is counted.
  page.setDefaultTimeout(600_000)
  console.info(`${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.version}, Chromium ${browser.version()}\n`)
  const floor = await floorOf(page)
  say('a key to the next painted frame, nothing to compute', floor)
  say('first view: address to its table, server warm', await firstView(page))
  for (const { name, dataset } of served) {
    const query = FIVE.map((model) => `m=${model}`).join('&')
    await page.goto(`${address}/?language=sv&data=${name}&period=2017&${query}`)
    await allPriced(page)
    await page.getByRole('button', { name: 'Ändra satser' }).first().click()
    const clinics = await region.region({ dataset: name, period: dataset.description.asOf?.slice(0, 4) ?? '' })
    say(`a rate's change to its last frame, ${clinics.clinics.length} clinics × 5`, await changes(page), median(floor))
    say('  the same as the browser tells it, in steps of 8 ms', await presses(page))
    await demandFresh(page)
  }
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await jobs.close()
  await store.close()
  await region.close()
  rmSync(folder, { recursive: true, force: true })
}

/** 1,500 invented clinics: the size of a country. */
async function manyClinics() {
  const kept = join(projectRoot(), '.kapitera', 'bench-1500-clinics')
  if (!existsSync(kept)) {
    console.info('Generating 1,500 invented clinics, a minute, once.')
    await generateDataset({ ...DEFAULT_REGION, clinics: 1500, patients: 600_000, year: 2017 }, kept)
  }
  return openFolder(kept, dayOf('2017-12-31'))
}

function say(what: string, times: readonly number[], floor?: number): void {
  const sorted = times.toSorted((a, b) => a - b)
  const text = [sorted[0], median(sorted), sorted[Math.floor(sorted.length * 0.95)]]
  const ratio = floor === undefined ? '' : `  median ${(median(sorted) / floor).toFixed(1)} × the floor`
  console.info(
    `${what.padEnd(56)} least ${shown(text[0])}, median ${shown(text[1])}, 95 % ${shown(text[2])} ms${ratio}`,
  )
}

function shown(ms: number | undefined): string {
  return (ms ?? 0).toFixed(1).padStart(7)
}

/** From an input event to the next painted frame on an empty page. */
async function floorOf(page: Page): Promise<readonly number[]> {
  await page.goto(`${address}/api/datasets`)
  return timed(page, 'document.body')
}

async function firstView(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now()
    await page.goto(`${address}/?language=sv`)
    await page.getByRole('table').first().waitFor()
    times.push(performance.now() - start)
  }
  return times
}

/** A rate typed anew: from the key to the frame in which everything stands that follows from it. */
async function changes(page: Page): Promise<readonly number[]> {
  const field = page.getByRole('textbox', { name: 'Ersättning för läkarbesök', exact: true })
  await field.waitFor()
  await field.focus()
  return timed(page, 'document.activeElement')
}

/** Real keys in the same field: from the press to the pixels, by the browser's own count of slow events. */
async function presses(page: Page): Promise<readonly number[]> {
  await page.evaluate(`
    window.pressed = []
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.pressed.push(duration)
    }).observe({ type: 'event', durationThreshold: 16 })
  `)
  for (let turn = 0; turn < REPEATS; turn += 1) {
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(250)
  }
  const slow = (await page.evaluate('window.pressed')) as readonly number[]
  // The browser tells of no event that took less than 16 ms.
  return [...slow, ...Array.from({ length: Math.max(0, REPEATS - slow.length) }, () => 16)]
}

/** Every model has come and is paid, and the clinics stand in their table. */
async function allPriced(page: Page): Promise<void> {
  await page
    .locator('.card-total')
    .nth(FIVE.length - 1)
    .waitFor()
  await page.locator('.clinics tbody th').first().waitFor()
}

/** A figure or a mark that was left behind while others moved is a fault, however fast they were. */
async function demandFresh(page: Page): Promise<void> {
  const seen = `[...document.querySelectorAll('.compare-head, .cards, .lock, .results')].map((part) =>
    part.innerText + [...part.querySelectorAll('svg *')].map((mark) => ['d', 'x', 'y', 'width', 'cx', 'cy', 'x1', 'y1']
      .map((name) => mark.getAttribute(name)).join(' ')).join())`
  // What is read out follows once the counts rest.
  await page.waitForTimeout(1000)
  const stood = (await page.evaluate(seen)) as readonly string[]
  await page.goto(page.url())
  await allPriced(page)
  await page.waitForTimeout(1000)
  const opened = (await page.evaluate(seen)) as readonly string[]
  const stale = stood.find((part, place) => part !== opened[place])
  if (stood.length === 0 || stale !== undefined)
    throw new Error(`After the changes the page shows other figures than its address does: ${stale?.slice(0, 500)}`)
}

/** Sets a field's value as typing does, and waits until the last frame is painted in which anything moves. */
async function timed(page: Page, target: string): Promise<readonly number[]> {
  return (await page.evaluate(`(async () => {
    const target = ${target}
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const painted = () => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
    let last = 0
    let isWaiting = false
    const watch = new MutationObserver(async () => {
      if (isWaiting) return
      isWaiting = true
      await frame()
      isWaiting = false
      await painted()
      last = performance.now()
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    const times = []
    for (let turn = 0; turn < ${REPEATS}; turn += 1) {
      // Longer than a screen reader is left in peace for, which is told the counts once they rest.
      await new Promise((resolve) => setTimeout(resolve, 500))
      await frame()
      const start = performance.now()
      if (target instanceof HTMLInputElement) set.call(target, String(400 + turn))
      target.dispatchEvent(new Event('input', { bubbles: true }))
      await frame()
      await painted()
      const next = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 400))
      times.push(Math.max(next, last) - start)
    }
    watch.disconnect()
    return times
  })()`)) as readonly number[]
}
