import type { Comparison } from '../../comparison/Comparison.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useMarks } from './useMarks.ts'

const WIDTH = 336
const HEIGHT = 86
const MARGIN = 16

interface PlaceStripProps {
  readonly comparison: Comparison
  readonly period: string
}

/** The clinic among the region's, in kronor per listed; the others have no names here. */
export function PlaceStrip({ comparison, period }: PlaceStripProps) {
  const text = useText()
  const language = useLanguage()
  const { clinic, currency, name, shown } = useShownStatement()
  const { clinics } = comparison
  const ids: readonly string[] = shown.priced.parts[0]?.quantities.clinics ?? []
  const own = shown.statement.clinic
  const places = clinics
    .flatMap(({ clinic: id, listed }) => {
      const place = ids.indexOf(id)
      const total = shown.priced.amounts.totals[place]
      return listed && total !== undefined ? [{ id, perListed: total / 100 / listed }] : []
    })
    .toSorted((one, other) => one.perListed - other.perListed)
  const at = places.findIndex(({ id }) => id === own)
  const marks = useMarks(places.length, Math.max(0, at))
  const title = text('statement.place', { clinic: name, count: places.length })
  const note = { period: formatSpan(period, language) }
  const noted =
    currency === 'SEK' ? text('statement.place.note', note) : text('statement.place.noteOther', { currency, ...note })
  const mine = places[at]
  if (!clinic || !mine)
    return (
      <section className="panel statement-chart">
        <h2>{title}</h2>
        <p className="note">{text('statement.place.missing', { clinic: name })}</p>
      </section>
    )

  const least = places[0]?.perListed ?? 0
  const most = places.at(-1)?.perListed ?? 1
  const x = (value: number): number =>
    most === least ? WIDTH / 2 : MARGIN + ((value - least) / (most - least)) * (WIDTH - 2 * MARGIN)
  const write = (value: number): string => formatNumber(value, language)
  const rank = text('statement.place.rank', { rank: places.length - at, count: places.length })
  const looked = marks.shown === undefined ? undefined : places[marks.shown]
  const nameOf = (id: string): string => (id === own ? name : text('statement.place.other'))
  const end = x(mine.perListed) > WIDTH * 0.7 ? 'end' : x(mine.perListed) < WIDTH * 0.3 ? 'start' : 'middle'

  return (
    <ChartPanel
      title={title}
      note={noted}
      summary={`${name}: ${write(mine.perListed)}. ${rank} ${write(least)}–${write(most)}.`}
      chart={
        // One stop of the tab key for all clinics; the arrow keys go between them.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
        <div className="statement-marks" role="group" aria-label={text('statement.chart.keys')} {...marks.keys}>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            {places.map(({ id, perListed }, place) => (
              <g key={id} {...marks.over(place)}>
                <rect x={x(perListed) - 4} y={20} width={8} height={40} fill="transparent" />
                <line
                  className="statement-strip"
                  data-own={id === own || undefined}
                  data-looked={marks.shown === place || undefined}
                  x1={x(perListed)}
                  x2={x(perListed)}
                  y1={id === own ? 22 : 32}
                  y2={56}
                />
              </g>
            ))}
            <line className="statement-axis" x1={MARGIN} x2={WIDTH - MARGIN} y1={58} y2={58} />
            <text className="statement-own" x={x(mine.perListed)} y={14} textAnchor={end}>
              {write(mine.perListed)}
            </text>
            <text className="statement-tick" x={MARGIN} y={76} textAnchor="start">
              {write(least)}
            </text>
            <text className="statement-tick" x={WIDTH - MARGIN} y={76} textAnchor="end">
              {write(most)}
            </text>
          </svg>
          <p className="statement-mark-box" aria-live="polite">
            {looked ? `${capital(nameOf(looked.id))}: ${write(looked.perListed)}` : rank}
          </p>
        </div>
      }
      table={
        // The box scrolls by itself, so it must be reached from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="statement-scrolls" role="group" aria-label={title} tabIndex={0}>
          <table className="split">
            <thead>
              <tr>
                <th scope="col">{text('statement.place.number')}</th>
                <th scope="col">{text('statement.clinic')}</th>
                <th scope="col" className="number">
                  {text('statement.place.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {places.toReversed().map(({ id, perListed }, place) => (
                <tr key={id} data-own={id === own || undefined}>
                  <td>{place + 1}</td>
                  <th scope="row">{nameOf(id)}</th>
                  <td className="number">{write(perListed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    />
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
