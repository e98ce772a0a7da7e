import { Link, useLocation } from 'wouter'
import { addressOf, statementAddress } from '../../comparison/address.ts'
import { catalogueAddress } from '../catalogue/catalogueAddress.ts'
import { type ComparisonState, LETTERS } from '../../comparison/Comparison.ts'
import { reconcileAddress } from '../reconcile/reconcileAddress.ts'
import { dataAddress } from '../data/dataAddress.ts'
import { savedAddress } from '../saved/savedAddress.ts'
import { useText } from '../../text/useText.ts'

/** The pages that exist: the comparison, and the statement of the clinic that is chosen. */
export function SiteNavigation({ state }: { readonly state: ComparisonState }) {
  const text = useText()
  const [path] = useLocation()
  const isClinic = path.startsWith('/clinic/')
  const isCatalogue = path.startsWith('/catalogue') || path.startsWith('/rules/')
  const isReconcile = path.startsWith('/reconcile')
  const isSaved = path === '/saved' || path.startsWith('/saved/')
  const isAside = path === '/api-docs' || path.startsWith('/problems')
  const isData = path === '/data' || path.startsWith('/data/')
  const clinic = isClinic ? decodeURIComponent(path.slice('/clinic/'.length)) : state.clinic
  const at = state.period
  const step = at.includes('Q') ? 'quarter' : at.includes('-') ? 'month' : 'year'

  return (
    <nav className="pages" aria-label={text('nav.label')}>
      <Link
        href={addressOf(state)}
        aria-current={isClinic || isCatalogue || isReconcile || isData || isSaved || isAside ? undefined : 'page'}
      >
        {text('nav.compare')}
      </Link>
      {isClinic ? (
        <a href={location.href} aria-current="page" onClick={(event) => event.preventDefault()}>
          {text('nav.clinic')}
        </a>
      ) : clinic === undefined ? null : (
        <Link href={statementAddress(state, { clinic, of: LETTERS[state.shown] ?? '0', step, at })}>
          {text('nav.clinic')}
        </Link>
      )}
      <Link href={catalogueAddress(state)} aria-current={isCatalogue ? 'page' : undefined}>
        {text('nav.catalogue')}
      </Link>
      <Link href={reconcileAddress(state)} aria-current={isReconcile ? 'page' : undefined}>
        {text('nav.reconcile')}
      </Link>
      <Link href={dataAddress(state)} aria-current={isData ? 'page' : undefined}>
        {text('nav.data')}
      </Link>
      <Link href={savedAddress(state)} aria-current={isSaved ? 'page' : undefined}>
        {text('nav.saved')}
      </Link>
    </nav>
  )
}
