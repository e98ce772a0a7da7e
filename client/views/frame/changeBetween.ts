import type { ComparisonState } from '../../comparison/Comparison.ts'

/** What a page was at one step of the history. */
export interface Step {
  readonly path: string
  readonly state: ComparisonState
}

/** What a step changed, as undo names it. */
export type StepChange = 'page' | 'dataset' | 'period' | 'alternatives' | 'rate' | 'lock' | 'shown' | 'view'

/** The largest thing that differs between two steps. */
export function changeBetween(before: Step, after: Step): StepChange {
  const [one, other] = [before.state, after.state]
  if (before.path !== after.path) return 'page'
  if (one.dataset !== other.dataset) return 'dataset'
  if (one.period !== other.period) return 'period'
  if (namesIn(one) !== namesIn(other)) return 'alternatives'
  if (JSON.stringify(one.alternatives) !== JSON.stringify(other.alternatives)) return 'rate'
  if (one.neutral !== other.neutral || JSON.stringify(one.gives) !== JSON.stringify(other.gives)) return 'lock'
  return one.shown === other.shown ? 'view' : 'shown'
}

const namesIn = ({ alternatives }: ComparisonState): string => JSON.stringify(alternatives.map(({ name }) => name))
