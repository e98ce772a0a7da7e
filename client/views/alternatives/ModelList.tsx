import { useState } from 'react'
import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { ModelCard } from '../../../server/contract/model.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { arrangeModels, type ListedModel } from './arrangeModels.ts'
import { ModelRow } from './ModelRow.tsx'

interface ModelListProps {
  readonly models: readonly ModelCard[]
  readonly assignments: DatasetCard['assignments']
  readonly words: string
  readonly chosen: string | undefined
  /** What the base is computed in. */
  readonly currency: string | undefined
  readonly onChoose: (name: string) => void
  readonly onClear: () => void
}

/** Assignments first, then models with their scenarios; last those that cannot run, each with the reason. */
export function ModelList({ models, assignments, words, chosen, currency, onChoose, onClear }: ModelListProps) {
  const text = useText()
  const language = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  const labels = new Map(models.map(({ name, label }) => [name, label[language]]))
  const { runnable, foreign, blocked } = arrangeModels(
    models.filter((model) => matches(wordsOf(model))),
    currency,
  )
  const assigned = assignments.filter(({ name, label }) => matches(`${name} ${label[language]}`))

  if (assigned.length + runnable.length + foreign.length + blocked.length === 0)
    return (
      <div className="empty" role="status">
        <p>{text('picker.empty', { words })}</p>
        <button type="button" className="button" onClick={onClear}>
          {text('picker.clear')}
        </button>
      </div>
    )

  return (
    <div className="picker-list">
      {assigned.length > 0 ? (
        <>
          <h3>{text('picker.assignments')}</h3>
          <ul>
            {assigned.map(({ name, label, entries }) => (
              <li key={name}>
                <button
                  type="button"
                  className="model-row"
                  aria-pressed={name === chosen}
                  onClick={() => onChoose(name)}
                >
                  <strong>{label[language]}</strong>
                  <span className="tag">{text('status.assignment')}</span>
                  <span className="model-where">
                    {[...new Set(entries.map(({ model }) => labels.get(model) ?? model))].join(', ')}
                  </span>
                  <span>{name === chosen ? text('picker.chosen') : ''}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {section(text('picker.models'), runnable)}
      {section(text('picker.others'), foreign)}
      {blocked.length > 0 && asked.length === 0 ? (
        <button type="button" className="link-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text('picker.hideBlocked') : text('picker.showBlocked', { count: blocked.length })}
        </button>
      ) : null}
      {isWhole || asked.length > 0 ? section(text('picker.blocked'), blocked) : null}
    </div>
  )

  function section(title: string, rows: readonly ListedModel[]) {
    if (rows.length === 0) return null
    return (
      <>
        <h3>{title}</h3>
        <ul>
          {rows.map(({ model, depth }) => (
            <li key={model.name} data-depth={depth || undefined}>
              <ModelRow
                model={model}
                base={model.extends === null ? undefined : (labels.get(model.extends) ?? model.extends)}
                isChosen={model.name === chosen}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      </>
    )
  }

  function wordsOf({ name, label, jurisdiction, status, valid }: ModelCard): string {
    const years = `${valid.from.slice(0, 4)} ${valid.to?.slice(0, 4) ?? ''}`
    return `${name} ${label[language]} ${jurisdiction?.[language] ?? ''} ${text(`status.${status}`)} ${years}`
  }

  function matches(own: string): boolean {
    const lower = own.toLowerCase()
    return asked.every((word) => lower.includes(word))
  }
}
