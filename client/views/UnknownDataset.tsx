import { Link } from 'wouter'
import type { DatasetCard } from '../../server/contract/dataset.ts'
import { addressOf } from '../comparison/address.ts'
import { useComparisonState } from '../comparison/useComparisonState.ts'
import { useLanguage, useText } from '../text/useText.ts'

interface UnknownDatasetProps {
  readonly name: string
  readonly known: readonly DatasetCard[]
}

/** An address names a dataset that is not here: which there are, each a link to what it suggests. */
export function UnknownDataset({ name, known }: UnknownDatasetProps) {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()

  return (
    <>
      <h1>{text('dataset.unknown.title', { dataset: name })}</h1>
      <p>{text('dataset.unknown')}</p>
      <ul>
        {known.map((one) => {
          const alternatives = one.suggested.map((model) => ({ name: model, changes: {} }))
          const period = one.years[0] ?? state.period
          const address = addressOf({ ...state, dataset: one.name, period, alternatives, shown: 1, gives: {} })
          return (
            <li key={one.name}>
              <Link href={address}>{one.label[language]}</Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}
