import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from './runCommand.ts'

const MODEL = `format: 1
model: halves
status: illustrative
label: { sv: Halvår, en: Halves }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of previous month
sources:
  terms: { title: Terms (invented) }
facts:
  contact:
    half_year:
      label: { sv: Halvår, en: Half-year }
      kind: word
      words: [first, second]
      table: contacts
  clinic:
    area:
      label: { sv: Område, en: Area }
      kind: word
      words: [town, country]
      table: clinics
parameters:
  first_fee:
    label: { sv: Första halvåret, en: First half-year }
    unit: SEK/contact
    values:
      2026-01-01: { value: 150, source: terms § 1 }
  second_fee:
    label: { sv: Andra halvåret, en: Second half-year }
    unit: SEK/contact
    values:
      2026-01-01: { value: 175, source: terms § 1 }
  visit_cap:
    label: { sv: Tak, en: Ceiling }
    unit: SEK/patient/year
    values:
      2026-01-01: { value: 1000, source: terms § 1 }
formulas:
  contact:
    earned:
      label: { sv: Besök, en: Visit }
      unit: SEK
      formula: when(contact.half_year == "first", first_fee, second_fee)
payments:
  activity:
    PAYMENT
`
const CAPPED = `visit_payment:
      label: { sv: Besök, en: Visits }
      each: patient
      over: year
      formula: when(clinic.area == "town", min(visit_cap, sum(contacts.earned)), 0)`
const LINEAR = `visit_payment:
      label: { sv: Besök, en: Visits }
      each: contact
      formula: when(clinic.area == "town", contact.earned, 0)`

/** Runs the model for 2026 on one clinic and two contacts. */
async function ran(payment: string, halfYear: string, area = 'town') {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'halves.yaml'), MODEL.replace('PAYMENT', payment))
  writeFileSync(join(folder, 'data', 'clinics.csv'), `id,area\nsouth,${area}\n`)
  writeFileSync(join(folder, 'data', 'patients.csv'), 'id,clinic\nann,south\n')
  const contacts = [`ann,south,south,2026-02,first`, `ann,south,south,2026-03,${halfYear}`]
  writeFileSync(
    join(folder, 'data', 'contacts.csv'),
    `patient,clinic,listed_at,month,half_year\n${contacts.join('\n')}\n`,
  )
  return runCommand('run', join(folder, 'halves.yaml'), '--data', join(folder, 'data'), '--period', '2026')
}

describe('a word that the model does not list for its fact', () => {
  it.each([
    ['in a ceiling over the year', CAPPED],
    ['in a payment for each contact', LINEAR],
  ])('stops the run with the table, the fact and the word, %s', async (_, payment) => {
    const { code, err } = await ran(payment, 'frist')
    expect(err).toContain(`error  unknown-word
  In the table \`contacts\`, \`half_year\` is \`frist\` in 1 row; the words of \`contact.half_year\` are \`first\`, \`second\`.
  Did you mean \`first\`? Correct the data, or add the word to the \`words\` of the fact.`)
    expect(code).toBe(1)
  })

  it('stops it of a clinic too', async () => {
    const { err } = await ran(LINEAR, 'second', 'suburb')
    expect(err).toContain(
      'In the table `clinics`, `area` is `suburb` in 1 row; the words of `clinic.area` are `town`, `country`.',
    )
  })

  it('does not stop it where every word is listed', async () => {
    const { code, out } = await ran(CAPPED, 'second')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ region: { total: 325 } }]) // 150 + 175
  })
})
