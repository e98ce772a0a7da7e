import { readModel } from '../../../models/index.ts'
import { price, reduceToClinics } from '../../../models/payout/index.ts'
import { countModel } from '../../../server/run/countModel.ts'
import { timed } from '../times.ts'
import { open, YEAR } from './counted.ts'

// How pricing grows with the payments of a model: payments.ts FOLDER NUMBER…

const [folder = '', ...numbers] = process.argv.slice(2)
const dataset = await open(folder)
const all = []
for (const number of numbers.map(Number)) {
  const { model, diagnostics } = readModel(new TextEncoder().encode(documentWith(number)), 'many.yaml', {})
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join(' '))
  const { plan, quantities } = await countModel(model, { dataset, period: YEAR })
  const reduced = reduceToClinics(plan.program, { quantities })
  const kept = new Map()
  const took = timed((turn) =>
    price(reduced.program, { quantities: reduced.quantities, kept, factors: { all_fee: 1 + (turn % 7) / 100 } }),
  )
  all.push({ number, took })
}
await dataset.warehouse.close()
console.log(JSON.stringify(all))

/** So many payments of one table by age, each times a share of its own, and all changed by one rate. */
function documentWith(number: number): string {
  const names = Array.from({ length: number }, (_, place) => `p${place}`)
  const shares = names.map(
    (name) => `  ${name}_share:
    label: { sv: Andel, en: Share }
    unit: share
    values:
      2024-01-01: { value: 0.5, source: invented, basis: estimated }`,
  )
  const payments = names.map(
    (name) => `    ${name}_payment:
      label: { sv: Betalning, en: Payment }
      each: patient
      over: year
      formula: all_fee * ${name}_share`,
  )
  return `format: 1
model: many
status: illustrative
label: { sv: Många betalningar, en: Many payments }
valid: { from: 2024-01-01 }
currency: SEK
cut_off: last day of month
sources:
  invented: { title: Made up for the benchmark }
parameters:
  all_fee:
    label: { sv: Belopp, en: Amount }
    unit: SEK/patient/year
    values:
      2024-01-01: { value: 100, source: invented, basis: estimated }
${shares.join('\n')}
payments:
  fixed:
${payments.join('\n')}
`
}
