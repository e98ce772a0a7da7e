import { describe, expect, it } from 'vitest'
import { readModel } from '../../../models/document/readModel.ts'
import { hashOf, illustrative, modelOf, SMALL, seeing, smallWith, told } from './catalogue.ts'

describe('the chronic-care pilot', () => {
  const { model, diagnostics } = readModel(illustrative('chronic_care_pilot'), 'chronic_care_pilot.yaml')

  it('reads without a word of complaint', () => {
    expect(told(diagnostics)).toEqual([])
  })

  it('is named like its file and says when it holds', () => {
    expect(model).toMatchObject({
      name: 'chronic_care_pilot',
      status: 'illustrative',
      valid: { from: '2026-01-01', to: '2027-12-31' },
      currency: 'SEK',
      cutOff: 'last day of previous month',
      fixedShare: ['fixed', 'special'],
    })
  })

  it('has dated figures, each with source and basis', () => {
    const baseFee = model?.parameters.find(({ name }) => name === 'base_fee')
    expect(baseFee).toMatchObject({
      unit: { powers: { SEK: 1, point: -1, time: -1 }, months: 1 },
      range: [0, 1000],
      values: [
        { from: '2026-01-01', value: 240, source: 'terms § 3.1', basis: 'decided' },
        { from: '2027-01-01', value: 250, source: 'draft p. 14', basis: 'forecast' },
      ],
    })
  })

  it('has a table whose rows join from band to band', () => {
    const table = model?.tables[0]
    expect(table).toMatchObject({ name: 'age_points', level: 'patient', reads: 'step' })
    expect(table?.by.map((by) => by.type === 'fact' && `${by.entity}.${by.name}`)).toEqual([
      'patient.age',
      'patient.sex',
    ])
    expect(table?.values[0]?.rows?.map(({ keys, value }) => [keys[0], keys[1], value])).toEqual([
      [{ type: 'band', from: 0, to: 65 }, { type: 'word', word: 'female' }, 0.95],
      [{ type: 'band', from: 0, to: 65 }, { type: 'word', word: 'male' }, 0.75],
      [{ type: 'band', from: 65, to: 80 }, { type: 'word', word: 'female' }, 1.3],
      [{ type: 'band', from: 65, to: 80 }, { type: 'word', word: 'male' }, 1.35],
      [{ type: 'band', from: 80 }, { type: 'word', word: 'female' }, 1.9],
      [{ type: 'band', from: 80 }, { type: 'word', word: 'male' }, 1.8],
    ])
  })

  it('has an indicator with its window and limits', () => {
    expect(model?.indicators[0]).toMatchObject({
      name: 'hba1c_at_goal',
      months: 12,
      counted: { rows: 'patients' },
      limits: [{ from: '2026-01-01', limits: { goal: 52, minimum: 2, from: 0.5, to: 0.8 } }],
    })
  })

  it('pays by group, level and window', () => {
    const lines = model?.payments.map(({ name, group, each, over, paidTo }) =>
      [name, group, each, over, paidTo].join(' '),
    )
    expect(lines).toEqual([
      'base_payment fixed patient month performer',
      'visit_payment activity contact month performer',
      'home_visit_payment activity patient year performer',
      'outcome_payment target indicator year performer',
      'rural_payment special clinic month performer',
      'elsewhere_charge deduction contact month listing_clinic',
    ])
  })

  it('shares a pot by a weight', () => {
    const rural = model?.payments.find(({ name }) => name === 'rural_payment')
    expect(rural).toMatchObject({ scope: 'all_clinics', pot: { amount: { type: 'parameter', name: 'rural_budget' } } })
    expect(rural?.formula).toBeUndefined()
  })

  it('declares facts beyond the vocabulary, with what stands in for a missing one', () => {
    const fact = (name: string) => model?.facts.find((one) => one.name === name)
    expect(fact('rural_points')).toMatchObject({ entity: 'clinic', unit: 'points', table: 'clinics', missing: 0 })
    expect(fact('hba1c')?.missing).toBeUndefined()
    expect(fact('age')).toBeDefined()
  })

  it('keeps the place of what its tests expect', () => {
    const [first] = model?.tests[0]?.expect ?? []
    const lines = illustrative('chronic_care_pilot').split('\n')
    expect(first).toMatchObject({
      clinic: 'south',
      name: 'base_payment',
      value: 3900,
      place: { line: lines.findIndex((line) => line.includes('base_payment: 3900 #')) + 1, column: 23 },
    })
  })
})

