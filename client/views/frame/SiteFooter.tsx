import { Link } from 'wouter'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { addressOf } from '../../comparison/address.ts'
import { useText } from '../../text/useText.ts'

/** What few look for: how another program asks the server, and what its problems mean. The comparison stays in the address. */
export function SiteFooter({ state }: { readonly state: ComparisonState }) {
  const text = useText()
  const [, query = ''] = addressOf(state).split('?')

  return (
    <footer className="footer">
      <Link href={`/api-docs?${query}`}>{text('footer.api')}</Link>
      <Link href={`/problems?${query}`}>{text('footer.problems')}</Link>
    </footer>
  )
}
