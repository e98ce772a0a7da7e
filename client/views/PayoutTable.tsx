import type { Demonstration } from '../../server/contract/contract.ts'
import type { Run } from '../../server/contract/run.ts'
import { formatNumber } from '../format/formatNumber.ts'
import { useLanguage, useText } from '../text/useText.ts'

interface PayoutTableProps {
  readonly run: Run
  readonly labels: Demonstration['labels']
  readonly labelledBy: string
}

/** Clinics by payments, to the öre, with the region's line below. */
export function PayoutTable({ run, labels, labelledBy }: PayoutTableProps) {
  const text = useText()
  const language = useLanguage()
  const payments = Object.keys(run.region.payments).map((name) => ({
    name,
    label: labels.payments[name]?.[language] ?? name,
  }))

  return (
    <table className="payouts" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{text('payout.clinic')}</th>
          {payments.map(({ name, label }) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">{text('payout.total')}</th>
        </tr>
      </thead>
      <tbody>
        {run.clinics.map(({ clinic, payments: amounts, total }) => (
          <PayoutRow
            key={clinic}
            name={labels.clinics[clinic] ?? clinic}
            payments={payments}
            amounts={amounts}
            total={total}
          />
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
  readonly payments: readonly { readonly name: string; readonly label: string }[]
  readonly amounts: Readonly<Record<string, number | null>>
  readonly total: number
}

function PayoutRow({ name, payments, amounts, total }: PayoutRowProps) {
  const text = useText()
  const language = useLanguage()
  const write = (amount: number | null | undefined) =>
    typeof amount === 'number' ? formatNumber(amount, language, { decimals: 2 }) : text('payout.notSettled')

  return (
    <tr>
      <th scope="row">{name}</th>
      {payments.map((payment) => (
        <td key={payment.name}>
          <span className="part-name" aria-hidden="true">
            {payment.label}
          </span>
          <span>{write(amounts[payment.name])}</span>
        </td>
      ))}
      <td>{write(total)}</td>
    </tr>
  )
}
