import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planModel, readModel, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { price } from '../../models/payout/index.ts'
import { openChromium } from './openChromium.ts'

const root = join(import.meta.dirname, '..', '..')
const document = join(root, 'models', 'catalogue', 'illustrative', 'chronic_care_pilot.yaml')

let browser: Browser
let script: string

beforeAll(async () => {
  ;[browser, script] = await Promise.all([openChromium(), bundlePricing()])
})

afterAll(async () => {
  await browser?.close()
})

/** The door of pricing, as a browser loads it: one script that sets `pricing`. */
async function bundlePricing(): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'models/payout/index.ts', formats: ['iife'], name: 'pricing' },
    },
  })
  const [first] = [made].flat()
  if (!first || !('output' in first)) throw new Error('The pricing was not bundled.')
  return first.output[0].code
}

describe('pricing in a browser', () => {
  it('pays the same öre as on the command line, from a script without parser or mathjs', async () => {
    const { model } = readModel(readFileSync(document), document)
    if (!model) throw new Error('The pilot document is wrong.')
    const { program } = planModel(model)
    const runs = model.tests.map((one) => {
      const period = readPeriod(one.period)
      if (!period) throw new Error(`${one.period} is no period.`)
      return { quantities: tabulateRows(one.given, requestFor(program, model, period)), changes: one.with }
    })
    const here = runs.map((run) => price(program, run).payments.map(({ name, ore, unpaid }) => ({ name, ore, unpaid })))

    const page = await browser.newPage()
    await page.addScriptTag({ content: script })
    const there = await page.evaluate(
      `(${JSON.stringify(runs)}).map((run) => pricing.price(${JSON.stringify(program)}, run).payments.map(({ name, ore, unpaid }) => ({ name, ore, unpaid })))`,
    )

    expect(there).toEqual(here)
    expect(here.flat().some(({ ore }) => ore.flat().some((one) => one !== 0))).toBe(true)
    expect(script).not.toMatch(/mathjs|YAML/)
    expect(script.length).toBeLessThan(60_000)
  })
})
