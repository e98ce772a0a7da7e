import { ALL_PAYMENTS } from '../../../models/analysis/balance/index.ts'
import type { Rate } from '../../../server/contract/model.ts'
import { useDatasets } from '../../api/queries.ts'
import type { Difference } from '../../comparison/changesBetween.ts'
import type { Comparison, ComparisonState } from '../../comparison/Comparison.ts'
import { NO_PAYMENT } from '../../comparison/isHeld.ts'
import { useComparison } from '../../comparison/useComparison.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { unitOfRate } from '../alternatives/unitOfRate.ts'
import { useAlternativeName } from '../alternatives/useAlternativeName.ts'
import { useRateName } from '../alternatives/useRateName.ts'
import { DifferenceChip } from './DifferenceChip.tsx'

interface ComparisonDifferencesProps {
  readonly from: ComparisonState
  readonly to: ComparisonState
  readonly changes: readonly Difference[]
}

/** What differs between two versions of a comparison, in the words of the models: they come when the models do. */
export function ComparisonDifferences({ from, to, changes }: ComparisonDifferencesProps) {
  const text = useText()
  const language = useLanguage()
  const rateName = useRateName()
  const [before, after] = [useComparison(from), useComparison(to)]
  const [nameBefore, nameAfter] = [useAlternativeName(from), useAlternativeName(to)]
  const datasets = useDatasets()

  return changes.map((one) => <DifferenceChip key={JSON.stringify(one)} {...wordsOf(one)} />)

  function wordsOf(one: Difference): Parameters<typeof DifferenceChip>[0] {
    switch (one.kind) {
      case 'dataset':
        return { what: text('diff.dataset'), from: labelOf(one.from), to: labelOf(one.to) }
      case 'period':
        return { what: text('diff.period'), from: formatPeriod(one.from, language), to: formatPeriod(one.to, language) }
      case 'lock': {
        const [on, off] = [text('diff.lock.on'), text('diff.lock.off')]
        return { what: text('diff.lock'), from: one.to ? off : on, to: one.to ? on : off }
      }
      case 'added':
        return { letter: one.letter, what: text('diff.added'), to: modelName(one.name) }
      case 'removed':
        return { letter: one.letter, what: text('diff.removed'), from: modelName(one.name) }
      case 'moved':
        return { letter: one.to, what: `${text('diff.moved')}: ${modelName(one.name)}`, from: one.from, to: one.to }
      case 'gives':
        return { letter: one.letter, what: text('diff.gives'), from: paymentName(one.from), to: paymentName(one.to) }
      case 'ratesOf':
        return { letter: one.letter, what: text('diff.ratesOf'), from: dayOf(one.from), to: dayOf(one.to) }
      case 'rate': {
        const rate = rateOf(one.model, one.figure)
        const write = (value: number | undefined, isBare: boolean): string => {
          const figure = value ?? rate?.value
          if (figure === undefined) return text('diff.asModel')
          return formatFigure(figure, rate ? unitOfRate(rate) : '', language, { isBare })
        }
        return {
          letter: one.letter,
          what: rate ? rateName(rate) : one.figure,
          from: write(one.from, true),
          to: write(one.to, false),
        }
      }
    }
  }

  function rateOf(model: string, figure: string): Rate | undefined {
    return partsOf(after)
      .concat(partsOf(before))
      .find((part) => part.model.name === model)
      ?.rates.find(({ name }) => name === figure)
  }

  function modelName(name: string): string {
    const isIt = (slot: Comparison['slots'][number]): boolean =>
      name === (slot.state === 'ready' ? slot.priced.alternative.name : slot.alternative.name)
    const [there, here] = [before.slots.find(isIt), after.slots.find(isIt)]
    return here ? nameAfter(here) : there ? nameBefore(there) : name
  }

  function paymentName(payment: string | undefined): string {
    if (payment === undefined) return text('diff.gives.largest')
    if (payment === NO_PAYMENT) return text('lock.free')
    if (payment === ALL_PAYMENTS) return text('lock.all')
    const payments = [...after.slots, ...before.slots].flatMap((one) =>
      one.state === 'ready' ? one.priced.payments : [],
    )
    return payments.find(({ name }) => name === payment)?.label[language] ?? payment
  }

  function labelOf(dataset: string): string {
    const known = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === dataset) : undefined
    return known?.label[language] ?? dataset
  }

  function dayOf(day: string | undefined): string {
    return day === undefined ? text('diff.ratesOf.none') : formatDate(day, language)
  }
}

const partsOf = ({ slots }: Comparison) => slots.flatMap((one) => (one.state === 'ready' ? [...one.priced.parts] : []))
