import type { CatalogueCard, Need } from '../../../server/contract/catalogue.ts'
import { useText } from '../../text/useText.ts'
import { ExactWords } from '../frame/ExactWords.tsx'
import { Icon } from '../frame/Icon.tsx'
import { NeedName } from './NeedName.tsx'

/** So many are named on a card; the rest stand in what it reads. */
const MOST_NAMED = 6

/** Whether a document can run on the dataset, or all that is missing. */
export function Verdict({ card: { trouble, missing, ratesOf } }: { readonly card: CatalogueCard }) {
  const text = useText()
  if (!trouble)
    return (
      <p className="verdict" data-runs>
        {ratesOf === null ? text('catalogue.canRun') : text('catalogue.canRun.ratesOf', { date: ratesOf })}
      </p>
    )

  const { tables, needs, openRates } = missing
  const lacks = tables.length + needs.length > 0
  if (!lacks && openRates.length === 0)
    return (
      <p className="verdict">
        <Icon name="warning" /> {text('picker.cannot')}{' '}
        <ExactWords words={[trouble.message, trouble.hint].filter(Boolean).join(' ')} />
      </p>
    )
  return (
    <div className="verdict">
      {lacks ? (
        <p>
          <Icon name="warning" /> {text('catalogue.cannotRun')}
        </p>
      ) : null}
      {lacks ? <NamedNeeds tables={tables} needs={needs} /> : null}
      {openRates.length > 0 ? (
        <p>
          {lacks ? null : <Icon name="warning" />}{' '}
          {lacks ? text('catalogue.andOpen') : text('catalogue.cannotRun.open')}{' '}
          {openRates.map(({ name, why }, place) => (
            <span key={name}>
              {place > 0 ? ', ' : ''}
              <code>{name}</code>
              {why === 'later' ? text('catalogue.open.later') : ''}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}

function NamedNeeds({ tables, needs }: { readonly tables: readonly string[]; readonly needs: readonly Need[] }) {
  const text = useText()
  const more = needs.length - MOST_NAMED
  return (
    <ul>
      {tables.map((table) => (
        <li key={table}>{text('catalogue.table', { table })}</li>
      ))}
      {needs.slice(0, MOST_NAMED).map((need) => (
        <li key={`${need.type} ${need.name}`}>
          <NeedName need={need} />
        </li>
      ))}
      {more > 0 ? <li>{text('catalogue.more', { count: more })}</li> : null}
    </ul>
  )
}
