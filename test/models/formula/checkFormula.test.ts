import { describe, expect, it } from 'vitest'
import { checkFormula } from '../../../models/formula/checkFormula.ts'
import type { FormulaPlace, Names } from '../../../models/formula/Names.ts'
import { TROUBLE_CODES } from '../../../models/formula/TroubleCode.ts'
import { writeUnit } from '../../../models/formula/Unit.ts'
import { at, conditionAt, conditionOn, paymentAt, pilot, unit, VALID } from './pilot.ts'

function check(formula: string, place: FormulaPlace, names: Names = pilot) {
  return checkFormula(formula, place, names)
}

/** Every trouble on one line: its code, the text it is about, what it says and what to do. */
function troubles(formula: string, place: FormulaPlace, names: Names = pilot): readonly string[] {
  return check(formula, place, names).troubles.map(({ code, span, message, hint }) =>
    [`${code} «${formula.slice(span.start, span.end)}»`, message, ...(hint ? [hint] : [])].join(' '),
  )
}

const clinic = paymentAt('clinic')
const patient = paymentAt('patient')
const contact = paymentAt('contact')
const any = at('clinic')

describe('checkFormula', () => {
  it.each(VALID)('accepts $formula', ({ formula, place }) => {
    const { expression, troubles: none } = check(formula, place)
    expect(none).toEqual([])
    expect(expression?.span).toEqual({ start: 0, end: formula.length })
  })

  it('gives the tree with every name resolved', () => {
    const { expression } = check('base_fee * patient.listing_points', patient)
    expect(expression).toEqual({
      type: 'operation',
      operator: 'multiply',
      kind: 'number',
      unit: unit('SEK/month'),
      span: { start: 0, end: 33 },
      of: [
        {
          type: 'parameter',
          name: 'base_fee',
          kind: 'number',
          unit: unit('SEK/point/month'),
          span: { start: 0, end: 8 },
        },
        {
          type: 'formula',
          level: 'patient',
          name: 'listing_points',
          row: false,
          kind: 'number',
          unit: unit('points'),
          span: { start: 11, end: 33 },
        },
      ],
    })
  })

  it('gives an aggregate its rows, what is taken of each, and its weight', () => {
    const { expression } = check('mean(clinics.acg_mean, clinics.list_points)', at('region'))
    expect(expression).toMatchObject({
      type: 'aggregate',
      function: 'mean',
      rows: 'clinics',
      each: { type: 'fact', entity: 'clinic', name: 'acg_mean', row: true },
      weight: { type: 'formula', level: 'clinic', name: 'list_points', row: true },
    })
    expect(expression).not.toHaveProperty('with')
  })

  it('gives rank and percentile the value that is the same for all', () => {
    expect(check('rank(clinics.access_share, clinic.access_share)', at('clinic', 'share')).expression).toMatchObject({
      each: { row: true },
      with: { type: 'fact', entity: 'clinic', name: 'access_share', row: false },
    })
    expect(check('percentile(clinics.coverage.share, median_share)', at('region', 'share')).expression).toMatchObject({
      each: { type: 'indicator', indicator: 'coverage', what: 'share', row: true },
      with: { type: 'parameter', name: 'median_share' },
    })
  })

  it('takes a plural alone for true of each row', () => {
    expect(check('count(clinic.contacts)', at('clinic', 'contacts/month')).expression).toMatchObject({
      rows: 'clinic.contacts',
      each: { type: 'constant', value: 1, kind: 'boolean' },
    })
  })

  it('takes `indicator` for the one at hand, without a name', () => {
    expect(check('indicator.share', at('indicator', 'share')).expression).toEqual({
      type: 'indicator',
      what: 'share',
      row: false,
      kind: 'number',
      unit: { powers: {} },
      span: { start: 0, end: 15 },
    })
  })

  it.each([
    ['hba1c_at_goal.goal', { type: 'limit', indicator: 'hba1c_at_goal', name: 'goal', unit: unit('mmol/mol') }],
    ['hba1c_at_goal.attained', { type: 'formula', level: 'indicator', indicator: 'hba1c_at_goal', row: false }],
  ])('takes %s for that of the indicator named', (formula, expected) => {
    expect(check(formula, any).expression).toMatchObject(expected)
    expect(check(formula, at('indicator')).expression).toMatchObject(expected)
  })

  it.each([
    ['sum(indicators.attained)', ['hba1c_at_goal']], // alone has both limits that it reads
    ['mean(indicators.share, indicators.minimum)', ['hba1c_at_goal', 'coverage']],
    ['sum(indicators.goal * indicators.attained)', ['hba1c_at_goal']], // recall has `goal`, and not `from`
    ['count(indicators)', ['hba1c_at_goal', 'coverage', 'recall', 'foot_check']],
  ])('runs %s over the indicators that have all that is read of them', (formula, among) => {
    expect(check(formula, any).expression).toMatchObject({ rows: 'indicators', among })
  })

  it('marks the facts of each row, on which an indicator sets conditions', () => {
    const formula = 'contact.kind == "visit" and patient.age >= age_limit and clinic.is_rural'
    const { expression } = check(formula, conditionOn('contact'))
    expect(expression).toMatchObject({
      of: [
        { of: [{ of: [{ name: 'kind', row: true }, {}] }, { of: [{ name: 'age', row: true }, {}] }] },
        { name: 'is_rural', row: false },
      ],
    })
  })
})

