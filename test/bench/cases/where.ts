import type { Bench, Case } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import { CONNECTION, postgresTables } from '../data/postgresTables.ts'
import { runOurs } from '../ours/runOurs.ts'
import { type ByHand, byHandInDuckdb, byHandInPostgres } from '../peers/tablesByHand.ts'
import { ratio, times, whole } from '../report/written.ts'
import type { Times } from '../times.ts'

/** What `ours/where.ts` prints. */
interface Where {
  readonly opening: Times
  readonly counting: Times
  readonly totals: readonly number[]
}

/** Counted where it lies: on each engine beside one statement by hand on the same tables. */
export const where: Case = {
  name: 'where',
  what: 'counting where the data lies, DuckDB and PostgreSQL, beside a statement by hand',
  async measure(bench) {
    const rows: (readonly string[])[] = []
    const figures: Record<string, number> = {}
    let isMissing = false
    for (const size of bench.sizes) {
      const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
      add(
        'An imported dataset; by hand DuckDB',
        'duckdb',
        size,
        ours(folder, bench),
        await byHandInDuckdb(folder, bench.repeats),
      )
      const lying = await postgresTables(folder)
      isMissing ||= lying === undefined
      if (!lying) continue
      process.env[CONNECTION] = lying.connection
      const theirs = await byHandInPostgres(lying.connection, bench.repeats)
      add('PostgreSQL', 'postgres', size, ours(lying.file, bench), theirs)
      await lying.stop()
    }
    const table = {
      title: 'Counting the tariff where the data lies, ms',
      columns: ['patients', 'engine', 'open and check', 'plan and count', 'one statement by hand', 'ratio'],
      rows,
      notes: [
        'The same cents for each clinic. By hand: one statement that joins the two tables, pays, and knows that nothing is wrong with them; the ratio is of counting.',
        ...(isMissing ? ['Missing: PostgreSQL.'] : []),
      ],
    }
    return { tables: [table], figures }

    function add(engine: string, name: string, size: number, own: Where, hand: ByHand): void {
      if (own.totals.length !== hand.totals.length || own.totals.some((ore, place) => ore !== hand.totals[place]))
        throw new Error(`${engine}: the tariff of ${size} patients is not the same to the cent as by hand.`)
      const against = own.counting.least / hand.took.least
      rows.push([whole(size), engine, times(own.opening), times(own.counting), times(hand.took), ratio(against)])
      if (size === Math.max(...bench.sizes)) figures[`where-${name}`] = against
    }
  },
}

const ours = (data: string, { repeats }: Bench): Where => runOurs('where', data, 'tariff', repeats) as Where
