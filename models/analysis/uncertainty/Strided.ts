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
  const apply = QUICKLY[op] ?? ((to, x, y, z, length) => applyAny(op, to, x, y, z, length))
  const rows = into.byClinic === 0 ? 1 : clinics
  const start = (of: Strided, clinic: number): Run => ({ values: of.values, at: clinic * of.byClinic, by: of.byDraw })
  for (let clinic = 0; clinic < rows; clinic += 1)
    apply(start(into, clinic), start(a, clinic), start(b, clinic), start(c, clinic), draws)
}

/** The draws of one clinic. */
interface Run {
  readonly values: Float64Array
  readonly at: number
  readonly by: number
}

type Apply = (to: Run, a: Run, b: Run, c: Run, length: number) => void

/** What most steps do has a loop of its own; what it comes to is what `applied` says. */
const QUICKLY: Readonly<Partial<Record<ElementwiseOp, Apply>>> = {
  add({ values: into, at: to }, { values: x, at: atX, by: byX }, { values: y, at: atY, by: byY }, _, length) {
    for (let i = 0; i < length; i += 1) into[to + i] = (x[atX + i * byX] as number) + (y[atY + i * byY] as number)
  },
  multiply({ values: into, at: to }, { values: x, at: atX, by: byX }, { values: y, at: atY, by: byY }, _, length) {
    for (let i = 0; i < length; i += 1) into[to + i] = (x[atX + i * byX] as number) * (y[atY + i * byY] as number)
  },
  divide({ values: into, at: to }, { values: x, at: atX, by: byX }, { values: y, at: atY, by: byY }, _, length) {
    for (let i = 0; i < length; i += 1) {
      const below = y[atY + i * byY] as number
      into[to + i] = below === 0 ? Number.NaN : (x[atX + i * byX] as number) / below
    }
  },
  min({ values: into, at: to }, { values: x, at: atX, by: byX }, { values: y, at: atY, by: byY }, _, length) {
    for (let i = 0; i < length; i += 1) into[to + i] = Math.min(x[atX + i * byX] as number, y[atY + i * byY] as number)
  },
}

function applyAny(op: ElementwiseOp, to: Run, a: Run, b: Run, c: Run, length: number): void {
  for (let i = 0; i < length; i += 1)
    to.values[to.at + i] = applied(
      op,
      a.values[a.at + i * a.by] as number,
      b.values[b.at + i * b.by] as number,
      c.values[c.at + i * c.by] as number,
    )
}