describe('what is no formula, or not one of ours,', () => {
  it.each([
    ['base_fee.sum(1)', 'not-allowed'],
    ['nothing.sum(1)', 'not-allowed'],
    ['base_fee["sum"](1)', 'not-allowed'],
    ['null', 'not-allowed'],
    ['true', 'not-allowed'],
    ['NaN', 'not-allowed'],
    ['Infinity', 'not-allowed'],
    ['"2" * base_fee', 'wrong-kind'],
    ['"a" + "b"', 'wrong-kind'],
    ['when(1)', 'wrong-number-of-arguments'],
    ['max()', 'wrong-number-of-arguments'],
    ['max(cni_fee)', 'wrong-number-of-arguments'],
    ['sum(1)', 'no-rows'],
    ['sum(patient.age)', 'wrong-level'],
    ['patients.age', 'rows-outside-aggregate'],
    ['2', 'figure-in-formula'],
    ['1 + 1', 'figure-in-formula'],
    ['-1', 'figure-in-formula'],
    ['max(0, 1)', 'figure-in-formula'],
    ['when(0 < 1, base_fee, 0)', 'figure-in-formula'],
    ['base_fee * (1 + 1)', 'figure-in-formula'],
    ['base_fee * (1 + 1 + 1)', 'figure-in-formula'],
    ['base_fee * 1.0', 'figure-in-formula'],
    ['base_fee * 1e0', 'figure-in-formula'],
    ['base_fee * 01', 'figure-in-formula'],
    ['base_fee * .5', 'figure-in-formula'],
    ['0x10', 'figure-in-formula'],
    ['0x1', 'figure-in-formula'],
    ['0b1', 'figure-in-formula'],
    ['1_0', 'figure-in-formula'],
    ['10 %', 'not-allowed'],
    ['base_fee age_weight', 'not-a-formula'],
    ['1 base_fee', 'not-a-formula'],
    ['(base_fee)(age_weight)', 'not-a-formula'],
    ['base_fee!', 'not-allowed'],
    ['x = 5', 'not-allowed'],
    ['f(x) = x', 'not-allowed'],
    ['[1, 0]', 'not-allowed'],
    ['{a: 1}', 'not-allowed'],
    ['1:0', 'not-allowed'],
    ['0 < base_fee < 1', 'not-allowed'],
    ['base_fee ? 1 : 0', 'not-allowed'],
    ['base_fee ^ base_fee', 'not-allowed'],
    ["base_fee'", 'not-allowed'],
    ['base_fee # per point', 'not-allowed'],
    ['base_fee; base_fee', 'not-allowed'],
    ['base_fee\nbase_fee', 'not-allowed'],
    ['base_fee to SEK', 'not-allowed'],
    ['base_fee mod age_weight', 'not-allowed'],
    ['+base_fee', 'not-a-formula'],
    ['evaluate("1")', 'unknown-function'],
    ['ones(20000, 20000)', 'unknown-function'],
    ['import(base_fee)', 'unknown-function'],
    ['toString()', 'unknown-function'],
    ['hasOwnProperty("a")', 'unknown-function'],
    ['base_fee.constructor', 'unknown-name'],
    ['constructor', 'unknown-name'],
    ['__proto__', 'unknown-name'],
    ['patient.__proto__', 'unknown-name'],
    ['5 cm', 'not-a-formula'],
    ['pi', 'unknown-name'],
    ['i', 'unknown-name'],
    ['patient["age"]', 'not-allowed'],
    ['clinic.owner_kind == 1', 'wrong-kind'],
    ['base_fee and 1', 'wrong-kind'],
    ['', 'not-a-formula'],
    ['('.repeat(300), 'too-long'],
    [`${'('.repeat(150)}base_fee${')'.repeat(150)}`, 'too-long'],
    [`${'base_fee + '.repeat(40)}base_fee`, 'too-long'],
  ])('is refused: %s', (formula, code) => {
    const { expression, troubles: found } = check(formula, clinic)
    expect(expression).toBeUndefined()
    expect(found[0]?.code).toBe(code)
  })

  it.each(['-cni_fee', '1 - age_weight', '0 * cni_fee', '0', '1', 'age_weight / age_weight + age_weight / age_weight'])(
    'is not %s',
    (formula) => {
      expect(troubles(formula, any)).toEqual([])
    },
  )

  it('is a word written alone', () => {
    expect(troubles('"visit"', { ...any, wanted: { kind: 'any' } })).toEqual([
      'wrong-kind «"visit"» The formula comes out as a constant, and what stands here needs a number, true or false, or one word.',
    ])
  })
})

