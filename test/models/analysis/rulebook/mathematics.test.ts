import { describe, expect, it } from 'vitest'
import { type Block, type Language, writeMarkdown } from '../../../../models/index.ts'
import { writeLinear } from '../../../../models/analysis/rulebook/writeLinear.ts'
import { writeMathml } from '../../../../models/analysis/rulebook/writeMathml.ts'
import { bookOf, sectionOf } from './bookOf.ts'

const MODEL = `parameters:
  base_fee:
    label: { sv: Grundbelopp, en: Base fee }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 240, source: terms § 3.1 } }
  cap_fee:
    label: { sv: Tak, en: Cap }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 300, source: terms § 3.2 } }
formulas:
  clinic:
    listed: { label: { sv: Listade, en: Listed }, unit: patients, formula: count(patients) }
payments:
  fixed:
    base_payment:
      label: { sv: Grundersättning, en: Base payment }
      each: clinic
      formula: base_fee * clinic.listed * clinic.cni_raw / (1 + clinic.cni_raw)
    capped_payment:
      label: { sv: Ersättning med tak, en: Capped payment }
      each: patient
      formula: when(patient.age < 1 and patient.sex == "female", min(base_fee, cap_fee), base_fee)
`

function formulaOf(id: string, language: Language): Extract<Block, { type: 'formula' }> {
  const formula = sectionOf(bookOf(MODEL, language), id).blocks.find((block) => block.type === 'formula')
  if (!formula) throw new Error('There is no formula.')
  return formula
}

describe('a formula as mathematics', () => {
  it('has the labels as identifiers, a line for each factor, and what it is divided by below a line', () => {
    expect(writeMathml(formulaOf('payment-base_payment', 'en').math)).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mtable>' +
        '<mtr><mtd></mtd><mtd><mrow><mi>Base payment</mi><mo>=</mo></mrow></mtd></mtr>' +
        '<mtr><mtd></mtd><mtd><mi>Base fee</mi></mtd></mtr>' +
        '<mtr><mtd><mo>×</mo></mtd><mtd><mi>Listed</mi></mtd></mtr>' +
        '<mtr><mtd><mo>×</mo></mtd><mtd><mfrac><mi>Care Need Index, weighted persons per listed</mi>' +
        '<mrow><mn>1</mn><mo>+</mo><mi>Care Need Index, weighted persons per listed</mi></mrow></mfrac></mtd></mtr>' +
        '</mtable></math>',
    )
  })

  it('is in one line where text is all there is', () => {
    expect(writeLinear(formulaOf('payment-capped_payment', 'sv').math)).toBe(
      'Ersättning med tak = { min (Grundbelopp, Tak) om Ålder < 1 ∧ Kön = kvinna; Grundbelopp annars }',
    )
    expect(writeMarkdown(bookOf(MODEL, 'sv'))).toContain('```text\nErsättning med tak = { min')
  })

  it('has the same as a sentence beside it', () => {
    expect(formulaOf('payment-base_payment', 'sv').words.replaceAll('\u00a0', ' ')).toBe(
      'Grundersättning är lika med grundbelopp (240 SEK per patient och månad) gånger listade gånger ' +
        '”CNI, vägda personer per listad” delat med (1 plus ”CNI, vägda personer per listad”).',
    )
  })
})
