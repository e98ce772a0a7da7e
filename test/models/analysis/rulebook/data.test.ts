import { describe, expect, it } from 'vitest'
import { runTests } from '../../../../models/analysis/documentTests/runTests.ts'
import { bookOf, linesOf, modelOf, sectionOf } from './bookOf.ts'

const parts = (formula: string, more = ''): string => `facts:
  clinic:
    before: { label: { sv: Index i fjol, en: Index last year }, unit: points, table: clinics }
    index: { label: { sv: Index, en: Index }, unit: points, table: clinics }
indicators:
  coverage: { label: { sv: Täckningsgrad, en: Coverage }, table: indicators }
parameters:
  fee: { label: { sv: Belopp, en: Fee }, unit: SEK/clinic/month, values: { 2026-01-01: { value: 100, source: terms § 1 } } }
${more}payments:
  target:
    bonus:
      label: { sv: Bonus, en: Bonus }
      each: clinic
      formula: ${formula}
`
const rowsOf = (document: string, language: 'sv' | 'en' = 'en'): readonly string[] =>
  linesOf(sectionOf(bookOf(document, language), 'data')).slice(2)

const ASKED = 'Index last year | the clinic | points | the rules say what then holds'
const STOPS = 'Index last year | the clinic | points | the computation stops'

/** A clinic without last year's index, and what it is paid. */
const without = (fee: number): string =>
  `tests: [{ name: No index, period: 2026-01, given: { a: { index: 5 } }, expect: { a: { bonus: ${fee} } } }]\n`

describe('the data that is needed', () => {
  it.each([
    { formula: 'when(known(clinic.before) and clinic.before > clinic.index, 0, fee)', fee: 100 },
    { formula: 'when(known(clinic.before), when(clinic.before > clinic.index, 0, fee), fee)', fee: 100 },
    { formula: 'when(not known(clinic.before) or clinic.before > clinic.index, fee, 0)', fee: 100 },
    { formula: 'when(not known(clinic.before), 0, when(clinic.before > clinic.index, fee, 0))', fee: 0 },
  ])('stops nothing where `$formula` asks first', ({ formula, fee }) => {
    expect(rowsOf(parts(formula))).toContain(ASKED)
    expect(runTests(modelOf(parts(formula) + without(fee)))).toEqual([])
  })

  it.each([
    'when(clinic.before > clinic.index, 0, fee)',
    'when(known(clinic.before), 0, when(clinic.before > clinic.index, fee, 0))',
    'when(known(clinic.before) or clinic.before > clinic.index, 0, fee)',
  ])('stops the computation where `%s` reads it unasked', (formula) => {
    expect(rowsOf(parts(formula))).toContain(STOPS)
    expect(runTests(modelOf(parts(formula) + without(0)))[0]?.message).toContain('no answer')
  })

  it('is read so through formulas, and by each payment', () => {
    const fell =
      'formulas:\n  clinic:\n    fell:\n      formula: known(clinic.before) and clinic.before > clinic.index\n'
    const one = parts('when(clinic.fell, 0, fee)', fell)
    expect(rowsOf(one)).toContain(ASKED)
    const other = `${one}    more:\n      label: { sv: Mer, en: More }\n      each: clinic\n      formula: when(clinic.before > 1, fee, 0)\n`
    expect(rowsOf(other)).toContain(STOPS)
  })

  it('has the indicators that are delivered counted', () => {
    const covered = parts('when(coverage.share > 0, fee, 0)')
    expect(rowsOf(covered)).toEqual(['Coverage | the clinic | numerator and denominator | the computation stops'])
    expect(rowsOf(covered, 'sv')).toEqual(['Täckningsgrad | vårdcentralen | täljare och nämnare | stoppas beräkningen'])
  })
})