describe('a name', () => {
  it.each([
    ['indicator.attaned', 'indicator', 'Did you mean `indicator.attained`?'],
    ['visit_fe', 'clinic', 'Did you mean `visit_fee`?'],
    ['is_rural', 'clinic', 'Did you mean `clinic.is_rural`?'],
    ['age', 'patient', 'Did you mean `patient.age`?'],
    ['coverage', 'clinic', 'Did you mean `coverage.share`?'],
    ['region.population', 'clinic', 'There are `region.acg_mean` and `region.list_points`.'],
    ['min', 'clinic', '`min` is a function: `min(a, b, …)`.'],
    [
      'clinic.base_payment',
      'clinic',
      '`base_payment` is a payment, and only the payout adds payments. Name what it is paid by as a formula of the clinic.',
    ],
    [
      'coverage.attained',
      'clinic',
      '`attained` reads `indicator.goal` and `indicator.from`, and `coverage` has no such limit.',
    ],
    ['coverge.denominator', 'clinic', 'Did you mean `coverage.denominator`?'],
  ] as const)('that nobody gave is refused with what was meant: %s', (formula, level, hint) => {
    const message = `There is no parameter, table or fact called \`${formula}\`.`
    expect(troubles(formula, at(level))).toEqual([`unknown-name «${formula}» ${message} ${hint}`])
  })

  it('that nothing resembles is refused without a guess where there is much to choose from', () => {
    expect(troubles('xyzzy', any)).toEqual([
      'unknown-name «xyzzy» There is no parameter, table or fact called `xyzzy`.',
    ])
  })

  it('that nothing resembles is refused with all there is where that is little', () => {
    const few: Names = { ...pilot, parameters: new Map([['base_fee', { unit: unit('SEK') }]]), tables: new Map() }
    expect(troubles('xyzzy', any, few)).toEqual([
      'unknown-name «xyzzy» There is no parameter, table or fact called `xyzzy`. There is `base_fee`.',
    ])
  })

  it('of a function is refused with a guess', () => {
    expect(troubles('cout(patients)', any)).toEqual([
      'unknown-function «cout» There is no function called `cout`. Did you mean `count`?',
    ])
    expect(troubles('base_fee(1)', any)).toEqual([
      'unknown-function «base_fee» There is no function called `base_fee`. `base_fee` is not a function. To multiply, write `*`.',
    ])
  })

  it('is looked for in every part of the formula', () => {
    expect(
      troubles('one * sum(patients.two) + when(three, 4, clinic.five)', any).map((line) => line.split(' ')[1]),
    ).toEqual(['«one»', '«patients.two»', '«three»', '«4»', '«clinic.five»'])
  })
})

