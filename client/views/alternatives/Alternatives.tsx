import './alternatives.css'
import { useState } from 'react'
import { useText } from '../../text/useText.ts'
import { AlternativeCards } from './AlternativeCards.tsx'
import type { AlternativesProps } from './AlternativesProps.ts'
import { LockBar } from './LockBar.tsx'
import { ModelPicker } from './ModelPicker.tsx'
import type { OpenPanel } from './OpenPanel.ts'
import { RatesPanel } from './RatesPanel.tsx'

/** Baseline and alternatives as cards, the budget lock, and where models are chosen and rates changed. */
export function Alternatives({ state, change, comparison }: AlternativesProps) {
  const text = useText()
  const [open, setOpen] = useState<OpenPanel>(null)
  const shown = comparison.slots[state.shown]

  return (
    <section className="alternatives" aria-labelledby="alternatives-title">
      <h2 id="alternatives-title" className="visually-hidden">
        {text('cards.title')}
      </h2>
      <AlternativeCards state={state} change={change} comparison={comparison} open={open} onOpen={setOpen} />
      {open?.panel === 'models' ? (
        <ModelPicker key={open.place} state={state} change={change} place={open.place} onClose={() => setOpen(null)} />
      ) : null}
      <LockBar state={state} change={change} comparison={comparison} />
      {open?.panel === 'rates' && shown && state.shown > 0 ? (
        <RatesPanel
          key={`${state.shown} ${state.alternatives[state.shown]?.name}`}
          slot={shown}
          place={state.shown}
          change={change}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  )
}
