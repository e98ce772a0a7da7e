import { useDebouncedValue } from '@mantine/hooks'
import { ALIKE_PERCENT, type ClinicChange } from '../../../models/analysis/compare/index.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { ClinicLink } from './ClinicLink.tsx'
import { Sentence } from './Sentence.tsx'
import { useStatementLinks } from './useStatementLinks.ts'
import { useWriting } from './useWriting.ts'

interface ComparisonLeadProps {
  readonly analysis: Analysis
  readonly state: ComparisonState
}

/** The answer in words, made of the figures below it; a screen reader hears the counts once they rest. */
export function ComparisonLead({ analysis, state }: ComparisonLeadProps) {
  const text = useText()
  const write = useWriting(analysis.currency)
  const { sums, base, shown, lines, byNeed } = analysis
  const counts = text('compare.counts', {
    gaining: text(sums.gaining === 1 ? 'compare.gaining.one' : 'compare.gaining', {
      count: write.number(sums.gaining),
    }),
    losing: text(sums.losing === 1 ? 'compare.losing.one' : 'compare.losing', { count: write.number(sums.losing) }),
    alike: text('compare.alike', { count: write.number(sums.alike), percent: write.percent(ALIKE_PERCENT) }),
  })
  const linkTo = useStatementLinks(state, shown.letter)
  const [heard] = useDebouncedValue(counts, 700)

  return (
    <>
      <p className="lead">
        {money()} <strong>{counts}</strong> {sums.most && <>{extreme('compare.most', sums.most, 'gain')} </>}
        {sums.least && <>{extreme('compare.least', sums.least, 'loss')} </>}
        {need()}
      </p>
      <p className="visually-hidden" role="status">
        {heard}
      </p>
    </>
  )

  function money() {
    const [before, after] = [base.amounts.total, shown.amounts.total]
    if (before === 0 && after === 0) return text('compare.lead.nothing')
    const share = before === 0 ? '' : write.percent((100 * sums.moved) / Math.abs(before))
    if (after === before) {
      const words = { total: '{total}', moved: '{moved}', share }
      const parts = {
        total: <strong>{write.inMillions(before)}</strong>,
        moved: <strong>{write.inMillions(sums.moved)}</strong>,
      }
      return <Sentence text={text('compare.lead.same', words)} parts={parts} />
    }
    const words = {
      letter: shown.letter,
      amount: '{amount}',
      percent: before === 0 ? '–' : percentOf((100 * (after - before)) / Math.abs(before)),
      total: write.inMillions(after),
    }
    const parts = { amount: <strong>{amountOf(Math.abs(after - before))}</strong> }
    return <Sentence text={text(after > before ? 'compare.lead.more' : 'compare.lead.less', words)} parts={parts} />
  }

  /** In millions only where they show it: after rates are rounded the total is nearly the same, and not the same. */
  function amountOf(ore: number): string {
    return ore >= 1e8 ? write.inMillions(ore) : ore >= 1e6 ? write.inThousands(ore) : write.inOre(ore)
  }

  /** A change that one decimal would show as none is written with two. */
  function percentOf(percent: number): string {
    return Math.abs(percent) < 0.1 ? write.percentFine(percent) : write.percentChange(percent)
  }

  function extreme(key: 'compare.most' | 'compare.least', { place, percent }: ClinicChange, side: 'gain' | 'loss') {
    const clinic = lines[place]?.clinic
    if (!clinic || percent === null) return null
    const parts = {
      clinic: <ClinicLink href={linkTo(clinic.clinic)}>{clinic.name}</ClinicLink>,
      percent: <strong className={`is-${side}`}>{write.percentChange(percent)}</strong>,
    }
    return <Sentence text={text(key, { clinic: '{clinic}', percent: '{percent}' })} parts={parts} />
  }

  function need() {
    const [before, after] = [byNeed?.before.explained, byNeed?.after.explained]
    if (before === undefined || before === null || after === undefined || after === null) return null
    return text('compare.lead.need', {
      after: write.number(100 * after),
      before: write.number(100 * before),
      letter: shown.letter,
    })
  }
}