describe('a level', () => {
  it.each([
    [
      'contact',
      'contact.kind == "visit" and patient.age > age_limit and clinic.is_rural and region.acg_mean > period.months / period.months',
    ],
    ['patient', 'patient.age > age_limit and clinic.is_rural and region.acg_mean > 0 and any(contacts.is_visit)'],
    [
      'indicator',
      'indicator.share > coverage.share and clinic.is_rural and region.acg_mean > 0 and count(patients) > 0',
    ],
    ['clinic', 'coverage.share > 0 and clinic.is_rural and previous.is_rural and previous.base_payment > 0'],
    ['region', 'region.acg_mean > 0 and any(clinics.is_rural) and mean(patients.age) > age_limit'],
  ] as const)('sees itself and what is above: %s', (level, formula) => {
    expect(troubles(formula, conditionAt(level))).toEqual([])
  })

  it.each([
    'patients.age > age_limit',
    'clinic.contacts.is_visit',
    'patients.contacts.is_visit',
    'clinic.enrolments.kind == "home_care"',
    'clinic.costs.kind == "drugs"',
    'clinics.is_rural',
  ])('sees rows below a clinic: %s', (condition) => {
    expect(troubles(`any(${condition})`, conditionAt('clinic'))).toEqual([])
  })

  it.each([
    ['clinic', 'patient.age', 'Use `patients.age` inside `sum`, `count` or another function of rows.'],
    [
      'clinic',
      'contact.fee_paid',
      'Use `clinic.contacts.fee_paid` or `patients.contacts.fee_paid` inside `sum`, `count` or another function of rows.',
    ],
    [
      'clinic',
      'indicator.attained',
      'Say which indicator: `hba1c_at_goal.attained`, or all that have it: `sum(indicators.attained)`.',
    ],
    [
      'clinic',
      'indicator.share',
      'Say which indicator: `hba1c_at_goal.share`, or all that have it: `sum(indicators.share)`.',
    ],
    ['region', 'coverage.share', 'Use `clinics.coverage.share` inside `sum`, `mean` or another function of rows.'],
    ['patient', 'contact.fee_paid', 'Use `contacts.fee_paid` inside `sum`, `count` or another function of rows.'],
    ['patient', 'patients.age', 'Did you mean `patient.age`?'],
    ['patient', 'coverage.share', 'Name what is needed as a formula of the clinic, and use `clinic.…` here.'],
    ['patient', 'previous.capitation', 'Name what is needed as a formula of the clinic, and use `clinic.…` here.'],
    ['contact', 'contacts.fee_paid', 'Did you mean `contact.fee_paid`?'],
    ['region', 'clinic.cni_raw', 'Use `clinics.cni_raw` inside `sum`, `count` or another function of rows.'],
    ['indicator', 'patient.age', 'Use `patients.age` inside `sum`, `count` or another function of rows.'],
  ] as const)('of a %s does not see %s', (level, formula, hint) => {
    const words = {
      contact: 'a contact',
      patient: 'a patient',
      indicator: 'an indicator',
      clinic: 'a clinic',
      region: 'the region',
    }
    const message = `\`${formula}\` cannot be read in a formula of ${words[level]}.`
    expect(troubles(formula, at(level))).toEqual([`wrong-level «${formula}» ${message}${hint ? ` ${hint}` : ''}`])
  })

  it('reads a table of its own or of what is above', () => {
    expect(troubles('kind_fees', contact)).toEqual([])
    expect(troubles('age_points', at('contact', 'points'))).toEqual([])
    expect(troubles('rural_fees * region_scale', at('clinic', 'SEK/month'))).toEqual([])
    expect(troubles('goal_scale', at('indicator', 'share'))).toEqual([])
  })

  it('reads a table of what is below only for each row', () => {
    expect(troubles('sum(patients.case_mix_weight * age_points)', at('clinic', 'points'))).toEqual([])
    expect(troubles('age_points', at('clinic', 'points'))).toEqual([
      'wrong-level «age_points» `age_points` is read for each patient, and this is a formula of a clinic. Name it as a formula of the patient, and sum that.',
    ])
    expect(troubles('sum(clinic.contacts.fee_paid * age_points)', any)[0]).toContain('wrong-level «age_points»')
    expect(troubles('goal_scale', at('clinic', 'share'))[0]).toContain('wrong-level «goal_scale»')
  })

  it.each([
    [
      'patient',
      'mean(contacts.fee_paid)',
      'wrong-level «mean» `mean` cannot be used in a formula of a patient. Name it as a formula of the clinic, and use that here.',
    ],
    [
      'clinic',
      'percentile(clinics.cni_raw, median_share)',
      'wrong-level «percentile» `percentile` cannot be used in a formula of a clinic. Name it as a formula of the region, and use that here.',
    ],
    [
      'region',
      'rank(clinics.cni_raw, region.acg_mean)',
      'wrong-level «rank» `rank` cannot be used in a formula of the region. Name it as a formula of the clinic, and use that here.',
    ],
  ] as const)('of a %s has no %s', (level, formula, message) => {
    expect(troubles(formula, at(level))).toEqual([message])
  })

  it.each([
    ['clinic', 'mean(clinics.cni_raw, clinics.list_points)', 'clinics.cni_raw'],
    ['region', 'count(clinics)', 'clinics'],
    ['region', 'mean(patients.age)', 'patients.age'],
  ] as const)('of a %s says which clinics it spans in %s', (level, formula, name) => {
    expect(troubles(formula, { ...at(level), hasScope: false })).toEqual([
      `needs-scope «${name}» \`${name}\` spans clinics, and nothing says which. Add \`scope: all_clinics\` or \`scope: same_model\`.`,
    ])
    expect(troubles(formula, at(level))).toEqual([])
  })
})

