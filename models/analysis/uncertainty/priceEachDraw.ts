import { price } from '../../payout/price.ts'
import { type Drawer, DRAWS_A_BLOCK, type Draws, inputOfDraw } from './Drawer.ts'

/** Prices the program anew for each draw: for what cannot be computed for many draws at once. Steps that no draw reaches are kept. */
export function priceEachDraw(draws: Draws, count: number): Drawer {
  const { program, input } = draws
  const clinics = input.quantities.clinics.length
  const kept = new Map()
  const columns = program.payments.map(() => ({
    values: new Float64Array(clinics * DRAWS_A_BLOCK),
    byClinic: DRAWS_A_BLOCK,
    byDraw: 1,
  }))
  return (from) => {
    for (let place = 0; place < DRAWS_A_BLOCK && from + place < count; place += 1)
      price(program, { ...inputOfDraw(draws, from + place), kept }).payments.forEach(({ exact }, payment) => {
        const values = columns[payment]?.values as Float64Array
        for (let clinic = 0; clinic < clinics; clinic += 1)
          values[clinic * DRAWS_A_BLOCK + place] = exact.reduce((sum, row) => sum + (row[clinic] as number), 0)
      })
    return columns
  }
}
