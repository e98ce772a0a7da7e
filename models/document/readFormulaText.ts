import { expected } from './expected.ts'
import type { Raw, RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'

const ADVISED = 120
/** Longer ones are refused where formulas are checked. */
const REFUSED = 400

/** Reads the text of a formula: one line without quotes, so that a column in the formula is a column of the file. */
export function readFormulaText(raw: Raw | undefined, report: Report): RawScalar | undefined {
  if (raw === undefined) return undefined
  if (raw.type !== 'scalar' || raw.text === '') return expected(raw, 'a formula', report)
  if (raw.writing === 'quoted') {
    const message = 'A formula is written without quotes.'
    return report.error('wrong-formula-text', raw.place, message, { hint: 'Take the quotes around it away.' })
  }
  if (raw.writing === 'lines') {
    const message = 'A formula stands on one line.'
    return report.error('wrong-formula-text', raw.place, message, {
      hint: 'Give a part of it a name under `formulas:`.',
    })
  }
  if (raw.text.length > ADVISED && raw.text.length <= REFUSED) {
    const message = `This formula has ${raw.text.length} characters; beyond ${ADVISED} few can read it.`
    report.warning('long-formula', raw.place, message, { hint: 'Give a part of it a name under `formulas:`.' })
  }
  return raw
}