describe('a condition of an indicator', () => {
  it('reads what is true of each row in the singular', () => {
    expect(troubles('patient.has_bundle and patient.age >= age_limit', conditionOn('patient'))).toEqual([])
    expect(troubles('contact.is_visit and patient.age >= age_limit', conditionOn('contact'))).toEqual([])
    expect(troubles('age_points > 0', conditionOn('patient'))).toEqual([])
    expect(troubles('kind_fees > visit_fee', conditionOn('contact'))).toEqual([])
  })

  it('of patients reads no contact', () => {
    expect(troubles('contact.is_visit', conditionOn('patient'))).toEqual([
      'wrong-level «contact.is_visit» `contact.is_visit` cannot be read in a condition on each patient. Name what is needed as a formula of the patient, such as `any(contacts.…)`, or let the indicator `count: patients.contacts`.',
    ])
  })

  it('runs over no other rows', () => {
    expect(troubles('any(contacts.is_visit)', conditionOn('patient'))[0]).toBe(
      'aggregate-in-rows «any» `any` runs over rows, and stands inside a condition on each patient. Name it as a formula of the patient, and use that here.',
    )
  })

  it('does not read the numbers that it makes', () => {
    expect(troubles('indicator.share > 0', conditionOn('patient'))[0]).toContain('wrong-level «indicator.share»')
  })

  it('reads a figure of its own indicator, in its own unit', () => {
    expect(troubles('patient.hba1c <= indicator.goal', conditionOn('patient', ['hba1c_at_goal']))).toEqual([])
    expect(troubles('patient.age <= indicator.goal', conditionOn('patient', ['hba1c_at_goal']))[0]).toContain(
      'wrong-unit',
    )
    expect(troubles('patient.age <= indicator.goal', conditionOn('patient', ['recall']))).toEqual([])
    expect(troubles('patient.age <= indicator.goal', conditionOn('patient', ['recall', 'coverage']))).toEqual([
      'unknown-name «indicator.goal» There is no parameter, table or fact called `indicator.goal`. `goal` is not a figure of `coverage`.',
    ])
  })

  it('does not read a figure that two indicators have in two units', () => {
    const goals = { hba1c: 'mmol/mol', pressure: 'mmHg' }
    const indicators = Object.entries(goals).map(
      ([name, text]) => [name, { counts: 'patient', limits: new Map([['goal', unit(text)]]) }] as const,
    )
    expect(troubles('indicator.goal', at('indicator'), { ...pilot, indicators: new Map(indicators) })).toEqual([
      'wrong-unit «indicator.goal» `indicator.goal` is in mmol/mol for `hba1c` and in mmHg for `pressure`. Give them different names, and a formula of its own to each.',
    ])
  })
})

