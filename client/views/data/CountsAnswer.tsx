import type { SufficesAnswer } from '../../../server/contract/suffices.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ExactWords } from '../frame/ExactWords.tsx'
import { DataTable } from './DataTable.tsx'

/** Which payments counts suffice for, why not for others, and what the former come to for each clinic. */
export function CountsAnswer({ answer: { payments, clinics, currency } }: { readonly answer: SufficesAnswer }) {
  const text = useText()
  const language = useLanguage()
  const exact = payments.filter((one) => one.exact).map(({ payment }) => payment)
  const shown = (amount: number | null | undefined): string =>
    typeof amount === 'number' ? formatMoney(amount, currency, language, { decimals: 2 }) : text('data.missing')

  return (
    <>
      <section className="panel data-panel">
        <h2>{text('data.counts.which')}</h2>
        <p role="status">{text('data.counts.summary', { exact: exact.length, all: payments.length })}</p>
        <DataTable
          label={text('data.counts.which')}
          columns={[text('data.counts.payment'), text('data.counts.verdict')]}
          rows={payments.map(({ payment, reason }) => [
            <code key="payment">{payment}</code>,
            reason === null ? (
              text('data.counts.exact')
            ) : (
              <span key="reason">
                {text('data.counts.not')} <ExactWords words={reason} />
              </span>
            ),
          ])}
        />
      </section>
      {exact.length === 0 ? null : (
        <section className="panel data-panel">
          <h2>{text('data.counts.paid')}</h2>
          <DataTable
            label={text('data.counts.paid')}
            columns={[text('data.counts.clinic'), ...exact, text('data.counts.total')]}
            numbers={[...exact, 'total'].map((_, place) => place + 1)}
            rows={clinics.map(({ clinic, payments: paid, total }) => [
              clinic,
              ...exact.map((payment) => shown(paid[payment])),
              total === null ? text('data.counts.total.not') : shown(total),
            ])}
          />
        </section>
      )}
    </>
  )
}
