import { useText } from '../../text/useText.ts'

/** The tag of invented data, with its sentence on hover, on focus and in print. */
export function InventedTag() {
  const text = useText()

  return (
    <span className="invented-tag">
      <button type="button" className="invented" aria-describedby="invented-why">
        {text('invented.tag')}
      </button>
      <span className="invented-why" id="invented-why" role="tooltip">
        {text('invented.why')}
      </span>
    </span>
  )
}
