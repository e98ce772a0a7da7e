import { describe, expect, it } from 'vitest'
import { readModel } from '../../../models/document/readModel.ts'
import { SMALL, smallWith } from './catalogue.ts'

const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('')

/** What is told first, and whether that took less than two seconds of computing: a busy machine takes longer. */
function tried(text: string): { readonly code: string | undefined; readonly isQuick: boolean } {
  const start = process.threadCpuUsage()
  const { diagnostics } = readModel(text, 'large.yaml')
  const { user, system } = process.threadCpuUsage(start)
  return { code: diagnostics[0]?.code, isQuick: user + system < 2_000_000 }
}

describe('a document that would take long', () => {
  it.each([
    { what: '10 MB of brackets', text: '['.repeat(10_000_000), code: 'too-large' },
    { what: 'a million braces', text: '{'.repeat(1_000_000), code: 'too-deep' },
    { what: 'half a million dashes', text: '- '.repeat(500_000), code: 'too-deep' },
    { what: 'half a million question marks', text: '? '.repeat(500_000), code: 'too-deep' },
    { what: 'indentation without end', text: many(1000, (index) => `${' '.repeat(index)}a:\n`), code: 'too-deep' },
    { what: 'a million quotes', text: '"'.repeat(1_000_000), code: 'too-large' },
    { what: 'a million colons', text: 'a: '.repeat(333_000), code: 'too-large' },
    { what: 'a million anchors', text: '&a '.repeat(333_000), code: 'too-large' },
    { what: 'a million empty lines', text: '\n'.repeat(1_000_000), code: 'too-large' },
    { what: 'as many tags as are read', text: '!a '.repeat(49_000), code: 'yaml-syntax' },
    { what: 'a million spaces', text: `${SMALL}${' '.repeat(900_000)}`, code: undefined },
    { what: 'a word of a million letters', text: 'a'.repeat(1_000_000), code: 'wrong-document' },
    { what: 'a comment of a megabyte', text: `# ${'a'.repeat(990_000)}\n${SMALL}`, code: undefined },
    { what: '24,000 unknown keys', text: SMALL + many(24_000, (index) => `key_${index}: 1\n`), code: 'unknown-key' },
    { what: 'a label of a megabyte', text: SMALL.replace('Small', 's'.repeat(900_000)), code: 'label-manner' },
    { what: 'a name of a megabyte', text: `${SMALL}${'b'.repeat(900_000)}: 1\n`, code: 'yaml-syntax' },
    { what: 'a name of a thousand letters', text: SMALL.replaceAll('base_fee', 'b'.repeat(1000)), code: 'wrong-name' },
    { what: 'a figure of a megabyte', text: SMALL.replace('240', '2'.repeat(900_000)), code: 'wrong-number' },
    {
      what: '20,000 rows',
      text: smallWith(
        `tables:
  age_weight:
    label: { sv: Vikt, en: Weight }
    unit: weight
    by: [patient.age, patient.sex]
    values:
      2026-01-01:
        source: terms § 2
        rows:
${many(20_000, (index) => `          ${index}: { female: 0.9, male: 1.1 }\n`)}`,
        'base_fee * age_weight',
      ),
      code: undefined,
    },
    {
      what: 'more parts than can be checked',
      text: smallWith(`formulas:
  clinic:
${many(7000, (index) => `    count_${index}:\n      unit: patients\n      formula: count(patients)\n`)}`),
      code: 'too-large',
    },
    {
      what: 'formulas that all need the next',
      text: smallWith(
        `formulas:
  clinic:
${many(750, (index) => `    count_${index}:\n      unit: patients\n      formula: clinic.count_${index + 1}\n`)}    count_750:
      unit: patients
      formula: count(patients)
`,
        'base_fee * clinic.count_0',
      ).replace('each: patient', 'each: clinic'),
      code: undefined,
    },
    {
      what: 'a test that expects thousands of names that are not there',
      text: `${SMALL}tests:
  - name: Nothing is there
    period: 2026
    given: { south: {} }
    expect:
      south:
${many(20_000, (index) => `        payment_${index}: 1\n`)}`,
      code: 'unknown-name',
    },
  ])('is read or refused in two seconds: $what', ({ text, code }) => {
    expect(tried(text)).toEqual({ code, isQuick: true })
  })

  it('tells 200 errors, and that there are more', () => {
    const { diagnostics } = readModel(SMALL + many(300, (index) => `key_${index}: 1\n`), 'large.yaml')
    expect(diagnostics).toHaveLength(201)
    expect(diagnostics.at(-1)).toMatchObject({ code: 'too-many', severity: 'warning' })
  })
})
