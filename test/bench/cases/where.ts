import type { Bench, Case } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import { CONNECTION, postgresTables } from '../data/postgresTables.ts'
import { runOurs } from '../ours/runOurs.ts'
import { type ByHand, byHandInDuckdb, byHandInPostgres } from '../peers/tablesByHand.ts'
import { number, ratio, times, whole } from '../report/written.ts'
import type { Times } from '../times.ts'

/** What `ours/where.ts` prints. */
interface Where {
  readonly opening: Times
  /** What is waited for first: reading the document, planning, and counting for the first time. */
  readonly beginning: Times
  readonly counting: Times
  readonly totals: readonly number[]
  readonly sizes: readonly string[]
  readonly peak: number
}

/** What is counted: patients with their counts on their row, or with contacts as rows. */
interface Counted {
  readonly form: 'wide' | 'rows'
  readonly patients: number
  readonly document: string
  readonly tables: readonly string[]
}

/** Counted where it lies: on each engine beside one statement by hand on the same tables. */
export const where: Case = {
  name: 'where',
  what: 'counting where the data lies, DuckDB and PostgreSQL, beside a statement by hand',
  async measure(bench) {
    const tables = ['clinics', 'patients', 'listings']
    const wide = bench.sizes.map(
      (patients) => ({ form: 'wide', patients, document: 'tariff', tables }) satisfies Counted,
    )
    // Five contacts a patient: 10⁵ to 10⁷ rows.
    const rows = [20_000, 200_000, 2_000_000]
      .filter((patients) => patients <= Math.max(...bench.sizes))
      .map(
        (patients) =>
          ({ form: 'rows', patients, document: 'tariff_contacts', tables: [...tables, 'contacts'] }) satisfies Counted,
      )
    const [ofPatients, ofContacts] = [await beside(wide, bench), await beside(rows, bench)]
    return {
      tables: [
        { title: 'Counting the tariff where the data lies, ms', columns: ['patients', ...COLUMNS], ...ofPatients },
        { title: 'The same with contacts as rows, ms', columns: ['contacts', ...COLUMNS], ...ofContacts },
      ],
      figures: { ...ofPatients.figures, ...ofContacts.figures },
    }
  },
}

const COLUMNS = [
  'engine',
  'open and check',
  'first: read, plan, count',
  'count',
  'count by hand',
  'ratio',
  'only pay, by hand',
  'ratio to this',
  'peak MB',
]

async function beside(all: readonly Counted[], bench: Bench) {
  const rows: (readonly string[])[] = []
  const figures: Record<string, number> = {}
  let isMissing = false
  for (const counted of all) {
    const { form, patients, tables } = counted
    const folder = await dataset({ form, patients, clinics: 250 })
    const asked = { form, repeats: bench.repeats }
    add('An imported dataset; by hand DuckDB', 'duckdb', counted, {
      own: ours(folder, counted, bench),
      hand: await byHandInDuckdb(folder, asked),
    })
    const lying = await postgresTables(folder, tables)
    isMissing ||= lying === undefined
    if (!lying) continue
    process.env[CONNECTION] = lying.connection
    const hand = await byHandInPostgres(lying.connection, asked)
    add('PostgreSQL', 'postgres', counted, { own: ours(lying.file, counted, bench), hand })
    await lying.stop()
  }
  const notes = [
    'By hand: one statement that joins the tables and knows that nothing is wrong with them. One counts the same groups, from which any rates are then paid, and the same are found; one only pays each clinic, to the same cents, and gives a row a clinic. All but the first are asked once before.',
    ...(isMissing ? ['Missing: PostgreSQL.'] : []),
  ]
  return { rows, figures, notes }

  function add(
    engine: string,
    name: string,
    { form, patients }: Counted,
    { own, hand }: { readonly own: Where; readonly hand: ByHand },
  ): void {
    if (own.totals.length !== hand.totals.length || own.totals.some((ore, place) => ore !== hand.totals[place]))
      throw new Error(`${engine}: the tariff of ${patients} patients is not the same to the cent as by hand.`)
    if (own.sizes.join() !== hand.sizes.join())
      throw new Error(`${engine}: the groups of ${patients} patients are not the same as by hand.`)
    const against = own.counting.least / hand.counting.least
    const size = whole(form === 'rows' ? patients * 5 : patients)
    rows.push([
      size,
      engine,
      number(own.opening.least),
      number(own.beginning.least),
      times(own.counting),
      times(hand.counting),
      ratio(against),
      times(hand.paying),
      ratio(own.counting.least / hand.paying.least),
      number(own.peak),
    ])
    // The goal is held against the worst of the sizes.
    const figure = form === 'rows' ? `where-contacts-${name}` : `where-${name}`
    figures[figure] = Math.max(figures[figure] ?? 0, against)
    // The largest is measured last, and stands.
    figures[`${figure}-paying`] = own.counting.least / hand.paying.least
  }
}

const ours = (data: string, { document }: Counted, { repeats }: Bench): Where =>
  runOurs('where', data, document, repeats) as Where
