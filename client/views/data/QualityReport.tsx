import type { Quality } from '../../../server/contract/quality.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { formatRow } from '../../format/formatRow.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import type { DistributionBar } from './DistributionBars.tsx'
import { DistributionPanel } from './DistributionPanel.tsx'
import { ProblemGroups } from './ProblemGroups.tsx'

/** What a dataset looks like: distributions, gaps, what stands out. Each drawing has its table. */
export function QualityReport({ quality }: { readonly quality: Quality }) {
  const text = useText()
  const language = useLanguage()
  const { tables, ages, months, deliveries, outliers, warnings } = quality
  const number = (value: number | null): string => (value === null ? text('data.small') : formatNumber(value, language))
  const contacts = tables.find(({ table }) => table === 'contacts')
  const kinds = contacts?.columns.find(({ name }) => name === 'kind')
  const leftOut = tables.reduce((sum, one) => sum + one.leftOut, 0)
  const gaps = deliveries.filter(({ missing }) => missing.length > 0)
  const missing = tables
    .flatMap(({ table, rows, columns }) =>
      columns.flatMap((column): readonly (DistributionBar & { readonly value: number })[] => {
        const share = rows === 0 ? 0 : (100 * column.missing) / rows
        // A column that is all empty was not delivered: every table has some that are optional.
        if (share === 0 || column.known === 0) return []
        return [{ name: `${table}.${column.name}`, value: share, written: formatPercent(share, language) }]
      }),
    )
    .toSorted((a, b) => b.value - a.value)
  const bandName = (from: number): string =>
    from >= 90 ? text('data.band.last', { from }) : text('data.band', { from, to: from + 9 })

  return (
    <>
      <p className="lead">
        {text('data.quality.lead', {
          rows: number(tables.reduce((sum, { rows }) => sum + rows, 0)),
          tables: tables.length,
          missing: gaps.reduce((sum, one) => sum + one.missing.length, 0),
          outliers: outliers.length,
        })}{' '}
        {leftOut > 0 ? text('data.quality.leftOut', { count: number(leftOut) }) : null}{' '}
        {quality.pseudonymous ? text('data.quality.pseudonymous') : null}
      </p>
      <div className="data-panels">
        {ages ? (
          <DistributionPanel
            title={text('data.quality.ages')}
            axis={text('data.quality.ages.axis', { year: ages.year })}
            columns={[text('data.age'), text('data.rows')]}
            bars={ages.bands.map(({ from, rows }) => ({ name: bandName(from), value: rows, written: number(rows) }))}
          />
        ) : null}
        {kinds?.words ? (
          <DistributionPanel
            title={text('data.quality.kinds')}
            axis={text('data.quality.kinds.axis')}
            columns={[text('data.kind'), text('data.rows')]}
            bars={[
              ...kinds.words.map(({ word, rows }) => ({
                name: formatRow(word, language),
                value: rows,
                written: number(rows),
              })),
              ...(kinds.otherWords
                ? [{ name: text('data.other'), value: kinds.otherWords, written: number(kinds.otherWords) }]
                : []),
            ]}
          />
        ) : null}
        {months.some(({ table }) => table === 'contacts') ? (
          <DistributionPanel
            title={text('data.quality.months')}
            axis={text('data.quality.months.axis')}
            columns={[text('data.month'), text('data.table.contacts')]}
            bars={months
              .filter(({ table }) => table === 'contacts')
              .map(({ month, rows }) => ({ name: formatPeriod(month, language), value: rows, written: number(rows) }))}
          />
        ) : null}
        <DistributionPanel
          title={text('data.quality.missing')}
          axis={text('data.quality.missing.axis')}
          columns={[text('data.column'), text('data.missingShare')]}
          bars={missing}
          empty={text('data.quality.missing.none')}
        />
        <DistributionPanel
          title={text('data.quality.completeness')}
          axis={text('data.quality.completeness.axis')}
          columns={[text('data.clinic'), text('data.missingMonths')]}
          bars={gaps.map(({ table, clinic, missing: lacking }) => ({
            name: `${clinic}, ${table}`,
            value: lacking.length,
            written: number(lacking.length),
          }))}
          empty={text('data.quality.completeness.all', { count: number(deliveries.length) })}
          foot={<Deliveries deliveries={deliveries} />}
        />
        <DistributionPanel
          title={text('data.quality.outliers')}
          axis={text('data.quality.outliers.axis')}
          columns={[text('data.clinic'), text('data.rows')]}
          bars={outliers.map(({ clinic, table, month, rows, low, high }) => ({
            name: `${clinic}, ${table}, ${formatPeriod(month, language)}`,
            value: rows,
            written: text('data.quality.outliers.range', { rows: number(rows), low: number(low), high: number(high) }),
          }))}
          empty={text('data.quality.outliers.none')}
        />
      </div>
      <section className="panel data-panel">
        <h2>{text('data.quality.warnings')}</h2>
        {warnings.length === 0 ? <p>{text('data.quality.warnings.none')}</p> : <ProblemGroups problems={warnings} />}
      </section>
    </>
  )
}

/** How far each clinic's part of each table goes, and what lacks. */
function Deliveries({ deliveries }: Pick<Quality, 'deliveries'>) {
  const text = useText()
  const language = useLanguage()
  const month = (one: string | null): string => (one === null ? text('data.missing') : formatPeriod(one, language))
  if (deliveries.length === 0) return null
  return (
    <DataTable
      label={text('data.quality.completeness')}
      columns={['clinic', 'tableName', 'first', 'last', 'missingMonths'].map((one) => text(`data.${one as 'clinic'}`))}
      rows={deliveries.map(({ clinic, table, first, last, missing }) => [
        clinic,
        text(`data.table.${table as 'clinics'}`),
        month(first),
        month(last),
        missing.length === 0 ? '–' : missing.map(month).join(', '),
      ])}
    />
  )
}
