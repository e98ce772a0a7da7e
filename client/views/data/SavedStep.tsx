import { Link } from 'wouter'
import type { Upload } from '../../../server/contract/upload.ts'
import { useDatasets } from '../../api/queries.ts'
import { addressOf } from '../../comparison/address.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { inDataset } from '../frame/inDataset.ts'
import { dataAddress } from './dataAddress.ts'
import { MappingLink } from './MappingLink.tsx'

/** The data is served: where to go with it. */
export function SavedStep({ upload }: { readonly upload: Upload }) {
  const text = useText()
  const { state } = useComparisonState()
  const datasets = useDatasets()
  const known = datasets.state === 'ready' ? datasets.data : []
  const card = known.find(({ name }) => name === upload.dataset)
  if (!card) return null
  const there = inDataset(
    state,
    card,
    known.find(({ name }) => name === state.dataset),
  )

  return (
    <>
      <p className="data-actions">
        <Link className="button data-primary" href={addressOf(there)}>
          {text('data.toCompare')}
        </Link>
        <Link className="button" href={dataAddress(there, { page: 'quality' })}>
          {text('data.quality.link')}
        </Link>
        <Link className="button" href={dataAddress(state, { page: 'new' })}>
          {text('data.another')}
        </Link>
      </p>
      <MappingLink id={upload.id} />
    </>
  )
}
