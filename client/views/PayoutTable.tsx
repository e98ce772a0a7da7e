import type { Run } from '../../server/contract/run.ts'
import { formatName } from '../format/formatName.ts'
import { formatNumber } from '../format/formatNumber.ts'
import { useLanguage, useText } from '../text/useText.ts'

interface PayoutTableProps {
  readonly run: Run
  readonly labelledBy: string
}

/** Clinics by payments, to the öre, with the region's line below. */
export function PayoutTable({ run, labelledBy }: PayoutTableProps) {
  const text = useText()
  const payments = Object.keys(run.region.payments)

  return (
    <table className="payouts" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{text('payout.clinic')}</th>
          {payments.map((payment) => (
            <th key={payment} scope="col">
              {formatName(payment)}
            </th>
          ))}
          <th scope="col">{text('payout.total')}</th>
        </tr>
      </thead>
      <tbody>
        {run.clinics.map(({ clinic, payments: amounts, total }) => (
          <PayoutRow key={clinic} name={formatName(clinic)} payments={payments} amounts={amounts} total={total} />
        ))}
      </tbody>
      <tfoot>
        <PayoutRow
          name={text('payout.region')}
          payments={payments}
          amounts={run.region.payments}
          total={run.region.total}
        />
      </tfoot>
    </table>
  )
}

interface PayoutRowProps {
  readonly name: string
  readonly payments: readonly string[]
  readonly amounts: Readonly<Record<string, number>>
  readonly total: number
}

function PayoutRow({ name, payments, amounts, total }: PayoutRowProps) {
  const language = useLanguage()
  const write = (amount: number | undefined) =>
    amount === undefined ? '–' : formatNumber(amount, language, { decimals: 2 })

  return (
    <tr>
      <th scope="row">{name}</th>
      {payments.map((payment) => (
        <td key={payment}>
          <span className="part-name" aria-hidden="true">
            {formatName(payment)}
          </span>
          <span>{write(amounts[payment])}</span>
        </td>
      ))}
      <td>{write(total)}</td>
    </tr>
  )
}
