import './data.css'
import { Skeleton } from '@mantine/core'
import { Link, useParams } from 'wouter'
import { useDatasets, useQuality } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { dataAddress } from './dataAddress.ts'
import { QualityReport } from './QualityReport.tsx'

/** The screen that answers: is the data of this dataset complete and plausible? */
export function QualityView() {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  const { dataset } = useParams<{ dataset: string }>()
  const datasets = useDatasets()
  const quality = useQuality(dataset)
  const card = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === dataset) : undefined

  return (
    <>
      <p className="data-crumb">
        <Link href={dataAddress(state)}>{text('nav.data')}</Link>
      </p>
      <h1>{text('data.quality.title', { name: card?.label[language] ?? dataset })}</h1>
      {card?.invented && state.dataset !== dataset ? (
        <p className="data-name">
          <span className="invented">{text('invented.tag')}</span>
        </p>
      ) : null}
      {quality.state === 'loading' ? (
        <div role="status" aria-label={text('data.quality.loading')}>
          <Skeleton height={54} mb={24} />
          <Skeleton height={320} />
        </div>
      ) : null}
      {quality.state === 'failed' ? <ProblemNote problem={quality.problem} retry={quality.retry} /> : null}
      {quality.state === 'ready' ? <QualityReport quality={quality.data} /> : null}
    </>
  )
}
