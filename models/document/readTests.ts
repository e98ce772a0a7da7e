import { suggest } from '../formula/suggest.ts'
import type { CodeRow } from '../vocabulary/Rows.ts'
import { expected, shorten } from './expected.ts'
import { type DocumentTest, type Expectation, GROUPS, type Grouping } from './Model.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readDate, readPeriodOf } from './readDate.ts'
import { readEntries } from './readEntries.ts'
import { readFields } from './readFields.ts'
import { readGiven } from './readGiven.ts'
import { codeOf } from './readGivenPatient.ts'
import { readNumber } from './readNumber.ts'
import { readList, readScalar, readText } from './readWords.ts'
import type { Testable } from './Testable.ts'

/** Reads the tests that a document carries: what is given, and what must come out. */
export function readTests(raw: Raw | undefined, testable: Testable, report: Report): readonly DocumentTest[] {
  if (raw === undefined) return []
  if (raw.type !== 'list') {
    expected(raw, 'a list of tests, such as `- name: …` with its keys below it', report)
    return []
  }
  return raw.items.flatMap((item) => readTest(item, testable, report) ?? [])
}

function readTest(raw: Raw, testable: Testable, report: Report): DocumentTest | undefined {
  if (raw.type !== 'map')
    return expected({ ...raw, under: 'tests' }, 'a test, such as `- name: …` with its keys below it', report)
  const named = raw.entries.get('name')
  const place = named?.value.place ?? raw.place
  const thing = { kind: 'test', place }
  const keys = { needs: ['name', 'period', 'given', 'expect'], may: ['rates_of', 'with', 'codes'] } as const
  const field = readFields(raw, thing, keys, report)
  const period = readPeriodOf(field?.('period'), report)
  const clinics = clinicsOf(field?.('given'))
  const given = period && readGiven(field?.('given'), { period, clinics, testable, report })
  const codes = readCodes(field?.('codes'), testable.grouping, report)
  const test = {
    name: readText(field?.('name'), report),
    ratesOf: readDate(field?.('rates_of'), report),
    with: readWith(field?.('with'), testable, report),
    expect: readExpect(field?.('expect'), clinics, testable, report),
    place,
  }
  if (test.name === undefined || period === undefined || given === undefined) return undefined
  return { ...test, name: test.name, period: period.text, given: { ...given, codes } }
}

function clinicsOf(raw: Raw | undefined): readonly string[] {
  return raw?.type === 'map' ? [...raw.entries.keys()] : []
}

/** Figures overridden: a parameter’s value, or one value for every row of a table. */
function readWith(
  raw: Raw | undefined,
  { parameters, tables }: Testable,
  report: Report,
): Readonly<Record<string, number>> {
  const entries = readEntries(raw, 'parameter', report).flatMap(({ key, value: written }) => {
    const value = readNumber(written, report)
    const figures = [...parameters, ...tables]
    if (figures.includes(key.text)) return value === undefined ? [] : [[key.text, value] as const]
    report.error('unknown-name', key.place, `There is no parameter or table called \`${shorten(key.text)}\`.`, {
      hint: () => suggest(key.text, figures),
    })
    return []
  })
  return Object.fromEntries(entries)
}

/** Which condition each code means, where the dataset says so: `{ E10: [diabetes] }`. */
function readCodes(raw: Raw | undefined, grouping: Grouping | undefined, report: Report): readonly CodeRow[] {
  if (raw === undefined) return []
  if (!grouping?.codesFromData) {
    const message = 'Codes are given only to a model whose grouping has `codes_from: dataset`.'
    report.error('wrong-test', raw.place, message, { hint: 'Take `codes` away.' })
    return []
  }
  const known = grouping.conditions.map(({ word }) => word)
  return readEntries(raw, 'code', report).flatMap(({ key, value }) =>
    readList(value, 'conditions', (item) => readScalar(item, 'a condition', report), report).flatMap(
      ({ text: condition, place }) => {
        if (known.includes(condition)) return [{ grouping: grouping.name, code: codeOf(key.text), condition }]
        report.error('unknown-word', place, `There is no condition called \`${shorten(condition)}\`.`, {
          hint: () => suggest(condition, known),
        })
        return []
      },
    ),
  )
}

function readExpect(
  raw: Raw | undefined,
  clinics: readonly string[],
  testable: Testable,
  report: Report,
): readonly Expectation[] {
  return readEntries(raw, 'clinic', report).flatMap(({ key, value }) => {
    const clinic = key.text
    if (clinic !== 'region' && !clinics.includes(clinic)) {
      report.error('unknown-name', key.place, `No clinic called \`${shorten(clinic)}\` is given.`, {
        hint: () => suggest(clinic, [...clinics, 'region']),
      })
      return []
    }
    const names = expectable(clinic, testable)
    return readEntries(value, 'payment', report).flatMap(({ key: name, value: written }) => {
      const amount = readNumber(written, report)
      if (names.includes(name.text)) {
        return amount === undefined ? [] : [{ clinic, name: name.text, value: amount, place: written.place }]
      }
      const message = `There is no payment, group or formula called \`${shorten(name.text)}\` to expect.`
      report.error('unknown-name', name.place, message, { hint: () => suggest(name.text, names) })
      return []
    })
  })
}

function expectable(clinic: string, { payments, clinicFormulas, regionFormulas }: Testable): readonly string[] {
  return ['total', ...GROUPS, ...payments, ...(clinic === 'region' ? regionFormulas : clinicFormulas)]
}

/** The names that tests expect something of. */
export function expectedNames(tests: readonly DocumentTest[]): ReadonlySet<string> {
  return new Set(tests.flatMap(({ expect }) => expect.map(({ name }) => name)))
}