describe('rows', () => {
  it.each([
    [
      'patients.age + 1',
      'rows-outside-aggregate «patients.age» `patients.age` has a value for each row, and one value is needed here. Put it into `sum`, `count` or another function of rows.',
    ],
    [
      'patients',
      'rows-outside-aggregate «patients» `patients` has a value for each row, and one value is needed here. Did you mean `count(patients)`?',
    ],
    [
      'rank(clinics.cni_raw, clinics.cni_raw)',
      'rows-outside-aggregate «clinics.cni_raw» `clinics.cni_raw` has a value for each row, and one value is needed here. Put it into `sum`, `count` or another function of rows.',
    ],
    [
      'sum(patients.age * clinic.contacts.fee_paid)',
      'several-plurals «clinic.contacts.fee_paid» `clinic.contacts.fee_paid` does not run over `patients`, as the rest here does. Name one of them as a formula, so that one plural is left.',
    ],
    [
      'mean(patients.age, clinics.cni_raw)',
      'several-plurals «clinics.cni_raw» `clinics.cni_raw` does not run over `patients`, as the rest here does. Name one of them as a formula, so that one plural is left.',
    ],
    [
      'sum(patients.age / count(patients))',
      'aggregate-in-rows «count» `count` runs over rows, and stands inside the rows of another. Name it as a formula, and use that here.',
    ],
    [
      'sum(clinic.cni_raw)',
      'no-rows «clinic.cni_raw» `sum` runs over rows, and `clinic.cni_raw` has none. Rows are plural, such as `patients.age`.',
    ],
    [
      'mean(patients.age, 1)',
      'no-rows «1» `mean` runs over rows, and `1` has none. Rows are plural, such as `patients.age`.',
    ],
    [
      'rank(patients.age, age_limit)',
      'no-rows «rank(patients.age, age_limit)» `rank` runs over `clinics` alone. Write `rank(clinics.x, value)`.',
    ],
    [
      'sum(patients)',
      'wrong-kind «patients» `sum` needs a number here, and `patients` is true or false. Did you mean `count(patients)`?',
    ],
    [
      'count(patients and patients.has_bundle)',
      'wrong-kind «patients» `patients` are the rows themselves, and a value of each is needed here. Use a fact of theirs, or `count(patients)`.',
    ],
    [
      'count(patients.age)',
      'wrong-kind «patients.age» `count` needs true or false here, and `patients.age` is a number.',
    ],
  ])('are not read like this: %s', (formula, message) => {
    expect(troubles(formula, any)).toEqual([message])
  })

  it('may be mixed with what is the same for each of them', () => {
    expect(troubles('sum(when(patients.age > age_limit, patients.listing_points * clinic.cni_raw, 0))', any)).toEqual(
      [],
    )
  })

  it('may be weighted by what a table has for each of them', () => {
    expect(troubles('mean(patients.age, age_points)', any)).toEqual([])
    expect(troubles('share(patients.has_bundle, age_points)', any)).toEqual([])
  })

  it('have come to one value once an aggregate has read them', () => {
    expect(
      troubles(
        'sum(patients.listing_points) / count(patients.has_bundle) + mean(patients.listing_points / base_fee)',
        any,
      )[0],
    ).toContain('wrong-unit')
    expect(troubles('max(count(patients), count(clinic.enrolments))', any)).toEqual([])
  })
})

describe('a kind', () => {
  it.each([
    [
      'base_fee and clinic.is_rural',
      'wrong-kind «base_fee» `and` needs true or false here, and `base_fee` is a number.',
    ],
    [
      'clinic.is_rural + 1',
      'wrong-kind «clinic.is_rural» `+` needs a number here, and `clinic.is_rural` is true or false.',
    ],
    [
      'when(clinic.is_rural, base_fee, clinic.is_rural)',
      'wrong-kind «clinic.is_rural» `base_fee` is a number and `clinic.is_rural` true or false, and `when` needs one kind.',
    ],
    [
      'count(patients.conditions == "diabetes")',
      'wrong-kind «patients.conditions» `==` needs a number, true or false, or one word here, and `patients.conditions` is several words. Ask with `has(patients.conditions, "…")`.',
    ],
    [
      'count(has(patients.sex, "male"))',
      'wrong-kind «patients.sex» `has` needs several words here, and `patients.sex` is a word.',
    ],
    [
      'count(has(patients.conditions, patients.sex))',
      'wrong-kind «patients.sex» `has` needs a word in double quotes here, and `patients.sex` is a word.',
    ],
    [
      'known(base_fee)',
      'wrong-kind «base_fee» `known` needs a fact here, and `base_fee` is not one that the data gives.',
    ],
    [
      'clinic.is_rural',
      'wrong-kind «clinic.is_rural» The formula comes out as true or false, and a payment needs a number.',
    ],
    [
      'not clinic.cni_raw > cni_threshold',
      'wrong-kind «clinic.cni_raw» `not` needs true or false here, and `clinic.cni_raw` is a number.',
    ],
  ])('that does not fit is refused: %s', (formula, message) => {
    expect(troubles(formula, clinic)).toEqual([message])
  })

  it('of yes and no may be compared with its like', () => {
    expect(troubles('clinic.is_rural != previous.is_rural', conditionAt('clinic'))).toEqual([])
  })

  it.each(['patient.age', 'patient.sex', 'patient.conditions', 'patient.has_bundle'])(
    'may be any for a table by %s',
    (formula) => {
      expect(troubles(formula, { ...at('patient'), wanted: { kind: 'any' } })).toEqual([])
    },
  )
})

