import { join } from 'node:path'
import type { CsvRow } from './readCsv.ts'
import { readDocument } from './readDocument.ts'
import { readTable } from './readTable.ts'
import type { Compared, Recomputed } from './Recomputed.ts'
import { type ClinicRun, runFor } from './runFor.ts'
import type { Workshop } from './Workshop.ts'

const FILE = 'data/us/mssp_py2018_548_acos.csv'

/** Accountable care organisations of 2018: the sharing rate, and the earned savings or the loss to pay back. */
export async function recomputeSharedSavings(workshop: Workshop): Promise<readonly Recomputed[]> {
  const dataset = await workshop.open(join(workshop.shared, FILE), 'mssp_2018')
  const shared = readDocument({ name: 'shared_savings_2018' })
  const withLosses = readDocument({ name: 'shared_savings_2018_losses' })
  const runShared = await runFor({ model: shared, dataset, period: '2018', facts: ['final_share'] })
  const runWithLosses = await runFor({ model: withLosses, dataset, period: '2018', facts: ['savings'] })
  const rows = readTable(join(workshop.shared, FILE))
  const rates = rows.map((row) => sharingRate(row, runShared(idOf(row))))
  return [
    {
      title: 'Medicare shared savings 2018: final sharing rate',
      document: shared.name,
      data: FILE,
      unit: 'share of savings',
      decimals: 5,
      within:
        'the rounding of the two printed figures: four decimals of the rate, and of the quality score it is made of',
      reachable: 'all of them, within the rounding of print',
      note: printNote(rates),
      compared: rates,
    },
    {
      title: 'Medicare shared savings 2018: earned savings',
      document: withLosses.name,
      data: FILE,
      unit: 'USD',
      decimals: 0,
      within: 'a dollar, and half of the last printed digit of the rate at which savings or losses are shared',
      reachable: 'every organisation, within the rounding of the printed rate',
      note:
        'Published amounts below zero are losses that an organisation pays back: `savings_payment` + `loss_charge` is ' +
        'compared. The reduction for extreme circumstances is as published. Losses come out without the limit by revenue, which needs ' +
        'revenue that is not published.',
      compared: rows.map((row) => earnedSavings(row, runWithLosses(idOf(row)))),
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

/** What savings earn, or what a loss costs; no organisation has both. */
function earnedSavings(row: CsvRow, { payments, facts }: ClinicRun): Compared {
  const savings = facts['savings'] ?? Number.NaN
  const sequestered = savings > 0 ? 0.98 : 1
  return {
    id: idOf(row),
    computed: (payments['savings_payment'] ?? Number.NaN) + (payments['loss_charge'] ?? Number.NaN),
    published: number(row, 'EarnSaveLoss'),
    tolerance: 1 + Math.abs(savings) * sequestered * HALF_DIGIT,
    cause: number(row, 'Adv_Pay_Amt') === 0 ? 'rounding of the printed rate' : 'an advance was paid',
  }
}

function idOf(row: CsvRow): string {
  return row['ACO_ID'] ?? ''
}

/** An empty cell is no amount. */
function number(row: CsvRow, column: string): number {
  return Number(row[column] ?? '')
}