describe('readModel', () => {
  it('takes bytes and text alike', () => {
    const bytes = new TextEncoder().encode(SMALL)
    expect(readModel(bytes, 'small.yaml')).toEqual(readModel(SMALL, 'small.yaml'))
  })

  it('reads a file with a byte order mark and Windows line ends', () => {
    const { model, diagnostics } = readModel(`\uFEFF${SMALL.replaceAll('\n', '\r\n')}`, 'small.yaml')
    expect(told(diagnostics)).toEqual([])
    expect(model?.payments[0]?.text).toBe('base_fee')
  })

  it('gives no model where there is an error, and one where there is only advice', () => {
    expect(readModel(SMALL.replace('formula: base_fee', 'formula: bas_fee'), 'small.yaml').model).toBeUndefined()
    const advised = readModel(SMALL.replace('en: Base fee', 'en: Base fee.'), 'small.yaml')
    expect(advised.diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    expect(advised.model).toBeDefined()
  })

  it('puts figures in the order of their dates', () => {
    const model = modelOf(
      SMALL.replace('      2026-01-01: {', '      2027-01-01: { value: 250, source: terms § 2 }\n      2026-01-01: {'),
    )
    expect(model.parameters[0]?.values.map(({ from }) => from)).toEqual(['2026-01-01', '2027-01-01'])
  })

  it('keeps a figure that was not found as missing, without a value', () => {
    const model = modelOf(
      SMALL.replace(
        'source: terms § 1 }',
        'source: terms § 1 }\n      2027-01-01: { basis: missing, source: terms § 9 }',
      ),
    )
    expect(model.parameters[0]?.values[1]).toMatchObject({ from: '2027-01-01', basis: 'missing', value: undefined })
  })

  it('calls the fixed group fixed, unless the model says which', () => {
    expect(modelOf(SMALL).fixedShare).toEqual(['fixed'])
  })

  it('tells all that is wrong at once, in the order of the file', () => {
    const text = SMALL.replace('status: illustrative', 'status: draft').replace('each: patient', 'each: patients')
    const { diagnostics } = readModel(text.replace('value: 240', 'value: 2400'), 'small.yaml')
    expect(diagnostics.map(({ place }) => place.line)).toEqual([3, 16, 21])
  })

  it('stops at a YAML syntax error, for the rest are its echoes', () => {
    const { diagnostics } = readModel(SMALL.replace('label: {', 'label: ['), 'small.yaml')
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax'])
  })
})

describe('facts', () => {
  it('of the vocabulary take the words of the model instead', () => {
    const model = modelOf(
      smallWith(
        'facts:\n  contact:\n    kind: { words: [visit, phone] }\n',
        'base_fee * count(contacts.kind == "phone")',
      ).replace('SEK/patient/month', 'SEK/contact'),
    )
    expect(model.facts.filter(({ entity, name }) => entity === 'contact' && name === 'kind')).toMatchObject([
      { kind: 'word', words: ['visit', 'phone'], table: 'contacts', label: { en: 'Kind of contact' } },
    ])
  })

  it('that are measured look back over a window', () => {
    const fact = `facts:
  patient:
    blood_pressure:
      label: { sv: Blodtryck, en: Blood pressure }
      unit: mmHg
      table: measurements
      over: 18 months
`
    const model = modelOf(smallWith(fact, 'when(known(patient.blood_pressure), base_fee, 0)'))
    expect(model.facts.at(-1)).toMatchObject({ name: 'blood_pressure', table: 'measurements', months: 18 })
  })
})

describe('a table', () => {
  const table = (head: string, rows: string) =>
    modelOf(
      smallWith(
        `tables:
  size_weight:
    label: { sv: Vikt, en: Weight }
    unit: weight
${head}    values:
      2026-01-01:
        source: terms table 1
        rows: ${rows}
`,
        'base_fee * size_weight',
      ),
    ).tables[0]

  it('of decimals has rows that run to where the next begins', () => {
    const rows = table('    by: [clinic.cni_raw]\n', '{ 2.5: 1.2, 0: 0.9 }')?.values[0]?.rows
    expect(rows).toEqual([
      { keys: [{ type: 'band', from: 0, to: 2.5 }], value: 0.9 },
      { keys: [{ type: 'band', from: 2.5, to: undefined }], value: 1.2 },
    ])
  })

  it('of lines has rows that begin at whole numbers too', () => {
    const lines = table('    by: [clinic.cni_raw]\n    reads: line\n', '{ 0: 0.9, 50: 1.2 }')
    expect(lines).toMatchObject({ reads: 'line', level: 'clinic' })
    expect(lines?.values[0]?.rows?.map(({ keys }) => keys[0])).toEqual([
      { type: 'band', from: 0, to: 50 },
      { type: 'band', from: 50, to: undefined },
    ])
  })

  it('of whole numbers may begin anywhere and end', () => {
    const rows = table('    by: [patient.age]\n', '{ 18-64: 0.9, 65: 1.2 }')?.values[0]?.rows
    expect(rows?.map(({ keys }) => keys[0])).toEqual([
      { type: 'band', from: 18, to: 65 },
      { type: 'band', from: 65, to: 66 },
    ])
  })

  it('of several words adds the rows that match', () => {
    const many = table('    by: [patient.conditions]\n    many: sum\n', '{ diabetes: 0.3, asthma: 0.2 }')
    expect(many).toMatchObject({ many: 'sum', level: 'patient' })
  })

  it('is by yes or no', () => {
    const text = smallWith(
      `tables:
  care_fee:
    label: { sv: Ersättning, en: Fee }
    unit: SEK/contact
    by: [contact.is_outpatient]
    values:
      2026-01-01: { source: terms table 1, rows: { true: 100, false: 50 } }
`,
      'care_fee',
    )
    const model = modelOf(text.replace('each: patient', 'each: contact'))
    expect(model.tables[0]?.values[0]?.rows?.map(({ keys }) => keys[0])).toEqual([
      { type: 'boolean', value: true },
      { type: 'boolean', value: false },
    ])
  })
})

describe('a scenario', () => {
  const documents = {
    chronic_care_pilot: illustrative('chronic_care_pilot'),
    fewer_kronor_per_visit: illustrative('fewer_kronor_per_visit'),
  }
  const { model, diagnostics } = readModel(
    documents.fewer_kronor_per_visit,
    'fewer_kronor_per_visit.yaml',
    seeing(documents),
  )

  it('reads as a whole model of its own, pinned to what it extends', () => {
    expect(told(diagnostics)).toEqual([])
    expect(model).toMatchObject({ name: 'fewer_kronor_per_visit', label: { en: 'Less per visit' } })
    expect(model?.extends?.model).toBe('chronic_care_pilot')
    expect(model?.extends?.hash).toMatch(/^sha256-[0-9a-f]{64}$/)
  })

  it('multiplies the figure of the day before, exactly', () => {
    const fee = model?.parameters.find(({ name }) => name === 'visit_fee')
    expect(fee?.values.map(({ from, value }) => [from, value])).toEqual([
      ['2026-01-01', 220],
      ['2026-07-01', 198], // 220 × 0.90
    ])
  })

  it('puts figures among those of the model', () => {
    const fee = model?.parameters.find(({ name }) => name === 'base_fee')
    expect(fee?.values.map(({ value }) => value)).toEqual([240, 246, 250])
  })

  it('takes a payment away', () => {
    expect(model?.payments.map(({ name }) => name)).not.toContain('elsewhere_charge')
  })

  it('has the tests of its own alone', () => {
    expect(model?.tests).toHaveLength(1)
  })

  it('stacks on another scenario', () => {
    const second = `format: 1
scenario: still_less
extends: { model: fewer_kronor_per_visit }
status: illustrative
label: { sv: Ännu mindre, en: Still less }
sources:
  note: { title: A note (invented) }
changes:
  parameters:
    visit_fee:
      values:
        2026-10-01: { times: 0.5, source: note p. 1 }
`
    const reading = readModel(second, 'still_less.yaml', seeing(documents))
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['not-pinned'])
    expect(reading.model?.parameters.find(({ name }) => name === 'visit_fee')?.values.at(-1)?.value).toBe(99)
  })

  it('replaces a payment of the same name, wherever it stood', () => {
    const moved = `format: 1
scenario: moved
extends: { model: small, hash: ${hashOf('')} }
status: illustrative
label: { sv: Flyttad, en: Moved }
changes:
  payments:
    special:
      base_payment:
        label: { sv: Grundersättning, en: Base payment }
        each: patient
        formula: base_fee
`
    const sight = { ...seeing({ small: SMALL }), hashOf: undefined }
    const reading = readModel(moved, 'moved.yaml', sight)
    expect(told(reading.diagnostics)).toEqual([])
    expect(reading.model?.payments.map(({ name, group }) => `${name} ${group}`)).toEqual(['base_payment special'])
  })

  it('multiplies every row of a table', () => {
    const changed = `format: 1
scenario: lighter
extends: { model: chronic_care_pilot }
status: illustrative
label: { sv: Lättare, en: Lighter }
sources:
  memo: { title: A memo (invented) }
changes:
  tables:
    age_points:
      values:
        2027-01-01: { times: 0.1, source: memo p. 1 }
`
    const rows = readModel(changed, 'lighter.yaml', seeing(documents)).model?.tables[0]?.values[1]?.rows
    expect(rows?.map(({ value }) => value)).toEqual([0.095, 0.075, 0.13, 0.135, 0.19, 0.18])
  })
})
