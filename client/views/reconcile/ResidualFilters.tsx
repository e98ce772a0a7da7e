import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import { useText } from '../../text/useText.ts'
import { CLASSES } from './classes.ts'
import { useReconciling } from './ReconcileContext.ts'
import type { ReconcileChoice } from './reconcileAddress.ts'
import type { ChooseReconcile } from './useReconcileChoice.ts'

interface ResidualFiltersProps {
  readonly reconciliation: Reconciliation
  readonly choice: ReconcileChoice
  readonly choose: ChooseReconcile
}

/** Which residuals are listed. */
export function ResidualFilters({ reconciliation, choice, choose }: ResidualFiltersProps) {
  const text = useText()
  const { clinicName, paymentName } = useReconciling()
  const { residuals } = reconciliation
  const clinics = [...new Set(residuals.map(({ clinic }) => clinic))].map((value) => ({
    value,
    label: clinicName(value),
  }))
  const payments = [...new Set(residuals.map(({ payment }) => payment))].map((value) => ({
    value,
    label: paymentName(value),
  }))
  const classes = ([...CLASSES, 'none'] as const).map((value) => ({ value, label: text(`reconcile.class.${value}`) }))
  const isAll = choice.at === '' && choice.payment === '' && choice.class === ''

  return (
    <search className="reconcile-filters" aria-label={text('reconcile.filter')}>
      {select('at', clinics, text('reconcile.filter.clinic'), text('reconcile.filter.clinic.all'))}
      {select('payment', payments, text('reconcile.filter.payment'), text('reconcile.filter.payment.all'))}
      {select('class', classes, text('reconcile.filter.class'), text('reconcile.filter.class.all'))}
      {isAll ? null : (
        <button type="button" className="quiet" onClick={() => choose({ at: '', payment: '', class: '' })}>
          {text('reconcile.filter.reset')}
        </button>
      )}
    </search>
  )

  function select(
    key: 'at' | 'payment' | 'class',
    options: readonly { readonly value: string; readonly label: string }[],
    label: string,
    all: string,
  ) {
    const value = choice[key]
    const isKnown = value === '' || options.some((one) => one.value === value)
    return (
      <select
        className="select"
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => choose({ [key]: currentTarget.value })}
      >
        <option value="">{all}</option>
        {isKnown ? null : <option value={value}>{key === 'at' ? clinicName(value) : value}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    )
  }
}
