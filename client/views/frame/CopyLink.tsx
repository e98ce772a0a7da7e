import { memo, useEffect, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { Icon } from './Icon.tsx'

interface CopyLinkProps {
  /** Which address; the page's own where none is named. */
  readonly path?: string
  /** What the button says. */
  readonly label?: string
}

/** Copies the address, which holds all that is seen. Where the clipboard is closed, the address stands to be copied. */
export const CopyLink = memo(function CopyLink({ path, label }: CopyLinkProps) {
  const text = useText()
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome(null), 4000)
    return () => clearTimeout(timer)
  }, [outcome])

  return (
    <>
      <button type="button" className="quiet" onClick={copy}>
        <Icon name={outcome === 'copied' ? 'check' : 'link'} />
        <span aria-live="polite">{outcome === 'copied' ? text('link.copied') : (label ?? text('link.copy'))}</span>
      </button>
      {outcome === 'refused' ? (
        <label className="link-address">
          {text('link.address')}
          <input readOnly value={address()} onFocus={(event) => event.currentTarget.select()} />
        </label>
      ) : null}
    </>
  )

  function address(): string {
    return path === undefined ? location.href : `${location.origin}${path}`
  }

  function copy(): void {
    // Outside https and localhost a browser has no clipboard for pages.
    if (!('clipboard' in navigator)) return setOutcome('refused')
    navigator.clipboard.writeText(address()).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  }
})
