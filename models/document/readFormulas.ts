import type { Level } from '../formula/Expression.ts'
import { nearest } from '../formula/nearest.ts'
import { ANY, NUMBER, type Unit } from '../formula/Unit.ts'
import { expected, shorten } from './expected.ts'
import type { Formula, Scope } from './Model.ts'
import type { Raw, RawEntry, RawScalar } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readMonths } from './readDate.ts'
import { readEntries } from './readEntries.ts'
import { list, readFields } from './readFields.ts'
import { readFormulaText } from './readFormulaText.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { readRounding } from './readRounding.ts'
import { readUnitOf } from './readUnitOf.ts'
import { readChoice } from './readWords.ts'

export const LEVELS: readonly Level[] = ['contact', 'patient', 'indicator', 'clinic', 'region']
export const SCOPES: readonly Scope[] = ['all_clinics', 'same_model']

/** A formula before its text is checked, for it may name those that come after it. */
export interface FormulaDraft extends Omit<Formula, 'expression' | 'text'> {
  readonly written: RawScalar | undefined
  /** Where `scope` stands. */
  readonly scoped: Raw | undefined
}

/** Reads the facts that a model computes, level by level. */
export function readFormulas(raw: Raw | undefined, reading: Reading): readonly FormulaDraft[] {
  const { report } = reading
  return readEntries(raw, 'level', report).flatMap(({ key, value }) => {
    const near = nearest(key.text, LEVELS)
    const level = LEVELS.find((name) => name === (near ?? key.text))
    if (level !== key.text) {
      report.error('unknown-key', key.place, `There are no formulas of \`${shorten(key.text)}\`.`, {
        hint: near ? `Did you mean \`${near}\`?` : `A formula stands under its level: ${list(LEVELS, 'or')}.`,
      })
    }
    if (level === undefined) return []
    return readEntries(value, 'formula', report).flatMap((entry) => readFormula(entry, level, reading) ?? [])
  })
}

function readFormula({ key, value }: RawEntry, level: Level, reading: Reading): FormulaDraft | undefined {
  const { report } = reading
  const name = readName(key, report, { isDotted: true })
  const thing = { kind: 'formula', name: key.text, place: key.place }
  const keys = { needs: ['formula'], may: ['unit', 'round', 'scope', 'over', 'label', 'note'] } as const
  const field = readFields(value, thing, keys, report)
  const draft = {
    level,
    label: readLabel(field?.('label'), thing, report),
    ...readKindAndUnit(field?.('unit'), reading),
    round: readRounding(field?.('round'), report),
    scope: readChoice(field?.('scope'), SCOPES, report),
    scoped: field?.('scope'),
    months: readMonths(field?.('over'), report),
    written: readFormulaText(field?.('formula'), report),
    note: readNote(field?.('note'), report),
    place: key.place,
  }
  const round = field?.('round')
  if (round && field?.('unit') === undefined) expected(round, 'a `unit` beside it', report, 'Only a number is rounded.')
  return name === undefined ? undefined : { name, ...draft }
}

/** A formula without a unit is true or false. */
function readKindAndUnit(raw: Raw | undefined, reading: Reading): { kind: 'number' | 'boolean'; unit: Unit } {
  return raw === undefined
    ? { kind: 'boolean', unit: NUMBER }
    : { kind: 'number', unit: readUnitOf(raw, reading) ?? ANY }
}
