import type { Step } from '../plan/Program.ts'
import { addProducts } from './addProducts.ts'
import { type Column, ROWS_AT_ONCE } from './Column.ts'
import { elementwise, type ElementwiseOp } from './elementwise.ts'
import type { Evaluator, Take, WindowInput } from './evaluateStep.ts'
import { partsOf } from './joinSteps.ts'
import type { ProductSum } from './productSums.ts'
import { sumRows } from './sumRows.ts'
import type { Unit } from './Unit.ts'

/** What a sum of products is computed from, in lists that are made once. */
interface Factors {
  readonly rates: number[]
  readonly quantities: Column[]
}

/** Computes the units of several steps, with the bits of the steps one by one. */
export function createJoined(
  steps: readonly Step[],
  { evaluate, count, weightsOf }: Evaluator,
  clinics: number,
): (unit: Unit, values: Column[], input: WindowInput, take: Take) => Column {
  const pieces: Column[] = []
  const factors = new Map<ProductSum['terms'], Factors>()

  return ({ root, products, amounts = [] }, values, input, take) =>
    products
      ? addAll(products, root, values, input, take)
      : sumAmounts(steps[root] as Extract<Step, { op: 'sum' }>, amounts, values, input, take)

  /** A sum of products at once, where all its columns are as long and what is chosen is a product. */
  function addAll(
    { begins, terms, inside }: ProductSum,
    root: number,
    values: Column[],
    input: WindowInput,
    take: Take,
  ): Column {
    const { rates, quantities } = listsOf(terms)
    let [isJoined, place] = [true, 0]
    const length = values[terms[0]?.quantity as number]?.length ?? 0
    for (const { rate, quantity, isChosen } of terms) {
      const [one, column] = [values[rate]?.[0] as number, values[quantity] as Column]
      rates[place] = one
      quantities[place] = column
      place += 1
      if (column.length !== length || (isChosen && !isProduct(one))) isJoined = false
    }
    const first = begins === undefined ? undefined : (values[begins] as Column)
    if (isJoined && (first === undefined || first.length === length || first.length === 1)) {
      const into = take(length)
      addProducts(into, first, rates, quantities)
      return into
    }
    const alone = values.slice()
    // A product that others read too may be overwritten already.
    const all = new Set([...inside, ...terms.map(({ product }) => product)])
    for (const one of [...all].toSorted((a, b) => a - b))
      alone[one] = evaluate(steps[one] as Step, alone, input, newColumn)
    return evaluate(steps[root] as Step, alone, input, take)
  }

  function listsOf(terms: ProductSum['terms']): Factors {
    const known = factors.get(terms) ?? { rates: terms.map(() => 0.5), quantities: [] }
    factors.set(terms, known)
    return known
  }

  /** Amounts of rows and their sum, a piece after another: what the steps between come to is never written as a whole. */
  function sumAmounts(
    step: Extract<Step, { op: 'sum' }>,
    amounts: readonly number[],
    values: readonly Column[],
    { place }: WindowInput,
    take: Take,
  ): Column {
    const into = take(clinics).fill(0)
    const counted = count(step.count)
    const weights = weightsOf(step, place)
    const rows = counted.clinics.length
    const piece: Column[] = []
    for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
      const to = Math.min(from + ROWS_AT_ONCE, rows)
      const at = (one: number): Column => {
        const known = piece[one]
        if (known) return known
        const column = values[one] as Column
        return column.length === 1 ? column : column.subarray(from, to)
      }
      amounts.forEach((one, index) => {
        const written = (pieces[index] ??= new Float64Array(ROWS_AT_ONCE))
        const { op } = steps[one] as Step
        const of = partsOf(steps[one] as Step).map(at)
        piece[one] = elementwise(op as ElementwiseOp, of, (length) =>
          length === ROWS_AT_ONCE ? written : written.subarray(0, length),
        )
      })
      sumRows(into, counted, weights, at(step.of[0] as number), from, to)
    }
    return into
  }
}

const newColumn: Take = (length) => new Float64Array(length)

/** Is *when(condition, rate, 0)* a product? Of a rate below zero it would be −0 where the condition does not hold. */
const isProduct = (rate: number): boolean => rate >= 0 && rate < Number.POSITIVE_INFINITY && !Object.is(rate, -0)
