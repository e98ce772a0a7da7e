import {
  type Period,
  readPeriod,
  type Reconciliation,
  type Residual,
  residualKey,
  writeMonths,
} from '../../models/index.ts'
import type { KeptNotes, Note } from './Note.ts'

/** A residual with what was said of it. */
export interface NotedResidual extends Residual {
  readonly note: Note | null
  /** Its öre are others than when the note was written. */
  readonly hasChanged: boolean
}

/** Residuals with their notes, and the notes of the period whose residual is gone. */
export interface Noted {
  readonly residuals: readonly NotedResidual[]
  readonly settled: readonly Note[]
}

/** Puts notes to the residuals that they are of: by model, clinic, payment and period, whatever the amount is now. */
export function notedResiduals(
  { lines, notYetPaid }: Pick<Reconciliation, 'lines' | 'notYetPaid'>,
  { last }: KeptNotes,
  period: Period,
): Noted {
  const residuals = lines
    .filter(({ residual }) => residual !== 0)
    .map((line) => {
      const note = last.get(line.key) ?? null
      return { ...line, note, hasChanged: note !== null && note.ore !== line.residual }
    })
  const open = new Set([
    ...residuals.map(({ key }) => key),
    ...notYetPaid.map((one) => residualKey(one.clinic, one.payment, writeMonths(one))),
  ])
  return { residuals, settled: [...last.values()].filter((note) => !open.has(note.residual) && isIn(period, note)) }
}

/** The period stands last in the key of a line. */
function isIn({ first, last }: Period, { residual }: Note): boolean {
  const own = readPeriod(residual.slice(residual.lastIndexOf('/') + 1))
  return own !== undefined && own.first >= first && own.last <= last
}
