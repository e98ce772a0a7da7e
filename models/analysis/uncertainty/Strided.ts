import { applied, type ElementwiseOp } from '../../payout/elementwise.ts'
import type { BlockSize } from './sumOfProducts.ts'

/** Values by clinic and draw, wherever they lie: one for all where both steps are 0. */
export interface Strided {
  readonly values: Float64Array
  readonly byClinic: number
  readonly byDraw: number
}

const ONE: Strided = { values: Float64Array.of(0), byClinic: 0, byDraw: 0 }

/** Applies an operator of the program to each value of each clinic and draw, or of each draw alone. */
export function applyTo(
  op: ElementwiseOp,
  [a = ONE, b = ONE, c = ONE]: readonly Strided[],
  into: Strided,
  { clinics, draws }: BlockSize,
): void {
  const quickly = QUICKLY[op]
  const rows = into.byClinic === 0 ? 1 : clinics
  if (quickly) quickly(into, a, b, rows, draws)
  else applyAny(op, [into, a, b, c], rows, draws)
}

type Apply = (into: Strided, a: Strided, b: Strided, rows: number, draws: number) => void

/**
 * What most steps do has a loop of its own; what it comes to is what `applied` says. The loops are alike but for their
 * operator, for the sake of speed: an operator handed to one loop would be called for each value.
 */
const QUICKLY: Readonly<Partial<Record<ElementwiseOp, Apply>>> = {
  add(
    { values: into, byClinic },
    { values: x, byClinic: rowX, byDraw: byX },
    { values: y, byClinic: rowY, byDraw: byY },
    rows,
    draws,
  ) {
    for (let row = 0; row < rows; row += 1) {
      const to = row * byClinic
      let atX = row * rowX
      let atY = row * rowY
      for (let i = to; i < to + draws; i += 1) {
        into[i] = (x[atX] as number) + (y[atY] as number)
        atX += byX
        atY += byY
      }
    }
  },
  multiply(
    { values: into, byClinic },
    { values: x, byClinic: rowX, byDraw: byX },
    { values: y, byClinic: rowY, byDraw: byY },
    rows,
    draws,
  ) {
    for (let row = 0; row < rows; row += 1) {
      const to = row * byClinic
      let atX = row * rowX
      let atY = row * rowY
      for (let i = to; i < to + draws; i += 1) {
        into[i] = (x[atX] as number) * (y[atY] as number)
        atX += byX
        atY += byY
      }
    }
  },
  divide(
    { values: into, byClinic },
    { values: x, byClinic: rowX, byDraw: byX },
    { values: y, byClinic: rowY, byDraw: byY },
    rows,
    draws,
  ) {
    for (let row = 0; row < rows; row += 1) {
      const to = row * byClinic
      let atX = row * rowX
      let atY = row * rowY
      for (let i = to; i < to + draws; i += 1) {
        const below = y[atY] as number
        into[i] = below === 0 ? Number.NaN : (x[atX] as number) / below
        atX += byX
        atY += byY
      }
    }
  },
  min(
    { values: into, byClinic },
    { values: x, byClinic: rowX, byDraw: byX },
    { values: y, byClinic: rowY, byDraw: byY },
    rows,
    draws,
  ) {
    for (let row = 0; row < rows; row += 1) {
      const to = row * byClinic
      let atX = row * rowX
      let atY = row * rowY
      for (let i = to; i < to + draws; i += 1) {
        into[i] = Math.min(x[atX] as number, y[atY] as number)
        atX += byX
        atY += byY
      }
    }
  },
}

function applyAny(
  op: ElementwiseOp,
  [into, a, b, c]: readonly [Strided, Strided, Strided, Strided],
  rows: number,
  draws: number,
): void {
  const at = ({ values, byClinic, byDraw }: Strided, row: number, draw: number): number =>
    values[row * byClinic + draw * byDraw] as number
  for (let row = 0; row < rows; row += 1)
    for (let draw = 0; draw < draws; draw += 1)
      into.values[row * into.byClinic + draw] = applied(op, at(a, row, draw), at(b, row, draw), at(c, row, draw))
}
