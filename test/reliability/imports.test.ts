import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importDataset } from '../../server/dataset/importDataset.ts'
import { projectRoot } from '../../server/projectRoot.ts'
import type { StoreSettings } from '../../server/store/index.ts'
import { until } from '../server/job/startJobs.ts'
import { writeMapping } from '../../server/upload/writeMapping.ts'
import { effort, seed } from '../effort.ts'
import { describeStores } from '../server/store/bothStores.ts'
import { carryOn, type ImportLine } from './carryOn.ts'
import { chance } from './chance.ts'
import { deliveryOf, numberOf, VARIANTS } from './delivery.ts'
import { recordFigure } from './figures.ts'
import { type CallPoint, killAtCall } from './killAtCall.ts'
import { leftovers } from './leftovers.ts'
import { nameOfCall } from './nameOfCall.ts'
import { type Imports, openImports } from './openImports.ts'
import { countIn, printHistogram } from './printHistogram.ts'
import { needStrace } from './strace.ts'

const KILLS = effort(1, 200)
/** The number of the first delivery of each life: no life makes so many. */
const STEP = 100

const folder = mkdtempSync(join(tmpdir(), 'kapitera-imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What an import that nobody disturbs makes of each variant: its hash, and the SHA-256 of each of its tables. */
const whole: { readonly hash: string; readonly tables: Readonly<Record<string, string>> }[] = []
beforeAll(async () => {
  for (let variant = 0; variant < VARIANTS; variant += 1) {
    const { files, choice } = deliveryOf(variant)
    const source = mkdtempSync(join(folder, 'source-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(source, name), text)
    const mapping = join(folder, `mapping-${variant}.yaml`)
    writeFileSync(mapping, writeMapping(choice))
    const out = join(folder, `whole-${variant}`)
    const { hash } = await importDataset(source, out, { mapping, today: 20261122 })
    whole.push({ hash, tables: tablesIn(out) })
  }
})

function tablesIn(dataset: string): Readonly<Record<string, string>> {
  const tables = readdirSync(dataset).filter((name) => name.endsWith('.parquet'))
  const hashes = tables.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(dataset, name)))
      .digest('hex'),
  ])
  return Object.fromEntries(hashes) as Readonly<Record<string, string>>
}

const wholeOf = (name: string) => whole[Number(name.slice(1)) % VARIANTS]

/** Calls that change something, and as many of them as a delivery makes or a few more. */
const POINTS: readonly (readonly [calls: string, most: number])[] = [
  ['fsync,fdatasync', 30],
  ['rename', 10],
  ['unlink,unlinkat,rmdir', 8],
  ['mkdir', 4],
  ['pwrite64', 90],
  ['write,writev', 200],
]

function pointOf(below: (n: number) => number): CallPoint {
  const [calls, most] = POINTS[below(POINTS.length)] as (typeof POINTS)[number]
  return { calls, when: 1 + below(most), isAlone: below(3) === 0, orAfter: 12_000 }
}

/** A life of a server that ends at a call; what it had said, and where it was. */
async function life(settings: StoreSettings, data: string, number: number, point: CallPoint) {
  const program = join(import.meta.dirname, 'importServer.ts')
  // It is started hundreds of times.
  const cache = `NODE_COMPILE_CACHE=${join(projectRoot(), 'node_modules', '.cache', 'import-server')}`
  const words = [process.execPath, '--no-warnings', program, JSON.stringify(settings), data, String(number)]
  const { child, died } = killAtCall(['env', cache, ...words], point)
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part))
  const call = await died
  // A line that was cut by the death was not said.
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as ImportLine)
  const doing = lines.findLast((line) => 'doing' in line)?.doing ?? 'not begun'
  return { lines, where: `${doing}: ${nameOfCall(call)}` }
}

const LOST = '/problems/worker-lost'

/** A check whose worker or server has died three times is not begun again by itself: that is told, and it is asked for anew. */
const isGivenUp = (line: string): boolean =>
  /^\S+ import The work ended before it was done\. /.test(line) ||
  /^\S+ job \S+: its process ended before it was done, /.test(line)

