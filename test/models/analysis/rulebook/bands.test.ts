import { describe, expect, it } from 'vitest'
import { runTests } from '../../../../models/analysis/documentTests/runTests.ts'
import { bookOf, linesOf, modelOf, sectionOf } from './bookOf.ts'

/** A table by a clinic's index, and a payment of a clinic by it. */
const byIndex = (rows: string, { reads = '', by = 'clinic.index' } = {}): string => `facts:
  clinic:
    index: { label: { sv: Index, en: Index }, unit: points, table: clinics }
    distance: { label: { sv: Avstånd, en: Distance }, unit: km, table: clinics }
    paid_share: { label: { sv: Betald andel, en: Share paid }, unit: share, table: clinics }
indicators:
  coverage: { label: { sv: Täckningsgrad, en: Coverage }, table: indicators }
tables:
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/clinic/month
    by: [${by}]
${reads === '' ? '' : `    reads: ${reads}\n`}    values: { 2026-01-01: { source: terms § 1, rows: ${rows} } }
payments:
  target:
    index_payment: { label: { sv: Målersättning, en: Target payment }, each: clinic, formula: fee }
`

const tableOf = (parts: string, language: 'sv' | 'en' = 'en'): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), 'table-fee'))

/** The rows as a reader reads them: which numbers are in each, and what it pays. */
function printedRows(
  lines: readonly string[],
): readonly { readonly has: (n: number) => boolean; readonly fee: number }[] {
  return lines.flatMap((line) => {
    const [, key, fee] = /^(.+) \| (\d+)$/.exec(line) ?? []
    const [, from, below] = /^from (\S+) to below (\S+)$/.exec(key ?? '') ?? []
    const [, first, last] = /^(\d+)–(\d+)$/.exec(key ?? '') ?? []
    const [, least] = /^(\S+) and above$/.exec(key ?? '') ?? []
    const is = (has: (n: number) => boolean) => [{ has, fee: Number(fee) }]
    if (from !== undefined && below !== undefined) return is((n) => n >= Number(from) && n < Number(below))
    if (first !== undefined && last !== undefined) return is((n) => n >= Number(first) && n <= Number(last))
    return least === undefined ? [] : is((n) => n >= Number(least))
  })
}

/** Each side of each joint, and what lies between two whole numbers. */
const VALUES = [0, 1, 49, 49.5, 49.999, 50, 50.001, 69, 69.99, 70, 84, 84.75, 85, 85.5, 100]

