import type { ModelCard } from '../../../server/contract/model.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ExactWords } from '../frame/ExactWords.tsx'
import { Icon } from '../frame/Icon.tsx'
import { StatusTag } from './StatusTag.tsx'

interface ModelRowProps {
  readonly model: ModelCard
  /** Of a scenario: what it changes. */
  readonly base: string | undefined
  readonly isChosen: boolean
  readonly onChoose: (name: string) => void
}

/** A model to choose, or why it cannot be. */
export function ModelRow({ model, base, isChosen, onChoose }: ModelRowProps) {
  const text = useText()
  const language = useLanguage()
  const { name, label, jurisdiction, status, valid, currency, trouble } = model
  const words = (
    <>
      <strong>{label[language]}</strong>
      <StatusTag status={status} />
      <span className="model-where">{whereAndWhen()}</span>
      <span>{isChosen ? text('picker.chosen') : ''}</span>
    </>
  )

  if (!trouble)
    return (
      <button type="button" className="model-row" aria-pressed={isChosen} onClick={() => onChoose(name)}>
        {words}
      </button>
    )
  return (
    <div className="model-row model-blocked">
      {words}
      <p className="model-why">
        <Icon name="warning" />
        <ExactWords words={[trouble.message, trouble.hint].filter(Boolean).join(' ')} />
      </p>
    </div>
  )

  function whereAndWhen(): string {
    const from = valid.from.slice(0, 4)
    const to = valid.to?.slice(0, 4)
    const years =
      to === undefined ? text('picker.valid.open', { from }) : from === to ? from : text('picker.valid', { from, to })
    const where = jurisdiction ? [jurisdiction[language]] : []
    return [...where, years, currency, ...(base === undefined ? [] : [text('picker.extends', { model: base })])].join(
      ' · ',
    )
  }
}