describeStores('a server that imports and is killed with -9', ({ dialect, place }) => {
  it('has each dataset whole or not at all, and each delivery that it acknowledged', async () => {
    needStrace()
    const settings = await place()
    const data = join(folder, dialect, 'datasets')
    const below = chance(seed + 2)
    const histogram = new Map<string, number>()
    const approved = new Map<string, string>()
    let datasets = 0
    /** The files of deliveries that are not datasets yet. */
    let received: string[] = []
    let files = 0
    let givenUp = 0
    const wrong: string[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { lines, where } = await life(settings, data, (kill + 1) * STEP, pointOf(below))
      countIn(histogram, where)
      for (const line of lines) {
        if ('received' in line) received.push(line.received)
        if ('received' in line) files += 1
        if ('checked' in line && line.hash !== wholeOf(line.checked)?.hash) wrong.push(line.checked)
        if ('approved' in line) approved.set(line.approved, line.hash)
        if ('approved' in line) datasets += 1
      }
      await check(below(2) === 0)
    }
    // Whatever was under way becomes a dataset, by the same hands as before.
    const last = await openImports(settings, data)
    const way = { number: 0, say: () => undefined, onWorkerLost: () => undefined }
    for (let work = last.uploads.all()[0]; work; ) work = await carryOn(last, work, way)
    await last.close()
    await check(true)
    expect(received).toEqual([])
    expect(wrong, 'checked, and not what an undisturbed import gives').toEqual([])
    printHistogram(
      `${dialect}: ${KILLS} kills in imports, ${files} files acknowledged, ${datasets} datasets`,
      histogram,
    )
    recordFigure(
      `imports-${dialect}`,
      `${KILLS} kills, ${files} files and ${datasets} datasets acknowledged, 0 lost, 0 half, ${givenUp} given up after three deaths and asked for anew`,
    )

    /** The next start needs no hand, and finds all that was acknowledged. */
    async function check(isFinished: boolean): Promise<void> {
      const server = await openImports(settings, data)
      try {
        const uploads = server.uploads.all()
        for (const { state, files: kept } of uploads)
          for (const { name } of state === 'saved' ? [] : kept)
            expect(readFileSync(fileOf(name), 'utf8')).toBe(deliveryOf(numberOf(name)).files[name])
        const waiting = new Set(uploads.flatMap((one) => one.files.map(({ name }) => name)))
        const isThere = (name: string): boolean => waiting.has(name) || server.served.has(`d${numberOf(name)}`)
        expect(
          received.filter((name) => !isThere(name)),
          'acknowledged, and not there',
        ).toEqual([])
        received = received.filter((name) => waiting.has(name) && !server.served.has(`d${numberOf(name)}`))
        for (const [name, hash] of approved) expect(server.served.get(name), name).toBe(hash)
        await checkDatasets(server)
        // A check that was under way ends by itself; or its server is stopped in the midst of it.
        if (isFinished) await until(() => server.uploads.all().every(({ state }) => !/^(look|check)ing$/.test(state)))
        expect(server.said.filter((line) => !isGivenUp(line))).toEqual([])
        // What no start goes on with by itself was tried as often as is promised.
        const { items } = await server.jobs.list({ state: 'failed', limit: 200 })
        expect(items.filter(({ problem, attempts }) => problem?.type !== LOST || attempts < 3)).toEqual([])
        givenUp = Math.max(givenUp, items.length)
      } finally {
        await server.close()
      }
      expect(leftovers(data, { isFinished, all: readdirSync(join(folder, 'whole-0')) })).toEqual([])
      forgetOld()
    }

    /** Each that is there is what an undisturbed import makes, and is registered once. */
    async function checkDatasets({ objects, served }: Imports): Promise<void> {
      const registered: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await objects.list({ kind: 'dataset', limit: 200, after })
        registered.push(...page.items.map(({ name }) => name))
        if (page.next === null) break
        after = page.next
      }
      expect(new Set(registered).size).toBe(registered.length)
      for (const [name, hash] of served) {
        expect(registered, name).toContain(name)
        expect([hash, tablesIn(join(data, name))]).toEqual([wholeOf(name)?.hash, wholeOf(name)?.tables])
      }
    }

    function fileOf(name: string): string {
      const [path = ''] = readdirSync(data, { recursive: true })
        .map(String)
        .filter((one) => one.endsWith(`/files/${name}`))
      return join(data, path)
    }

    /** So that two hundred starts do not open two hundred datasets: those that were checked go, but for the newest. */
    function forgetOld(): void {
      const there = readdirSync(data).filter((name) => /^d\d+$/.test(name))
      for (const name of there.toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1))).slice(0, -3)) {
        rmSync(join(data, name), { recursive: true })
        approved.delete(name)
      }
    }
  })
})
