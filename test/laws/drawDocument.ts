import type { Chance } from './Chance.ts'
import { beginDraft } from './Draft.ts'
import { diagnosed } from './shapes/diagnosed.ts'
import { indicatorPoints } from './shapes/indicatorPoints.ts'
import { perClinic } from './shapes/perClinic.ts'
import { perContact } from './shapes/perContact.ts'
import { perIndicator } from './shapes/perIndicator.ts'
import { perPatient } from './shapes/perPatient.ts'
import { pots } from './shapes/pots.ts'
import type { Shape } from './shapes/Shape.ts'

const SHAPES = [...pots, ...perPatient, ...perContact, ...perClinic, ...perIndicator, ...indicatorPoints] as [
  Shape,
  ...Shape[],
]

/** What a document is made up with. */
export interface DocumentHead {
  readonly model: string
  /** The first of months on which figures may change. */
  readonly changes: readonly string[]
  /** The grouping that it may name. */
  readonly grouping: string
}

/** The text of a model made up of some shapes. */
export function drawDocument(chance: Chance, { model, changes, grouping }: DocumentHead): string {
  const cutOff = chance.pick([
    'last day of previous month',
    'last day of previous month',
    'first day of month',
    'last day of month',
  ])
  const draft = beginDraft(chance, { model, cutOff, dates: ['2013-01-01', ...changes] })
  for (let count = chance.whole(4, 9); count > 0; count -= 1) chance.pick(SHAPES)(draft)
  if (chance.flip(0.4)) {
    for (let count = chance.whole(1, 3); count > 0; count -= 1) chance.pick(diagnosed)(draft)
    draft.group({ grouping, ...(chance.flip(0.3) && { over: '6 months' }) })
  }
  return draft.text()
}