describe('a word', () => {
  it.each([
    [
      'count(clinic.contacts.kind == "vist")',
      'unknown-word «"vist"» `"vist"` is not a word of `contact.kind`. Did you mean `visit`?',
    ],
    [
      'count("feline" == patients.sex)',
      'unknown-word «"feline"» `"feline"` is not a word of `patient.sex`. There are `female` and `male`.',
    ],
    [
      'count(patients.sex == "x")',
      'unknown-word «"x"» `"x"` is not a word of `patient.sex`. There are `female` and `male`.',
    ],
    [
      'count(has(patients.conditions, "diabetis"))',
      'unknown-word «"diabetis"» `"diabetis"` is not a word of `patient.conditions`. Did you mean `diabetes`?',
    ],
    [
      'count(patients.sex == when(clinic.is_rural, "female", "males"))',
      'unknown-word «"males"» `"males"` is not a word of `patient.sex`. Did you mean `male`?',
    ],
    [
      'count(patients.sex != clinic.owner_kind)',
      'unknown-word «patients.sex != clinic.owner_kind» `patient.sex` and `clinic.owner_kind` have no word in common.',
    ],
    [
      'count("a" == when(clinic.is_rural, "a", "b"))',
      'figure-in-formula «"a"» Written words are compared with each other, so the formula knows already what comes out. Compare with a fact.',
    ],
  ])('that no fact has is refused: %s', (formula, message) => {
    expect(troubles(formula, any)).toContain(message)
  })

  it('of a fact without a list may be any', () => {
    expect(troubles('patient.group == "whatever"', conditionAt('patient'))).toEqual([])
  })
})

