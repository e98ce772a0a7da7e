import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../../server/projectRoot.ts'
import type { Case, Table } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import type { Form } from '../data/delivery.ts'
import { number, whole } from '../report/written.ts'
import { TELL_PEAK } from '../wholeProcess.ts'

/** What a server is asked for: models of the catalogue that the dataset suffices for. */
interface Served {
  readonly form: Form
  readonly what: string
  readonly models: readonly string[]
}

const SERVED: readonly Served[] = [
  {
    form: 'wide',
    what: 'patients with counts of contacts',
    models: ['capitation', 'pay_by_line', 'pay_by_threshold', 'care_need_index'],
  },
  {
    form: 'rows',
    what: 'patients with five contacts each as rows',
    models: ['capitation', 'chronic_bundle', 'blended_payment', 'global_budget'],
  },
]

/** The server as it is installed, with a region's patients: models counted and priced, and a clinic's statement of each. */
export const server: Case = {
  name: 'server',
  what: 'the memory of a server, and how long it takes to answer for a region',
  async measure({ sizes }) {
    const tables: Table[] = []
    const figures: Record<string, number> = {}
    for (const { form, what, models } of SERVED) {
      // Contacts as rows are those of the curves.
      const patients = form === 'wide' ? Math.max(...sizes) : Math.max(...sizes) >= 2_000_000 ? 2_000_000 : 20_000
      const { rows, peak } = await measured(await dataset({ form, patients, clinics: 250 }), models)
      tables.push({
        title: `A server of ${whole(patients)} ${what}, ms`,
        columns: ['model', 'first asked', 'asked again', 'a clinic’s statement'],
        rows,
        notes: [`Peak ${number(peak)} MB, with the demonstration county beside it.`],
      })
      if (form === 'wide' && patients === 2_400_000) figures['server-peak'] = peak
    }
    return { tables, figures }
  },
}

async function measured(folder: string, models: readonly string[]) {
  const own = mkdtempSync(join(tmpdir(), 'kapitera-bench-server-'))
  const started = await startServer(folder, own)
  const rows: string[][] = []
  try {
    const cards = (await started.ask('/api/datasets')) as readonly { readonly name: string }[]
    const name = cards.find((one) => one.name.startsWith('bench'))?.name ?? ''
    for (const model of models) {
      const asked = { dataset: name, period: '2024', model }
      const first = await timed(() => started.ask('/api/pricing', asked))
      const again = await timed(() => started.ask('/api/pricing', asked))
      const order = { dataset: name, period: '2024', entries: [{ model, clinics: 'all' }] }
      const statement = await timed(() => started.ask('/api/statement', { order, clinic: 'c00007' }))
      rows.push([model, number(first), number(again), number(statement)])
    }
    return { rows, peak: await started.stop() }
  } finally {
    await started.stop()
    rmSync(own, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

interface Started {
  /** GET, or POST where there is something to say. */
  readonly ask: (path: string, body?: unknown) => Promise<unknown>
  /** The most memory that it had, in megabytes. */
  readonly stop: () => Promise<number>
}

async function startServer(folder: string, own: string): Promise<Started> {
  const child = spawn(process.execPath, ['--import', TELL_PEAK, join(projectRoot(), 'dist', 'server.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      KAPITERA_DATA: folder,
      KAPITERA_STORE: join(own, 'datasets'),
      KAPITERA_DATABASE: join(own, 'kapitera.sqlite'),
    },
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += String(data)))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0]
      if (found) resolve(found.replace(/\/$/, ''))
    })
    child.on('exit', () => reject(new Error(`The server did not start: ${said}`)))
  })
  return {
    async ask(path, body) {
      const response = await fetch(`${address}${path}`, {
        ...(body !== undefined && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
      return answer
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      return Number(/peak (\d+)/.exec(said)?.[1] ?? Number.NaN) / 1024
    },
  }
}
