import type { DocumentComparison, StructurePayment } from '../../../server/contract/catalogue.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { PaymentStructure } from './PaymentStructure.tsx'
import { useReadNames } from './useReadNames.ts'

/** What the one model pays for that the other does not, the other way about, and what both pay for. */
export function StructureComparison({ comparison }: { readonly comparison: DocumentComparison }) {
  const text = useText()
  const language = useLanguage()
  const names = useReadNames({ ...comparison.b.labels, ...comparison.a.labels })
  const { a, b, alike, onlyA, onlyB } = comparison
  const [labelA, labelB] = [a.label[language], b.label[language]]

  return (
    <div className="structure">
      <div className="structure-only">
        {only(labelA, labelB, onlyA)}
        {only(labelB, labelA, onlyB)}
      </div>
      <section>
        <h3>{text('catalogue.alike')}</h3>
        {alike.length === 0 ? <p className="note">{text('catalogue.alike.none')}</p> : null}
        <ul className="structure-alike">
          {alike.map((pair) => (
            <li key={pair.a.name}>
              <div className="structure-pair">
                <PaymentStructure payment={pair.a} model={labelA} names={names} isShort />
                <PaymentStructure payment={pair.b} model={labelB} names={names} isShort />
              </div>
              <p className="structure-difference">
                {pair.by === 'name' ? `${text('catalogue.alike.name')}. ` : ''}
                {pair.onlyA.length + pair.onlyB.length === 0 ? text('catalogue.alike.same') : ''}
                {reads(labelA, pair.onlyA)}
                {reads(labelB, pair.onlyB)}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )

  function only(model: string, other: string, payments: readonly StructurePayment[]) {
    return (
      <section>
        <h3>{text('catalogue.only', { a: model, b: other })}</h3>
        {payments.length === 0 ? <p className="note">{text('catalogue.only.none', { a: model, b: other })}</p> : null}
        <ul>
          {payments.map((payment) => (
            <li key={payment.name}>
              <PaymentStructure payment={payment} model={model} names={names} />
            </li>
          ))}
        </ul>
      </section>
    )
  }

  function reads(model: string, own: readonly string[]): string {
    return own.length === 0 ? '' : `${text('catalogue.alike.onlyOf', { model, names: names(own) })} `
  }
}
