import { join } from 'node:path'
import type { Dataset } from '../../dataset/Dataset.ts'
import type { CsvRow } from './readCsv.ts'
import { readDocument } from './readDocument.ts'
import { readTable } from './readTable.ts'
import type { Compared, Recomputed } from './Recomputed.ts'
import { runFor } from './runFor.ts'
import type { Workshop } from './Workshop.ts'

const FILE = 'data/england/england_practices_300_2022-23.csv'
const FACTS = ['average_per_registered', 'list_earned', 'london_earned']

/** English practices of 2022/23: the Global Sum, and the average payment per registered patient. */
export async function recomputeEngland(workshop: Workshop): Promise<readonly Recomputed[]> {
  const dataset = await workshop.open(join(workshop.shared, FILE), 'england')
  const rows = readTable(join(workshop.shared, FILE))
  const pay = await payer(dataset)
  const same = { document: 'gms_global_sum', data: FILE, decimals: 2 }
  const gms = rows.filter((row) => row['contract_type'] === 'GMS')
  const others = rows.filter((row) => row['contract_type'] !== 'GMS')
  const practices = gms.map((row) => globalSum(row, pay))
  return [
    {
      ...same,
      title: 'England 2022/23: average payment per registered patient',
      unit: 'GBP per patient and year',
      within: 'a penny: all payments / registered patients, rounded to 0.01',
      reachable: 'all of them, to the penny',
      compared: rows.map((row) => ({
        id: idOf(row),
        computed: pay(idOf(row)).average,
        published: number(row, 'avg_payment_per_registered_gbp'),
        tolerance: 0.001,
      })),
    },
    {
      ...same,
      title: 'England 2022/23: Global Sum of practices on the GMS contract',
      unit: 'GBP',
      within: '2 % of what is computed',
      reachable: '80–90 % of practices within 2 %, median ratio within 0.5 %',
      note: medianNote(practices),
      compared: practices,
    },
    {
      ...same,
      title: 'England 2022/23: Global Sum of practices on another contract',
      unit: 'GBP',
      within: '2 % of what is computed',
      reachable: 'none: the document is not their contract',
      compared: others.map((row) => ({ ...globalSum(row, pay), cause: otherContract(row) })),
    },
  ]
}

type Pay = (id: string) => { readonly globalSum: number; readonly undeducted: number; readonly average: number }

async function payer(dataset: Dataset): Promise<Pay> {
  const model = readDocument({ name: 'gms_global_sum' })
  const run = await runFor({ model, dataset, period: '2022', ratesOf: '2022-04-01', facts: FACTS })
  return (id) => {
    const { payments, facts } = run(id)
    const share = model.parameters.find(({ name }) => name === 'out_of_hours_share')?.values
    const deducted = share?.findLast(({ from }) => from <= '2022-04-01')?.value ?? 0
    return {
      globalSum: payments['global_sum_payment'] ?? Number.NaN,
      undeducted: (facts['list_earned'] ?? Number.NaN) / (1 - deducted) + (facts['london_earned'] ?? Number.NaN),
      average: facts['average_per_registered'] ?? Number.NaN,
    }
  }
}

function globalSum(row: CsvRow, pay: Pay): Compared {
  const id = idOf(row)
  const { globalSum: computed, undeducted } = pay(id)
  const published = number(row, 'global_sum_gbp')
  return { id, computed, published, tolerance: 0.02 * computed, cause: causeOf(row, published, undeducted) }
}

/** What the published figures themselves show of a practice that was paid otherwise. */
function causeOf(row: CsvRow, published: number, undeducted: number): string {
  if (number(row, 'balance_of_pms_gbp') !== 0) return 'on a PMS contract for part of the year: paid under that line too'
  if (Math.abs(undeducted / published - 1) <= 0.02)
    return 'agrees without the out-of-hours deduction: it may provide that care'
  return 'temporary residents, a merger or the quarterly list: nothing published tells which'
}

function otherContract(row: CsvRow): string {
  const contract = row['contract_type'] ?? ''
  if (number(row, 'global_sum_gbp') !== 0) return `${contract} contract: agreed locally`
  return number(row, 'balance_of_pms_gbp') === 0
    ? `${contract} contract: Global Sum is 0`
    : `${contract} contract: Global Sum is 0, the money is under that contract`
}

function medianNote(practices: readonly Compared[]): string {
  const ratios = practices.map(({ computed, published }) => published / computed).toSorted((a, b) => a - b)
  const [below = 0, above = 0] = [ratios[Math.ceil(ratios.length / 2) - 1], ratios[Math.floor(ratios.length / 2)]]
  const within = (share: number) => ratios.filter((ratio) => Math.abs(ratio - 1) <= share).length
  const median = ((below + above) / 2).toFixed(4)
  return `Median of paid / computed: ${median}. Within 0.5 %: ${within(0.005)}, within 1 %: ${within(0.01)}.`
}

function idOf(row: CsvRow): string {
  return row['practice_code'] ?? ''
}

function number(row: CsvRow, column: string): number {
  return Number(row[column])
}
