import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from 'react'
import './charts.css'

/** Where a mark is. */
export interface Mark {
  readonly x: number
  readonly y: number
  /** Of a bar: half its width and height, all of which can be pointed at. */
  readonly half?: readonly [number, number] | undefined
}

/** What a mark says when it is pointed at or reached by an arrow key; asked for only then. */
export type Tell = (mark: number) => { readonly title: string; readonly lines: readonly string[] }

interface MarkedChartProps {
  /** What the chart shows. */
  readonly label: string
  /** What it says, in words, for those who do not see it. */
  readonly summary: string
  readonly width: number
  readonly height: number
  /** In the order in which arrow keys go through them. */
  readonly marks: readonly Mark[]
  readonly tell: Tell
  readonly onChoose?: ((mark: number) => void) | undefined
  /** The drawing, of this width and height. */
  readonly children: ReactNode
}

const REACH = 18
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** A drawing whose marks are gone through by arrow keys or pointed at; both show the same box. */
export function MarkedChart({ label, summary, width, height, marks, tell, onChoose, children }: MarkedChartProps) {
  const [active, setActive] = useState<number>()
  const id = useId()
  const mark = active === undefined ? undefined : marks[active]
  const told = active === undefined || !mark ? undefined : tell(active)

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    const last = marks.length - 1
    if (step !== undefined) setActive(active === undefined ? 0 : Math.min(last, Math.max(0, active + step)))
    else if (event.key === 'Home') setActive(0)
    else if (event.key === 'End') setActive(last)
    else if (event.key === 'Escape') setActive(undefined)
    else if ((event.key === 'Enter' || event.key === ' ') && active !== undefined) onChoose?.(active)
    else return
    event.preventDefault()
  }

  function point(event: PointerEvent<HTMLElement>): number | undefined {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const found = nearest(marks, event.clientX - left, event.clientY - top)
    setActive(found)
    return found
  }

  return (
    <figure className="chart marked-chart">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes its own keys */}
      <div
        className="chart-field"
        role="application"
        aria-label={label}
        aria-describedby={`${id}-summary`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setActive(undefined)}
        onPointerMove={point}
        onPointerLeave={() => setActive(undefined)}
        onClick={() => active !== undefined && onChoose?.(active)}
      >
        <div aria-hidden="true">{children}</div>
        {mark && (
          <svg className="chart-over" {...{ width, height }} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            <ActiveMark mark={mark} />
          </svg>
        )}
        {mark && told && (
          <div
            className="mark-box"
            style={{ left: Math.min(Math.max(mark.x, 110), Math.max(110, width - 110)), ...boxAt(mark, height) }}
            data-place={placeOf(mark, height)}
          >
            <strong>{told.title}</strong>
            {told.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </div>
        )}
      </div>
      <figcaption id={`${id}-summary`} className="visually-hidden">
        {summary}
      </figcaption>
      <p className="visually-hidden" role="status">
        {told ? [told.title, ...told.lines].join('. ') : ''}
      </p>
    </figure>
  )
}

/** In a chart this high there is room for the box at the edge that is farther away; beside a lower one it stands outside. */
const HIGH = 180

/** The box covers no neighbour of its mark. */
function placeOf({ y }: Mark, height: number): 'top' | 'bottom' | 'above' | 'below' {
  const isLow = y > height / 2
  return height >= HIGH ? (isLow ? 'top' : 'bottom') : isLow ? 'below' : 'above'
}

function boxAt(mark: Mark, height: number): { readonly top: number } {
  const place = placeOf(mark, height)
  return { top: place === 'top' || place === 'above' ? 0 : height }
}

function ActiveMark({ mark: { x, y, half } }: { readonly mark: Mark }) {
  if (!half) return <circle className="active-mark" cx={x} cy={y} r={9} />
  const [w, h] = half
  return <rect className="active-mark" x={x - w} y={y - h} width={2 * w} height={2 * h} />
}

/** The mark under the pointer, or the nearest within reach of it. */
function nearest(marks: readonly Mark[], x: number, y: number): number | undefined {
  let best: number | undefined
  let shortest = REACH ** 2
  for (const [place, mark] of marks.entries()) {
    const [w, h] = mark.half ?? [0, 0]
    const across = Math.max(0, Math.abs(mark.x - x) - w)
    const down = Math.max(0, Math.abs(mark.y - y) - h)
    const distance = across ** 2 + down ** 2
    if (distance < shortest) [best, shortest] = [place, distance]
  }
  return best
}