describe('a unit', () => {
  it.each([
    [
      'base_fee',
      'The formula comes out in SEK/point/month, and a payment needs SEK/month. Multiply by something in points.',
    ],
    [
      'base_fee * clinic.list_points * clinic.list_points',
      'The formula comes out in SEK·points/month, and a payment needs SEK/month. Divide by something in points.',
    ],
    [
      'sum(clinic.contacts.fee_paid) * region.acg_mean / period.months',
      'The formula comes out in SEK/months/month, and a payment needs SEK/month. Multiply by something in months.',
    ],
    [
      'visit_fee * count(clinic.contacts) / count(clinic.contacts)',
      'The formula comes out in SEK/contact, and a payment needs SEK/month.',
    ],
    ['coverage.share', 'The formula comes out as a bare number, and a payment needs SEK/month.'],
    ['euro_fee * count(patients)', 'The formula comes out in EUR/month, and a payment needs SEK/month.'],
  ])('that comes out wrong is refused: %s', (formula, message) => {
    expect(troubles(formula, clinic)).toEqual([`wrong-unit «${formula}» ${message}`])
  })

  it.each([
    [
      'cni_fee + acg_fee',
      'wrong-unit «acg_fee» `cni_fee` is in SEK/patient/month and `acg_fee` is in SEK/point/month, and `+` needs one unit.',
    ],
    [
      'max(0, coverage.share, clinic.list_points)',
      'wrong-unit «clinic.list_points» `coverage.share` is a bare number and `clinic.list_points` is in points, and `max` needs one unit. Divide by something in points.',
    ],
    [
      'when(clinic.cni_raw > base_fee, 1, 0)',
      'wrong-unit «base_fee» `clinic.cni_raw` is a bare number and `base_fee` is in SEK/point/month, and `>` needs one unit.',
    ],
    [
      'percentage_points(clinic.list_points)',
      'wrong-unit «clinic.list_points» `percentage_points` needs a share here, and `clinic.list_points` is in points.',
    ],
    [
      'percentage_points(coverage.share) - coverage_floor',
      'wrong-unit «coverage_floor» `percentage_points(coverage.share)` is in percentage_point and `coverage_floor` is a bare number, and `-` needs one unit. `percentage_points(…)` makes percentage points of a share.',
    ],
    [
      'rank(clinics.cni_raw, clinic.list_points)',
      'wrong-unit «clinic.list_points» `clinics.cni_raw` is a bare number and `clinic.list_points` is in points, and `rank` needs one unit. Divide by something in points.',
    ],
    [
      'when(count(patients) > count(clinic.contacts), 1, 0)',
      'wrong-unit «count(clinic.contacts)» `count(patients)` is in patients and `count(clinic.contacts)` is in contacts/month, and `>` needs one unit.',
    ],
  ])('is the same on both sides: %s', (formula, message) => {
    expect(troubles(formula, any)).toEqual([message])
  })

  it.each([
    ['patient', 'home_visit_cap', 'SEK/year'],
    ['clinic', 'rent_fee', 'SEK/month'],
    ['contact', 'visit_fee', 'SEK'],
    ['region', 'rural_budget', 'SEK/month'],
    ['clinic', 'rural_budget', 'SEK/region/month'],
    ['clinic', 'count(patients)', 'patients'],
    ['clinic', 'count(clinic.contacts)', 'contacts/month'],
    ['clinic', 'count(clinic.enrolments)', 'patients'],
    ['clinic', 'count(clinics)', 'share'],
    ['region', 'count(clinics)', 'clinics'],
    ['clinic', 'sum(patients.case_mix_weight * cni_fee)', 'SEK/month'],
    ['clinic', 'sum(clinic.contacts.fee_paid)', 'SEK/month'],
    ['clinic', 'sum(when(clinic.contacts.kind == "visit", visit_fee, 0))', 'SEK/month'],
    ['clinic', 'sum(clinic.costs.amount)', 'SEK/month'],
    ['clinic', 'mean(clinic.contacts.fee_paid)', 'SEK'],
    ['clinic', 'mean(patients.age)', 'years'],
    ['clinic', 'share(patients.has_bundle)', 'share'],
    ['patient', 'count(contacts)', 'contacts/month'],
    ['patient', 'sum(contacts.home_visit_earned)', 'SEK/month'],
    ['indicator', 'coverage.numerator', 'contacts/month'],
    ['indicator', 'recall.numerator', 'patients'],
    ['region', 'percentile(clinics.list_points, median_share)', 'points'],
    ['clinic', 'percentage_points(coverage.share)', 'percentage_point'],
    ['clinic', 'ramp(clinic.list_points, 0, region.list_points)', 'share'],
    ['clinic', 'max(cni_fee, 0)', 'SEK/patient/month'],
    ['clinic', 'min(bonus_fee, cni_fee)', 'SEK/patient/year'],
    ['clinic', '1 - age_weight', 'share'],
    ['clinic', '0 * base_fee', 'SEK/point/month'],
    ['clinic', 'previous.capitation', 'SEK/month'],
    ['clinic', 'previous.visit_payment', 'SEK/month'],
  ] as const)('at level %s of %s is %s', (level, formula, text) => {
    const { expression, troubles: none } = check(formula, at(level))
    expect(none).toEqual([])
    expect(expression && writeUnit(expression.unit)).toBe(text)
  })

  it('may be per month where a year is wanted', () => {
    expect(troubles('cni_fee * count(patients)', at('clinic', 'SEK/year'))).toEqual([])
  })

  it('of a formula may have the dimension that is free at its level, or leave it out', () => {
    expect(troubles('home_visit_cap', at('patient', 'SEK/patient/year'))).toEqual([])
    expect(troubles('home_visit_cap', at('patient', 'SEK/year'))).toEqual([])
  })

  it('of 0, 1 and figures without one is that of what they meet', () => {
    expect(troubles('indicator.denominator < indicator.minimum', conditionAt('indicator'))).toEqual([])
    expect(troubles('when(indicator.share >= indicator.from, indicator.denominator, 0)', at('indicator'))).toEqual([])
    expect(troubles('0', clinic)).toEqual([])
  })

  it('of a figure that is multiplied is a bare number', () => {
    expect(check('indicator.from * base_fee', at('indicator')).expression?.unit).toEqual(unit('SEK/point/month'))
  })
})

describe('troubles', () => {
  it('come all at once, in reading order, and none hides another', () => {
    const formula = 'max(unknown, base_fee, clinic.list_points) + patient.age + sum(patients.nothing) + 3'
    const { troubles: found } = check(formula, clinic)
    expect(found.map(({ code, span }) => `${code} ${span.start}`)).toEqual([
      'unknown-name 4',
      'wrong-unit 23',
      'wrong-level 45',
      'unknown-name 63',
      'figure-in-formula 83',
    ])
  })

  it('quote a long part by its beginning', () => {
    const long = 'clinic.list_points + clinic.list_points + clinic.list_points'
    expect(troubles(`max(${long}, base_fee)`, any)[0]).toContain(
      '`clinic.list_points + clinic.list_point…` is in points',
    )
  })

  it('have each a code of their own', () => {
    expect(new Set(TROUBLE_CODES).size).toBe(TROUBLE_CODES.length)
  })
})
