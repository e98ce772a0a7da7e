import './data.css'
import { Skeleton } from '@mantine/core'
import { Link } from 'wouter'
import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { DatasetContent } from '../../../server/contract/quality.ts'
import { useContent, useDatasets, useUploads } from '../../api/queries.ts'
import { addressOf } from '../../comparison/address.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { inDataset } from '../frame/inDataset.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { dataAddress } from './dataAddress.ts'
import { DataTable } from './DataTable.tsx'

/** The screen that answers: what data is there, and how far does it go? */
export function DataView() {
  const text = useText()
  const { state } = useComparisonState()
  const datasets = useDatasets()
  const content = useContent()

  return (
    <>
      <h1>{text('data.title')}</h1>
      {datasets.state === 'ready' ? (
        <p className="lead">
          {datasets.data.length === 1
            ? text('data.lead.one')
            : text('data.lead', {
                count: datasets.data.length,
                invented: datasets.data.filter(({ invented }) => invented).length,
              })}
        </p>
      ) : null}
      <p className="data-actions">
        <Link className="button data-primary" href={dataAddress(state, { page: 'new' })}>
          {text('data.new')}
        </Link>
        <Link className="button" href={dataAddress(state, { page: 'counts' })}>
          {text('data.counts.link')}
        </Link>
      </p>
      <Underway />
      {content.state === 'loading' ? <Skeleton height={180} /> : null}
      {content.state === 'failed' ? <ProblemNote problem={content.problem} retry={content.retry} /> : null}
      {content.state === 'ready' && datasets.state === 'ready' ? (
        <DatasetTable cards={datasets.data} contents={content.data} />
      ) : null}
    </>
  )
}

/** Imports that were begun and not ended: the way back to them. */
function Underway() {
  const text = useText()
  const { state } = useComparisonState()
  const uploads = useUploads()
  const open =
    uploads.state === 'ready'
      ? uploads.data.filter((one) => !['saved', 'receiving'].includes(one.state) && one.files.length > 0)
      : []
  return open.map(({ id, files }) => (
    <p key={id} className="data-underway">
      {text('data.underway', { files: files.map(({ name }) => name).join(', ') })}{' '}
      <Link href={dataAddress(state, { page: 'new' }, id)}>{text('data.underway.link')}</Link>
    </p>
  ))
}

interface DatasetTableProps {
  readonly cards: readonly DatasetCard[]
  readonly contents: readonly DatasetContent[]
}

function DatasetTable({ cards, contents }: DatasetTableProps) {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  const current = cards.find(({ name }) => name === state.dataset)

  return (
    <DataTable
      label={text('data.column.name')}
      columns={['name', 'asOf', 'tables', 'hash'].map((one) => text(`data.column.${one as 'name'}`))}
      rows={cards.map((card) => {
        const name = card.label[language]
        const there = inDataset(state, card, current)
        return [
          <span key="name" className="data-name">
            <strong>{name}</strong> {card.invented ? <span className="invented">{text('data.invented')}</span> : null}
            <span className="data-links">
              <Link href={dataAddress(there, { page: 'quality' })} aria-label={text('data.quality.of', { name })}>
                {text('data.quality.link')}
              </Link>
              <Link href={addressOf(there)} aria-label={text('data.compare.of', { name })}>
                {text('data.compare.link')}
              </Link>
            </span>
          </span>,
          card.asOf === '' ? text('data.missing') : formatDate(card.asOf, language),
          <ContentList key="content" content={contents.find((one) => one.name === card.name)} />,
          <code key="hash" title={card.hash}>
            {card.hash.slice(0, 19)}…
          </code>,
        ]
      })}
    />
  )
}

function ContentList({ content }: { readonly content: DatasetContent | undefined }) {
  const text = useText()
  const language = useLanguage()
  return (
    <ul className="data-content">
      {(content?.tables ?? []).map(({ table, rows }) => (
        <li key={table}>
          {text(`data.table.${table}`)} {formatNumber(rows, language)}
        </li>
      ))}
      {content && content.leftOut > 0 ? (
        <li>{text('data.quality.leftOut', { count: formatNumber(content.leftOut, language) })}</li>
      ) : null}
    </ul>
  )
}
