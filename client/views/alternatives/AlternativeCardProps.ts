import type { Slot } from '../../comparison/Comparison.ts'
import type { AlternativesProps } from './AlternativesProps.ts'
import type { OpenPanel } from './OpenPanel.ts'

/** What a card is given: its model, its place, and what is open below the cards. */
export interface AlternativeCardProps extends AlternativesProps {
  readonly slot: Slot
  readonly place: number
  readonly name: string
  readonly open: OpenPanel
  readonly onOpen: (open: OpenPanel) => void
}
