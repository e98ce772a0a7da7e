import type { PricedAlternative } from '../../../comparison/Comparison.ts'
import type { Language } from '../../../text/Language.ts'
import type { Analysis } from '../Analysis.ts'
import { reproducedHundredths } from '../../reconcile/reproducedHundredths.ts'
import { type Cell, type CsvForm, csvOf } from './CsvForm.ts'

/** The columns of comparison.csv, in order; README.txt explains each. */
export const COLUMNS = [
  'alternative',
  'model',
  'model_label',
  'clinic',
  'clinic_name',
  'payment',
  'payment_label',
  'group',
  'amount',
  'baseline_amount',
  'change',
  'currency',
  'state',
  'reconciled_percent',
] as const

/** In which form and language a file is written; the word for the sum is the screen's. */
export interface CsvWords {
  readonly form: CsvForm
  readonly language: Language
  readonly sum: string
}

/**
 * What is compared as a file: one row a clinic, alternative and payment, then its total; the region last. Names are the
 * machine's, with the labels of the screen beside them. An amount that is not settled is empty, never zero.
 */
export function comparisonCsv(
  {
    priced,
    base,
    lines,
    currency,
    share,
  }: Pick<Analysis, 'priced' | 'base' | 'lines' | 'currency'> & {
    readonly share: number | null
  },
  { form, language, sum }: CsvWords,
): string {
  const rows = priced.flatMap((one) => [
    ...lines.flatMap(({ clinic, change: { place } }) =>
      rowsOf(one, [clinic.clinic, clinic.name], (of, name) => oreOf(of, name, place)),
    ),
    ...rowsOf(one, ['', 'region'], wholeOf),
  ])
  return csvOf([COLUMNS, ...rows], form)

  function rowsOf(
    one: PricedAlternative,
    clinic: readonly [string, string],
    amountOf: (of: PricedAlternative, payment: string | undefined) => number | null,
  ): Cell[][] {
    const payments = [...one.payments, undefined]
    return payments.map((payment) => {
      const [before, after] = [amountOf(base, payment?.name), amountOf(one, payment?.name)]
      const isNew = payment && !base.payments.some(({ name }) => name === payment.name)
      const was = isNew ? 0 : before
      return [
        one.letter,
        one.alternative.name,
        one.label[language],
        ...clinic,
        payment?.name ?? 'total',
        payment?.label[language] ?? sum,
        payment?.group ?? '',
        amount(after),
        amount(was),
        amount(after === null || was === null ? null : after - was),
        currency,
        after === null ? 'not_settled' : 'settled',
        share === null ? null : { hundredths: reproducedHundredths(share) },
      ]
    })
  }
}

const amount = (ore: number | null): Cell => (ore === null ? null : { hundredths: ore })

function oreOf({ amounts }: PricedAlternative, payment: string | undefined, place: number): number | null {
  return (payment === undefined ? amounts.totals[place] : amounts.payments[payment]?.[place]) ?? null
}

function wholeOf({ amounts }: PricedAlternative, payment: string | undefined): number | null {
  if (payment === undefined) return amounts.total
  const settled = (amounts.payments[payment] ?? []).filter((ore) => ore !== null)
  return settled.length === 0 ? null : settled.reduce((sum, ore) => sum + ore, 0)
}
