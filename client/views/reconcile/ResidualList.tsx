import { useState } from 'react'
import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import { useText } from '../../text/useText.ts'
import { filterResiduals } from './filterResiduals.ts'
import { useReconciling } from './ReconcileContext.ts'
import type { ReconcileChoice } from './reconcileAddress.ts'
import { ResidualFilters } from './ResidualFilters.tsx'
import { ResidualRow } from './ResidualRow.tsx'
import type { ChooseReconcile } from './useReconcileChoice.ts'

interface ResidualListProps {
  readonly reconciliation: Reconciliation
  readonly choice: ReconcileChoice
  readonly choose: ChooseReconcile
}

const STEP = 25

/** What differs, the largest first, each with its class and note. */
export function ResidualList({ reconciliation, choice, choose }: ResidualListProps) {
  const text = useText()
  const { write } = useReconciling()
  const [most, setMost] = useState(STEP)
  const [open, setOpen] = useState('')
  const [said, setSaid] = useState('')
  const { residuals, smaller } = reconciliation
  // The one that is being classed stays, though its class may no longer be that of the filter.
  const found = filterResiduals(residuals, choice, open)
  const shown = found.slice(0, most)

  return (
    <section className="panel reconcile-panel" aria-labelledby="residuals">
      <h2 id="residuals">{text('reconcile.list')}</h2>
      <ResidualFilters {...{ reconciliation, choice, choose }} />
      <p className="reconcile-count">
        {text('reconcile.count', { count: write.count(found.length), all: write.count(residuals.length + smaller) })}{' '}
        {smaller > 0 ? text('reconcile.count.smaller', { count: write.count(smaller) }) : null}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {found.length === 0 ? <p className="empty">{text('reconcile.list.none')}</p> : null}
      <ol className="residuals">
        {shown.map((residual) => (
          <ResidualRow
            key={residual.key}
            residual={residual}
            isOpen={open === residual.key}
            onOpen={(isOpen) => setOpen(isOpen ? residual.key : '')}
            onSaid={setSaid}
          />
        ))}
      </ol>
      {found.length > shown.length ? (
        <button type="button" className="button" onClick={() => setMost(most + STEP)}>
          {text('reconcile.more', { count: write.count(Math.min(STEP, found.length - shown.length)) })}
        </button>
      ) : null}
    </section>
  )
}
