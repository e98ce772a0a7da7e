import type { Day } from '../../models/date/IsoDate.ts'
import type { Grouping } from '../../models/document/Model.ts'
import type { PatientRow, Rows } from '../../models/vocabulary/Rows.ts'
import { monthsBack } from './calendar.ts'

/**
 * The conditions that a patient has on a day, made from diagnoses: as coded within the grouping's months, then the
 * hierarchy as read on those, then what is made of others, one after the other.
 */
export function conditionsOf(rows: Rows, grouping: Grouping, patient: PatientRow, day: Day): readonly string[] {
  const coded = conditionsAsCoded(rows, grouping, patient, day)
  const replaced = grouping.conditions.filter(({ word }) => coded.has(word)).flatMap(({ replaces }) => replaces)
  const conditions = new Set([...coded].filter((word) => !replaced.includes(word)))
  for (const { word, how, of } of grouping.derived) {
    const has = (one: string) => conditions.has(one)
    if (how === 'any' ? of.some(has) : of.every(has)) conditions.add(word)
  }
  return [...conditions]
}

/** What the diagnoses within the grouping's months say, before the hierarchy. */
export function conditionsAsCoded(rows: Rows, grouping: Grouping, patient: PatientRow, day: Day): ReadonlySet<string> {
  const months = monthsBack(day, grouping.months)
  const codes = rows.diagnoses
    .filter((diagnosis) => diagnosis.patient === patient.id && diagnosis.date <= day)
    .filter((diagnosis) => months.includes(Math.floor(diagnosis.date / 100)))
    .map((diagnosis) => plain(diagnosis.code))
  return new Set(
    codes.flatMap((code) => (grouping.codesFromData ? given(rows, grouping, code) : begun(grouping, code))),
  )
}

function begun(grouping: Grouping, code: string): string[] {
  return grouping.conditions
    .filter(({ codes }) => codes.some((beginning) => code.startsWith(plain(beginning))))
    .map(({ word }) => word)
}

function given(rows: Rows, grouping: Grouping, code: string): string[] {
  return rows.codes
    .filter((row) => row.grouping === grouping.name && plain(row.code) === code)
    .map((row) => row.condition)
    .filter((word) => grouping.conditions.some((condition) => condition.word === word))
}

/** `e11.9` and `E119` are one code. */
function plain(code: string): string {
  return code.replaceAll('.', '').toUpperCase()
}