describe('the bands of a table', () => {
  it.each([
    { rows: '{ 0.0: 0, 50.0: 4, 70.0: 8, 85.0: 12 }', when: 'written by where they begin' },
    { rows: '{ 0-49: 0, 50-69: 4, 70-84: 8, 85+: 12 }', when: 'written as whole numbers' },
  ])('hold exactly the values that are paid by them, $when', ({ rows }) => {
    const parts = byIndex(rows)
    const printed = printedRows(tableOf(parts))
    expect(printed).toHaveLength(4)
    const paid = VALUES.map((value) => {
      const fees = printed.filter(({ has }) => has(value)).map(({ fee }) => fee)
      expect(fees, `bands that hold ${value}`).toHaveLength(1)
      return fees[0] ?? Number.NaN
    })
    // What the table pays says the run of the document's own test, which knows nothing of the rule book.
    const given = VALUES.map((value, place) => `      c${place}: { index: ${value} }\n`).join('')
    const expected = paid.map((fee, place) => `      c${place}: { index_payment: ${fee} }\n`).join('')
    const test = `tests:\n  - name: Every value\n    period: 2026-01\n    given:\n${given}    expect:\n${expected}`
    expect(runTests(modelOf(parts + test))).toEqual([])
  })

  it('are said by their whole numbers where there is nothing between these', () => {
    const ages = `tables:
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    by: [patient.age]
    values: { 2026-01-01: { source: terms § 1, rows: { 0-17: 1, 18-64: 2, 65+: 3 } } }
payments:
  fixed:
    list_payment: { label: { sv: Listning, en: Listing }, each: patient, formula: fee }
`
    expect(tableOf(ages).slice(2, 5)).toEqual(['0–17 | 1', '18–64 | 2', '65 and above | 3'])
    const counted = byIndex('{ 0-999: 1, 1000+: 2 }', { by: 'clinic.size' }).replace(
      'payments:',
      'formulas: { clinic: { size: { unit: patients, label: { sv: Listade, en: Listed }, formula: count(patients) } } }\npayments:',
    )
    expect(tableOf(counted).slice(1, 4)).toEqual(['Listed | Value', '0–999 | 1', '1000 and above | 2'])
  })

  it('are points where a line is read, with the unit of what is measured', () => {
    const line = byIndex('{ 0: 0, 20: 0, 80: 45 }', { reads: 'line', by: 'clinic.distance' })
    expect(tableOf(line)).toEqual([
      'Each row is a point. Between two points a straight line holds; below the first there is no value, and from the last on its value holds.',
      'SEK per clinic and month, from 2026-01-01',
      'Distance, km | Value',
      'at 0 | 0',
      'at 20 | 0',
      '80 and above | 45',
      '* From 2026-01-01 (decided figure). Source: Terms, § 1.',
    ])
    // Half the way from 20 km to 80 km: 45 / 2. Beyond 80 km the amount stays.
    const test = `tests:
  - name: On the line and beyond
    period: 2026-01
    given: { a: { distance: 10 }, b: { distance: 50 }, c: { distance: 200 } }
    expect: { a: { index_payment: 0 }, b: { index_payment: 22.5 }, c: { index_payment: 45 } }
`
    expect(runTests(modelOf(line + test))).toEqual([])
  })

  it('name what they are of, and are written in per cent where that is a share', () => {
    const coverage = byIndex('{ 0.0: 0, 0.5: 1, 0.7: 3 }', { by: 'coverage.share' })
    expect(tableOf(coverage).slice(1, 5)).toEqual([
      'The result of coverage | Value',
      'from 0 % to below 50 % | 0',
      'from 50 % to below 70 % | 1',
      '70 % and above | 3',
    ])
    expect(tableOf(coverage, 'sv').slice(1, 3)).toEqual([
      'Utfallet av täckningsgrad | Värde',
      'från 0 % till under 50 % | 0',
    ])
    expect(tableOf(byIndex('{ 0.0: 0, 0.5: 1 }', { by: 'clinic.paid_share' }))[2]).toBe('from 0 % to below 50 % | 0')
  })

  it('say of yes and no what is true', () => {
    const islands = byIndex('{ own: { true: 5, false: 1 }, private: { true: 7, false: 2 } }', {
      by: 'clinic.owner_kind, clinic.is_island',
    }).replace(
      '  clinic:\n',
      '  clinic:\n    is_island: { label: { sv: Ligger på en ö, en: Is on an island }, kind: boolean, table: clinics }\n',
    )
    expect(tableOf(islands, 'sv')[1]).toBe('Driftsform | Ligger på en ö: ja | Ligger på en ö: nej')
    expect(tableOf(islands)[1]).toBe('Own or private | Is on an island: yes | Is on an island: no')
  })

  it('go by the table that a formula without a name reads', () => {
    const groups = `tables:
  diseases:
    label: { sv: Sjukdomar som räknas, en: Diseases that count }
    unit: weight
    by: [patient.conditions]
    many: sum
    values: { 2026-01-01: { source: terms § 1, rows: { diabetes: 1, copd: 1 } } }
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    by: [patient.number]
    values: { 2026-01-01: { source: terms § 1, rows: { 0: 0, 1: 5, 2+: 9 } } }
formulas: { patient: { number: { unit: weight, formula: diseases } } }
payments:
  fixed:
    list_payment: { label: { sv: Listning, en: Listing }, each: patient, formula: fee }
`
    expect(tableOf(groups).slice(1, 5)).toEqual(['Diseases that count | Value', '0 | 0', '1 | 5', '2 and above | 9'])
  })
})
