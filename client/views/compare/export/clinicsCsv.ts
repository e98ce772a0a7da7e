import { moneyWord } from '../../../format/moneyWord.ts'
import type { Language } from '../../../text/Language.ts'
import type { useText } from '../../../text/useText.ts'
import type { Analysis, ClinicLine } from '../Analysis.ts'
import { arrangeLines } from '../arrangeLines.ts'
import { alternativesOf, changeIn } from '../clinicColumns.ts'
import type { TableChoice } from '../TableChoice.ts'
import { type Cell, type CsvForm, csvOf } from './CsvForm.ts'

interface ClinicsCsv {
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly form: CsvForm
  readonly language: Language
  readonly text: ReturnType<typeof useText>
}

/**
 * The clinics' table as it stands on the screen: its columns under its own heads, in its order, those that its filters
 * leave. Beside each name stands the clinic's code, by which other files know it; figures have two decimals.
 */
export function clinicsCsv({ analysis, choice, form, language, text }: ClinicsCsv): string {
  const { base, shown, currency, changes } = analysis
  const { unit, all } = choice
  const { lines } = arrangeLines(analysis.lines, choice, changes)
  const kronor = moneyWord(currency, language)
  const money = unit === 'kr' ? kronor : text('compare.perListed', { unit: kronor })
  const change = text('compare.change')
  const changeHead = `${change}, ${unit === 'percent' ? '%' : money}`
  const others = alternativesOf(analysis)
  const heads = [
    text('compare.clinic'),
    text('compare.export.code'),
    text('compare.by.owner'),
    text('compare.listed'),
    text('compare.need'),
    `${base.letter}, ${money}`,
    ...(all
      ? others.map((letter) => `${letter}, ${change}, %`)
      : [
          `${shown.letter}, ${money}`,
          changeHead,
          ...(unit === 'percent' ? [] : [`${change}, %`]),
          ...(unit === 'kr' ? [] : [`${change}, ${kronor}`]),
        ]),
  ]
  return csvOf([heads, ...lines.map(cellsOf)], form)

  function cellsOf(line: ClinicLine): readonly Cell[] {
    const { clinic, change: own } = line
    const { before, after, change: changed } = changeIn(line, unit)
    return [
      clinic.name,
      clinic.clinic,
      clinic.owner === null ? null : text(`compare.owner.${clinic.owner}`),
      inHundredths(clinic.listed, 100),
      inHundredths(clinic.need, 100),
      inHundredths(before),
      ...(all
        ? others.map((letter) => inHundredths(changes.get(letter)?.[own.place]?.percent ?? null, 100))
        : [
            inHundredths(after),
            inHundredths(changed, unit === 'percent' ? 100 : 1),
            ...(unit === 'percent' ? [] : [inHundredths(own.percent, 100)]),
            ...(unit === 'kr' ? [] : [inHundredths(own.change)]),
          ]),
    ]
  }
}

/** Öre are hundredths already. */
const inHundredths = (value: number | null, times = 1): Cell =>
  value === null ? null : { hundredths: Math.round(value * times) }
