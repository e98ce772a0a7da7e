import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { openChromium } from '../../browser/openChromium.ts'
import type { Case } from '../Case.ts'
import { benchFolder } from '../data/benchFolder.ts'
import { dataset } from '../data/dataset.ts'
import type { Repriced } from '../ours/repriced.ts'
import { runOurs } from '../ours/runOurs.ts'
import { ratio, times, whole } from '../report/written.ts'

const CASES = [
  { key: 'linear', what: 'one changed linear rate of sixty' },
  { key: 'all', what: 'all sixty rates' },
  { key: 'ceiling', what: 'a changed ceiling, on cells' },
  { key: 'masks', what: 'another threshold of conditions, on cells' },
] as const

/** The same pricing in Node and in Chromium. */
export const browser: Case = {
  name: 'browser',
  what: 'the same pricing in Node and in a browser',
  async measure({ sizes }) {
    const size = Math.max(...sizes)
    const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
    const file = join(benchFolder, 'sent.json')
    const inNode = runOurs('sent', folder, file) as Repriced
    const { found: inBrowser, version } = await repricedInChromium(file)
    if (inNode.paid.some((ore, place) => ore !== inBrowser.paid[place]))
      throw new Error(`Chromium pays ${inBrowser.paid.join(', ')} öre, and Node ${inNode.paid.join(', ')}.`)
    return {
      tables: [
        {
          title: `The same pricing in two places, cells of ${whole(size)} patients, ms`,
          columns: ['case', 'Node', `Chromium ${version}`, 'ratio'],
          rows: CASES.map(({ key, what }) => [
            what,
            times(inNode[key]),
            times(inBrowser[key]),
            ratio(inBrowser[key].least / inNode[key].least),
          ]),
          notes: [
            'The same öre in both. The page itself is sent sums by clinic and never cells: those rows show the engine alone.',
          ],
        },
      ],
      figures: {
        browser: Math.max(
          ...CASES.filter(({ key }) => key !== 'masks').map(({ key }) => inBrowser[key].least / inNode[key].least),
        ),
        'browser-masks': inBrowser.masks.least / inNode.masks.least,
      },
    }
  },
}

/** Bundles the pricing and runs it on an empty page. */
async function repricedInChromium(file: string): Promise<{ readonly found: Repriced; readonly version: string }> {
  const code = await bundled()
  const chromium = await openChromium()
  try {
    const page = await chromium.newPage()
    await page.route('**/*', (route) => {
      const path = new URL(route.request().url()).pathname
      if (path === '/code.js') return route.fulfill({ contentType: 'text/javascript', body: code })
      if (path === '/sent.json') return route.fulfill({ contentType: 'application/json', body: readFileSync(file) })
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' })
    })
    await page.goto('http://bench.invalid/')
    const found = (await page.evaluate(
      `(async () => {
        const { repriced } = await import('/code.js')
        return repriced(await (await fetch('/sent.json')).json())
      })()`,
    )) as Repriced
    return { found, version: chromium.version() }
  } finally {
    await chromium.close()
  }
}

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, '..', 'ours', 'repriced.ts'), formats: ['es'] },
    },
  })
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []))
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (!chunk) throw new Error('The pricing could not be bundled.')
  return chunk.code
}
