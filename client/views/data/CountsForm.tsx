import { useId } from 'react'
import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { ModelCard } from '../../../server/contract/model.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { InventedTag } from '../frame/InventedTag.tsx'

interface CountsFormProps {
  readonly models: readonly ModelCard[]
  readonly model: string
  readonly datasets: readonly DatasetCard[]
  /** Empty: none. */
  readonly dataset: string
  readonly onModel: (name: string) => void
  readonly onDataset: (name: string) => void
}

/** By which model the counts are to be paid, and from where the facts of the clinics are. */
export function CountsForm({ models, model, datasets, dataset, onModel, onDataset }: CountsFormProps) {
  const text = useText()
  const language = useLanguage()
  const why = useId()
  const places = Map.groupBy(models, ({ jurisdiction }) => jurisdiction?.[language] ?? text('data.counts.model.any'))

  return (
    <div className="data-fields counts-form">
      <label className="data-field">
        {text('data.counts.model')}
        <select className="select" value={model} onChange={(event) => onModel(event.currentTarget.value)}>
          {[...places].map(([place, own]) => (
            <optgroup key={place} label={place}>
              {own.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label[language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div>
        <label className="data-field">
          {text('data.counts.dataset')}
          <select
            className="select"
            value={dataset}
            aria-describedby={why}
            onChange={(event) => onDataset(event.currentTarget.value)}
          >
            <option value="">{text('data.counts.dataset.none')}</option>
            {datasets.map(({ name, label }) => (
              <option key={name} value={name}>
                {label[language]}
              </option>
            ))}
          </select>
          <small id={why}>{text('data.counts.dataset.why')}</small>
        </label>
        {datasets.find(({ name }) => name === dataset)?.invented ? <InventedTag /> : null}
      </div>
    </div>
  )
}
