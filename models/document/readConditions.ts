import { FACTS } from '../vocabulary/facts.ts'
import { shorten } from './expected.ts'
import type { Grouping } from './Model.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readMonths } from './readDate.ts'
import { readFields } from './readFields.ts'
import { readGroupingFrom } from './readGrouping.ts'
import type { Sight } from './readWhole.ts'
import { readScalar } from './readWords.ts'

/** Reads `conditions: { grouping: name, over: 15 months }`: where a model's conditions come from. */
export function readConditions(raw: Raw | undefined, { base }: Sight, report: Report): Grouping | undefined {
  if (raw === undefined) return undefined
  const thing = { kind: 'origin of conditions', place: raw.place }
  const field = readFields(raw, thing, { needs: ['grouping'], may: ['over'] }, report)
  const name = readScalar(field?.('grouping'), 'the name of a grouping', report)
  const months = readMonths(field?.('over'), report)
  if (name === undefined) return undefined
  const document = base?.(name.text)
  if (!document) {
    return report.error('unknown-document', name.place, `There is no grouping called \`${shorten(name.text)}\`.`, {
      hint: 'Groupings stand in the catalogue, in `conditions/`.',
    })
  }
  const grouping = readGroupingFrom(document, report)
  if (!grouping) {
    const message = `The grouping \`${shorten(name.text)}\` has errors of its own.`
    report.error('wrong-base', name.place, message, { hint: `Put ${document.file} right first.` })
  }
  for (const { name: count } of grouping?.counts ?? []) {
    if (!FACTS.some((fact) => fact.entity === 'patient' && fact.name === count)) continue
    const message = `The grouping counts \`${count}\`, and \`patient.${count}\` is a fact already.`
    report.error('name-taken', name.place, message, { hint: 'Give the count another name in the grouping.' })
  }
  return grouping && (months === undefined ? grouping : { ...grouping, months })
}
