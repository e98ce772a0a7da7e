import { type ReactNode, useState } from 'react'

interface DropAreaProps {
  readonly label: string
  readonly onDropped: (dropped: DataTransfer) => void
  readonly children: ReactNode
}

/** Where files are dropped, with the buttons that choose them as well. */
export function DropArea({ label, onDropped, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way; the buttons in it are the other
    <div
      className="data-drop"
      data-over={isOver || undefined}
      role="group"
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDropped(event.dataTransfer)
      }}
    >
      {children}
    </div>
  )
}
