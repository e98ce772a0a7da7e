import { useText } from '../../text/useText.ts'

/** The dataset has no table of what was paid: which columns it takes. */
export function NothingPaid() {
  const text = useText()
  const columns = [
    ['clinic', text('reconcile.empty.clinic')],
    ['payment', text('reconcile.empty.payment')],
    ['period', text('reconcile.empty.period')],
    ['amount', text('reconcile.empty.amount')],
    ['known_at', text('reconcile.empty.known')],
  ] as const

  return (
    <section className="reconcile-choose">
      <h2>{text('reconcile.empty.title')}</h2>
      <p>{text('reconcile.empty')}</p>
      <dl className="reconcile-columns">
        {columns.map(([name, what]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
