import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { SufficesAnswer } from '../../../server/contract/suffices.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import { useBecause } from './useBecause.ts'

interface CountsAnswerProps {
  readonly answer: SufficesAnswer
  /** Where the facts of the clinics are from. */
  readonly dataset: DatasetCard | undefined
}

/** Which payments counts suffice for, why not for others and what helps, and what the former come to for each clinic. */
export function CountsAnswer({ answer, dataset }: CountsAnswerProps) {
  const { payments, clinics, currency } = answer
  const text = useText()
  const language = useLanguage()
  const exact = payments.filter((one) => one.exact)
  // A sum of some payments is no total.
  const isWhole = clinics.every(({ total }) => total !== null)
  const shown = (amount: number | null | undefined): string =>
    typeof amount === 'number' ? formatMoney(amount, currency, language, { decimals: 2 }) : text('data.missing')

  return (
    <>
      <section className="panel data-panel counts-verdicts">
        <h2>{text('data.counts.which')}</h2>
        <Summary answer={answer} />
        {answer.ratesOf === null ? null : (
          <p>{text('data.counts.ratesOf', { day: formatDate(answer.ratesOf, language) })}</p>
        )}
        {dataset ? (
          <p>
            {text(dataset.invented ? 'data.counts.facts.invented' : 'data.counts.facts', {
              dataset: dataset.label[language],
            })}
          </p>
        ) : null}
        <DataTable
          label={text('data.counts.which')}
          columns={[text('data.counts.payment'), text('data.counts.verdict')]}
          rows={payments.map((one) => [one.label[language], <Verdict key="verdict" payment={one} />])}
        />
        <p className="note">{text('data.counts.rates')}</p>
      </section>
      {exact.length === 0 ? null : (
        <section className="panel data-panel">
          <h2>{text('data.counts.paid')}</h2>
          <DataTable
            label={text('data.counts.paid')}
            columns={[
              text('data.counts.clinic'),
              ...exact.map(({ label }) => label[language]),
              ...(isWhole ? [text('data.counts.total')] : []),
            ]}
            numbers={[...exact, 'total'].map((_, place) => place + 1)}
            rows={clinics.map(({ clinic, payments: paid, total }) => [
              clinic,
              ...exact.map(({ payment }) => shown(paid[payment])),
              ...(isWhole ? [shown(total)] : []),
            ])}
          />
          {isWhole ? null : <p className="note">{text('data.counts.total.not')}</p>}
        </section>
      )}
    </>
  )
}

function Summary({ answer: { payments, period } }: { readonly answer: SufficesAnswer }) {
  const text = useText()
  const language = useLanguage()
  const later = payments.filter(({ because }) => because?.code === 'not-due').length
  const words = {
    period: formatPeriod(period, language),
    exact: payments.filter(({ exact }) => exact).length,
    all: payments.length - later,
  }
  return (
    <p role="status">
      {later === 0 ? text('data.counts.summary', words) : text('data.counts.summary.later', { ...words, later })}
    </p>
  )
}

function Verdict({ payment: { because } }: { readonly payment: SufficesAnswer['payments'][number] }) {
  const text = useText()
  const tell = useBecause()
  if (because === null) return text('data.counts.exact')
  const { why, help } = tell(because)
  return (
    <>
      <strong>{text(because.code === 'not-due' ? 'data.counts.later' : 'data.counts.not')}</strong> {why}{' '}
      <span className="counts-help">{help}</span>
    </>
  )
}
