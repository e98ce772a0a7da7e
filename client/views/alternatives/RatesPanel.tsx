import { useEffect, useRef, useState } from 'react'
import { LETTERS, type Slot } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import type { ChangeState } from './AlternativesProps.ts'
import { changedRates } from './changedRates.ts'
import { takeAllBack } from './editAlternatives.ts'
import { PanelHead } from './PanelHead.tsx'
import { RatesOfModel } from './RatesOfModel.tsx'

interface RatesPanelProps {
  readonly slot: Slot
  readonly place: number
  readonly change: ChangeState
  readonly onClose: () => void
}

/** The rates of the alternative that is shown, to search and change where they are read. */
export function RatesPanel({ slot, place, change, onClose }: RatesPanelProps) {
  const text = useText()
  const language = useLanguage()
  const [words, setWords] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const letter = LETTERS[place] ?? ''
  // What was priced last stays to be mended while a change is refused: a field must not vanish under the hand.
  const [last, setLast] = useState(slot.state === 'ready' ? slot.priced : undefined)
  if (slot.state === 'ready' && slot.priced !== last) setLast(slot.priced)
  const priced = slot.state === 'ready' ? slot.priced : last
  const { alternative } = slot.state === 'ready' ? slot.priced : slot
  const changed = changedRates(alternative, priced?.parts ?? [])

  useEffect(() => {
    search.current?.focus({ preventScroll: true })
    search.current?.closest('section')?.scrollIntoView({ block: 'nearest' })
  }, [])

  return (
    <section className="panel tools" aria-labelledby="rates-title">
      <PanelHead
        id="rates-title"
        title={text('rates.title', { letter, name: priced?.label[language] ?? alternative.name })}
        close={text('picker.close')}
        onClose={onClose}
      />
      <p className="rates-lead">{text('rates.lead')}</p>
      <div className="rates-tools">
        <input
          ref={search}
          type="search"
          className="search"
          aria-label={text('rates.search')}
          placeholder={text('rates.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {changed.length > 1 ? (
          <button type="button" className="button" onClick={() => change((before) => takeAllBack(before, place))}>
            {text('rates.takeAllBack', { count: changed.length })}
          </button>
        ) : null}
      </div>
      {slot.state === 'failed' ? (
        <p className="blocked" role="alert">
          <ProblemWords problem={slot.problem} />
        </p>
      ) : null}
      {priced ? (
        <div className="rates-list">
          {priced.parts.map((part) => (
            <RatesOfModel
              key={part.model.name}
              part={part}
              changes={alternative.changes[part.model.name] ?? {}}
              priced={priced}
              place={place}
              change={change}
              words={words}
            />
          ))}
        </div>
      ) : (
        <p role="status">{text('rates.wait')}</p>
      )}
    </section>
  )
}
