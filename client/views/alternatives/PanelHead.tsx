import { useEffect, useRef } from 'react'
import { Icon } from '../frame/Icon.tsx'

interface PanelHeadProps {
  readonly id: string
  readonly title: string
  readonly close: string
  readonly onClose: () => void
}

/** The heading of a panel that was opened, with its way out; the focus goes back to who opened it. */
export function PanelHead({ id, title, close, onClose }: PanelHeadProps) {
  const opener = useRef(document.activeElement)
  useEffect(() => {
    const before = opener.current
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    <div className="tools-head">
      <h2 id={id}>{title}</h2>
      <button type="button" className="quiet" onClick={onClose}>
        <Icon name="close" />
        {close}
      </button>
    </div>
  )
}
