import { describe, expect, it } from 'vitest'
import { type DocumentTest, type Expectation, GROUPS, type Model, type Table } from '../../models/document/Model.ts'
import { readCatalogue } from '../catalogue/readCatalogue.ts'
import { windowsOf } from './calendar.ts'
import { formulaAt } from './evaluate.ts'
import { roughly } from './Fraction.ts'
import { oracle } from './oracle.ts'
import { askedFor } from './payWindow.ts'
import { asNumber } from './Value.ts'
import type { OracleRun } from './World.ts'

const documents = readCatalogue().flatMap(({ file, model }) =>
  (model?.tests ?? []).map((test) => ({ file, name: test.name, model: model as Model, test })),
)

describe('the oracle pays what a document of the catalogue expects', () => {
  it.each(documents)('$file: $name', ({ model, test }) => {
    const { run, given } = runOf(model, test)
    const found = test.expect.map((expected) => ({ ...plain(expected), value: valueOf(expected, run, given) }))
    expect(found).toEqual(test.expect.map((expected) => ({ ...plain(expected), value: written(expected, given) })))
  })

  it('in a good many tests', () => {
    expect(documents.length).toBeGreaterThan(20)
  })
})

/** The test's own figures stand in for the model's, whatever the date; one for a table, whatever it is looked up by. */
function runOf(model: Model, test: DocumentTest): { readonly run: OracleRun; readonly given: Model } {
  const always = { from: '0001-01-01', source: 'the test', basis: 'decided', place: test.place } as const
  const parameters = model.parameters.map((parameter) => {
    const value = test.with[parameter.name]
    return value === undefined ? parameter : { ...parameter, values: [{ ...always, value }] }
  })
  const tables = model.tables.map((table): Table => {
    const value = test.with[table.name]
    const rows = [{ keys: [], value: value ?? 0 }]
    return value === undefined ? table : { ...table, by: [], reads: 'step', values: [{ ...always, rows }] }
  })
  const given = { ...model, parameters, tables }
  const { given: rows, period, ratesOf } = test
  return { run: { assignment: [{ model: given, clinics: 'all' }], rows, period, ratesOf }, given }
}

function plain({ clinic, name }: Expectation) {
  return { clinic, name }
}

function formulaOf({ clinic, name }: Expectation, { formulas }: Model) {
  const level = clinic === 'region' ? 'region' : 'clinic'
  return formulas.find((formula) => formula.level === level && formula.name === name)
}

/** Money in öre; a formula with as many decimals as the document writes. */
function written(expected: Expectation, model: Model): string {
  return formulaOf(expected, model) ? String(expected.value) : String(Math.round(expected.value * 100))
}

function valueOf(expected: Expectation, run: OracleRun, model: Model): string {
  const { clinic, name, value } = expected
  const formula = formulaOf(expected, model)
  if (formula) {
    const window = windowsOf(run.period, model.payments[0]?.over ?? 'month', model.cutOff).at(-1)
    if (!window) return 'no window'
    const here = { clinic: run.rows.clinics.find(({ id }) => id === clinic) }
    const decimals = (String(value).split('.')[1] ?? '').length
    const found = roughly(asNumber(formulaAt(formula, askedFor(run, model, window, new Map()), here)))
    return String(Number((found * unitsInWindow(formula, window.months.length)).toFixed(decimals)))
  }
  const result = oracle(run)
  if ('noAnswer' in result) return JSON.stringify(result.noAnswer)
  const paid = result.models[model.name]
  const row = clinic === 'region' ? paid?.region : paid?.clinics[clinic]
  if (name === 'total') return String(row?.total)
  if (!(GROUPS as readonly string[]).includes(name)) return String(row?.payments[name])
  const ofGroup = model.payments
    .filter(({ group }) => group === name)
    .map((payment) => row?.payments[payment.name] ?? 0n)
  return String(ofGroup.reduce<bigint>((sum, ore) => (typeof ore === 'bigint' ? sum + ore : sum), 0n))
}

/** A test expects kronor a year where the formula says so, and the oracle gives those of the window. */
function unitsInWindow({ unit }: Model['formulas'][number], months: number): number {
  return unit.months !== undefined && (unit.powers['time'] ?? 0) < 0 ? unit.months / months : 1
}
