import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Case } from '../Case.ts'
import { benchFolder } from '../data/benchFolder.ts'
import { kapitera } from '../data/dataset.ts'
import { type Delivery, delivery, type Form, nameOf } from '../data/delivery.ts'
import { exponentOf, type Point, steepestOf } from '../report/exponent.ts'
import { number, ratio, whole } from '../report/written.ts'
import { type OnceProcess, leastOf, onceProcess } from '../wholeProcess.ts'

/** `kapitera import`, beside DuckDB that reads the same files and writes them as Parquet, and checks nothing. */
export const importing: Case = {
  name: 'import',
  what: 'importing patients and five contacts each, beside DuckDB’s bare read_csv to Parquet',
  async measure(bench) {
    const { sizes, left } = sizesOf(bench)
    const rows: string[][] = []
    const figures: Record<string, number> = {}
    const points: Point[] = []
    for (const size of sizes)
      for (const [form, { time, figure }] of FORMS) {
        if (size > GOAL && form !== 'rows') continue
        const { hand, ours } = await importBoth({ form, patients: size, clinics: 250 })
        rows.push([
          whole(size),
          whole(size * CONTACTS),
          time,
          number(ours.took),
          number(hand.took),
          ratio(ours.took / hand.took),
          number(ours.processor),
          number(hand.processor),
          ratio(ours.processor / hand.processor),
          number(ours.peakMb),
          number(hand.peakMb),
        ])
        if (form === 'rows') points.push({ size: size * CONTACTS, took: ours.processor })
        // The goal is of 2.4 million patients, for at small sizes the start of a process is part of it; and of the larger
        // ratio, for what others do on the machine makes the one longer that happens to run beside it.
        if (size > GOAL) continue
        figures[figure] = Math.max(ours.took / hand.took, ours.processor / hand.processor)
        figures['import: patients'] = size
      }
    const table = {
      title: '`kapitera import`, the whole process, ms',
      columns: [
        'patients',
        'contacts',
        'by',
        'Kapitera',
        'DuckDB, nothing checked',
        'ratio',
        'time of processors',
        'DuckDB’s',
        'ratio of these',
        'peak MB',
        'DuckDB’s',
      ],
      rows,
      notes: [
        'By month: patients have a clinic. By day: they have births and spells of listing. By hand each file is read with `read_csv` and written with `COPY … (FORMAT parquet)`, unsorted. Both by turns; the least of each, with all threads.',
        ...(points.length < 2
          ? []
          : [
              `The processors’ time grows with contacts by month by an exponent of ${number(exponentOf(points))}, ${number(steepestOf(points))} at the steepest.`,
            ]),
        ...left.map((size) => `${whole(size * CONTACTS)} contacts are left out: the disk has no room for them.`),
      ],
    }
    return { tables: [table], figures }
  },
}

const GOAL = 2_400_000

/** What is imported: how the contacts tell their time, and the name of the figure. */
const FORMS: ReadonlyMap<Form, { readonly time: string; readonly figure: string }> = new Map([
  ['rows', { time: 'month', figure: 'import' }],
  ['days', { time: 'day', figure: 'import-by-day' }],
])

/** How many contacts a patient has, about. */
const CONTACTS = 5

/** Of a patient and the contacts: the files, what both make of them, and what is kept to be imported again. */
const BYTES = 500

/** As many patients as are asked for, and where all is asked for from 10⁵ to 10⁸ contacts, as far as the disk has room. */
function sizesOf({ sizes, isAll }: Pick<Bench, 'sizes' | 'isAll'>) {
  const wanted = isAll ? [...new Set([20_000, ...sizes, 20_000_000])].toSorted((a, b) => a - b) : sizes
  mkdirSync(benchFolder, { recursive: true })
  const { bavail, bsize } = statfsSync(benchFolder)
  const fits = (size: number): boolean => size * BYTES < bavail * bsize
  return { sizes: wanted.filter(fits), left: wanted.filter((size) => !fits(size)) }
}

/** By turns, so that what others do on the machine disturbs both: what takes minutes once, all else three times. */
async function importBoth(wanted: Delivery): Promise<{ readonly hand: OnceProcess; readonly ours: OnceProcess }> {
  const source = await delivery(wanted)
  const [out, bare, kept] = ['imported', 'bare', nameOf(wanted)].map((name) => join(benchFolder, name)) as [
    string,
    string,
    string,
  ]
  const byHand = join(import.meta.dirname, '..', 'peers', 'importByHand.ts')
  const [hand, ours]: [OnceProcess[], OnceProcess[]] = [[], []]
  for (let turn = 0; turn < (wanted.patients <= GOAL ? 3 : 1); turn += 1) {
    hand.push(onceProcess([byHand, source, bare]))
    rmSync(out, { recursive: true, force: true })
    ours.push(onceProcess([kapitera, 'import', source, '--out', out]))
  }
  rmSync(bare, { recursive: true, force: true })
  if (existsSync(kept)) rmSync(out, { recursive: true, force: true })
  else renameSync(out, kept)
  return { hand: leastOf(hand), ours: leastOf(ours) }
}
