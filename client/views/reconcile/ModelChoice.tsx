import type { Label } from '../../../server/contract/Label.ts'
import { useDatasets, useModels } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { ChooseReconcile } from './useReconcileChoice.ts'

interface ModelChoiceProps {
  readonly dataset: string
  readonly period: string
  /** The one that is shown; empty where none is. */
  readonly model: string
  readonly matching: readonly Named[]
  readonly choose: ChooseReconcile
}

interface Named {
  readonly name: string
  readonly label: Label
}

/** Which model what was paid is held against: first those that pay all of it. */
export function ModelChoice({ dataset, period, model, matching, choose }: ModelChoiceProps) {
  const text = useText()
  const language = useLanguage()
  const models = useModels(dataset, period)
  const datasets = useDatasets()
  const assignments =
    (datasets.state === 'ready' ? datasets.data : []).find(({ name }) => name === dataset)?.assignments ?? []
  const running = (models.state === 'ready' ? models.data : []).filter(({ trouble }) => !trouble)
  const others = running.filter(({ name }) => !matching.some((one) => one.name === name))
  const all = [...matching, ...assignments, ...others]
  const group = (label: string, of: readonly Named[]) =>
    of.length === 0 ? null : (
      <optgroup label={label}>
        {of.map((one) => (
          <option key={one.name} value={one.name}>
            {one.label[language]}
          </option>
        ))}
      </optgroup>
    )

  return (
    <label className="reconcile-model">
      <span>{text('reconcile.model')}</span>
      <select
        className="select"
        value={model}
        onChange={({ currentTarget }) => choose({ model: currentTarget.value, payment: '', at: '', class: '' })}
      >
        {model === '' ? <option value="">{text('reconcile.model.none')}</option> : null}
        {model === '' || all.some(({ name }) => name === model) ? null : <option value={model}>{model}</option>}
        {group(text('reconcile.model.matching'), matching)}
        {group(text('reconcile.model.assignments'), assignments)}
        {group(text('reconcile.model.others'), others)}
      </select>
    </label>
  )
}
