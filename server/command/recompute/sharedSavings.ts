import { join } from 'node:path'
import type { CsvRow } from './readCsv.ts'
import { readDocument } from './readDocument.ts'
import { readTable } from './readTable.ts'
import type { Compared, Recomputed } from './Recomputed.ts'
import { type ClinicRun, runFor } from './runFor.ts'
import type { Workshop } from './Workshop.ts'

const FILE = 'data/us/mssp_py2018_548_acos.csv'

/** Accountable care organisations of 2018: the sharing rate and the earned savings. */
export async function recomputeSharedSavings(workshop: Workshop): Promise<readonly Recomputed[]> {
  const dataset = await workshop.open(join(workshop.shared, FILE), 'mssp_2018')
  const model = readDocument({ name: 'shared_savings_2018' })
  const run = await runFor({ model, dataset, period: '2018', facts: ['final_share', 'savings'] })
  const rows = readTable(join(workshop.shared, FILE))
  const same = { document: model.name, data: FILE }
  const rates = rows.map((row) => sharingRate(row, run(idOf(row))))
  return [
    {
      ...same,
      title: 'Medicare shared savings 2018: final sharing rate',
      unit: 'share of savings',
      decimals: 5,
      within:
        'the rounding of the two printed figures: four decimals of the rate, and of the quality score it is made of',
      reachable: 'all of them, within the rounding of print',
      note: printNote(rates),
      compared: rates,
    },
    {
      ...same,
      title: 'Medicare shared savings 2018: earned savings',
      unit: 'USD',
      decimals: 0,
      within: 'a dollar, and half of the last printed digit of the sharing rate',
      reachable: 'every organisation with savings, within the rounding of the printed sharing rate',
      note: 'Published amounts below zero are losses that an organisation pays back; the document leaves them out.',
      compared: rows.map((row) => earnedSavings(row, run(idOf(row)))),
    },
  ]
}

/** Half of the last printed digit. */
const HALF_DIGIT = 0.00005

function sharingRate(row: CsvRow, { facts }: ClinicRun): Compared {
  const quality = number(row, 'QualScore')
  const computed = facts['final_share'] ?? Number.NaN
  const ofQuality = quality === 0 ? 0 : (computed / quality) * HALF_DIGIT
  return {
    id: idOf(row),
    computed,
    published: number(row, 'FinalShareRate'),
    tolerance: HALF_DIGIT + ofQuality,
    cause: 'unexplained: not the greatest share × the quality score',
  }
}

/** Which rates are not even printed alike. */
function printNote(rates: readonly Compared[]): string {
  const apart = rates.filter(({ computed, published }) => Math.abs(computed - published) > HALF_DIGIT * (1 + 1e-9))
  const each = apart.map(({ id, computed, published }) => `${id}: ${computed.toFixed(5)} beside ${published}`)
  return `Greatest share × quality score, and 0 without the quality standard. Printed otherwise in ${each.length}: ${each.join('; ')}.`
}

function earnedSavings(row: CsvRow, { payments, facts }: ClinicRun): Compared {
  const published = number(row, 'EarnSaveLoss')
  const computed = payments['savings_payment'] ?? Number.NaN
  const savings = Math.max(0, facts['savings'] ?? Number.NaN)
  return {
    id: idOf(row),
    computed,
    published,
    tolerance: 1 + savings * 0.98 * HALF_DIGIT,
    cause: causeOf(row, published),
  }
}

function causeOf(row: CsvRow, published: number): string {
  if (published < 0) {
    const isReduced = number(row, 'DisAdj') < 0
    const isLimited = number(row, 'RevLossLimit') === 1
    const more = isReduced ? ', reduced for extreme circumstances' : isLimited ? ', with a limit by revenue' : ''
    return `loss to pay back${more}: the document pays savings alone`
  }
  if (number(row, 'Adv_Pay_Amt') !== 0) return 'an advance was paid'
  return 'rounding of the printed sharing rate'
}

function idOf(row: CsvRow): string {
  return row['ACO_ID'] ?? ''
}

/** An empty cell is no amount. */
function number(row: CsvRow, column: string): number {
  return Number(row[column] ?? '')
}
