import { type Fact, type Model, wordLabel } from '../../models/index.ts'
import type { Label } from '../contract/Label.ts'
import type { Because } from '../contract/suffices.ts'
import type { CountedRows } from './Counts.ts'
import type { Kind } from './domainOf.ts'
import type { Reason } from './Reason.ts'

/** A column that is no fact of the vocabulary: a guest's contact has no patient. */
const OF_ROWS: Readonly<Record<string, Label>> = {
  patient: { sv: 'Känd patient', en: 'Known patient' },
}

/** A reason with the names that a reader knows, to be told in the reader's language. */
export function toldReason(reason: Reason, model: Model): Because {
  switch (reason.code) {
    case 'no-file':
    case 'other-rows':
      return { code: reason.code, rows: reason.rows }
    case 'looks-back':
      return { code: reason.code, number: reason.months }
    case 'too-many-conditions':
    case 'too-many-kinds':
      return { code: reason.code, rows: reason.rows, number: reason.number }
    case 'sum':
      return { code: reason.code, names: [labelOf(reason.name, model)] }
    case 'measurement':
      return { code: reason.code, names: [labelOf(`patient.${reason.name}`, model)] }
    case 'diagnoses':
      return { code: reason.code, names: [model.grouping?.label ?? bare(reason.grouping)] }
    case 'no-column':
      return {
        code: reason.code,
        rows: reason.rows,
        names: [labelOf(reason.name, model)],
        columns: [...reason.columns],
      }
    case 'not-told-apart':
    case 'not-counted':
      return {
        code: reason.code,
        rows: reason.rows,
        columns: [...reason.columns],
        kinds: reason.kinds.map((kind) => told(kind, reason, model)),
      }
    case 'not-together': {
      const { code, rows, columns, conditions } = reason
      const fact = factOf('conditions', rows, model)
      return {
        code,
        rows,
        columns: [...columns],
        names: columns.map((column) => labelOfColumn(column, rows, model)),
        words: conditions.map((word) => wordLabel(word, model, fact)),
      }
    }
    case 'not-due':
      return { code: reason.code, over: reason.over }
    case 'clinic-fact':
      return {
        code: reason.code,
        names: [labelOf(reason.name, model)],
        ...(reason.clinic !== undefined && { clinic: reason.clinic }),
      }
    case 'contacts-of-each':
    case 'not-all-clinics':
      return { code: reason.code }
  }
}

function told(
  kind: Kind,
  { rows, columns }: { readonly rows: CountedRows; readonly columns: readonly string[] },
  model: Model,
): NonNullable<Because['kinds']>[number] {
  return columns.map((column) => {
    const value = kind[column] ?? null
    const label = labelOfColumn(column, rows, model)
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return { label, value }
    const fact = factOf(column, rows, model)
    const words = typeof value === 'string' ? [value] : value
    return { label, value: words.map((word) => wordLabel(word, model, fact)) }
  })
}

function labelOfColumn(column: string, rows: CountedRows, model: Model): Label {
  const [, asked] = /^known_(.+)$/.exec(column) ?? []
  const label = factOf(asked ?? column, rows, model)?.label ?? OF_ROWS[column] ?? bare(asked ?? column)
  return asked === undefined ? label : { sv: `${label.sv}, känd uppgift`, en: `${label.en}, known` }
}

/** The fact of a column: of a contact, or else of the patient. */
function factOf(column: string, rows: CountedRows, { facts }: Model): Fact | undefined {
  const of = (entity: string): Fact | undefined => facts.find((one) => one.entity === entity && one.name === column)
  return (rows === 'performed' ? of('contact') : undefined) ?? of('patient')
}

/** What a reader calls `clinic.cni_relative`, an indicator, or `previous.capitation`. */
function labelOf(name: string, { facts, indicators, payments, formulas }: Model): Label {
  const [entity, own = ''] = name.split('.')
  const found =
    entity === 'previous'
      ? [...payments, ...formulas].find((one) => one.name === own)
      : (facts.find((one) => one.entity === entity && one.name === own) ?? indicators.find((one) => one.name === name))
  const label = found?.label ?? bare(own === '' ? name : own)
  return entity === 'previous' ? { sv: `${label.sv}, föregående period`, en: `${label.en}, previous period` } : label
}

function bare(name: string): Label {
  const words = name.replaceAll('_', ' ')
  return { sv: words, en: words }
}
