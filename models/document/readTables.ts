import type { IsoDate } from '../date/IsoDate.ts'
import type { Expression, Level } from '../formula/Expression.ts'
import type { Names } from '../formula/Names.ts'
import { ANY } from '../formula/Unit.ts'
import { type Checking, checkText } from './checkText.ts'
import { expected } from './expected.ts'
import type { DatedRows, Table } from './Model.ts'
import type { Raw, RawEntry, RawScalar } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readDated } from './readDated.ts'
import { readEntries } from './readEntries.ts'
import { readFields } from './readFields.ts'
import { LEVELS } from './readFormulas.ts'
import { readFormulaText } from './readFormulaText.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { checkGiven, hintOf, isTimes, NO_LABEL } from './readParameters.ts'
import { readRange } from './readRange.ts'
import { type By, decimalKeysOf, readRows } from './readRows.ts'
import { readSourced } from './readSourced.ts'
import { exampleOfSource } from './readSources.ts'
import { readUnitOf } from './readUnitOf.ts'
import { readChoice, readList } from './readWords.ts'

const READS = ['step', 'line', 'marginal'] as const
const MANY = ['sum', 'highest'] as const
const MOST_BY = 6

/** A table before it is known what kinds its `by` are. */
export interface TableDraft extends Omit<Table, 'by' | 'values'> {
  readonly byWritten: readonly RawScalar[]
  readonly readsWritten: Raw | undefined
  readonly manyWritten: Raw | undefined
  readonly valuesWritten: Raw | undefined
}

/** Reads the head of each table; the rows are for `completeTable`, when all facts and formulas are known. */
export function readTables(raw: Raw | undefined, reading: Reading): readonly TableDraft[] {
  return readEntries(raw, 'table', reading.report).flatMap((entry) => readTable(entry, reading) ?? [])
}

function readTable({ key, value }: RawEntry, reading: Reading): TableDraft | undefined {
  const { report } = reading
  const name = readName(key, report)
  const thing = { kind: 'table', name: key.text, place: key.place }
  const keys = { needs: ['label', 'unit', 'by', 'values'], may: ['reads', 'many', 'range', 'note'] } as const
  const field = readFields(value, thing, keys, report)
  const byWritten = readBy(field?.('by'), reading)
  const draft = {
    label: readLabel(field?.('label'), thing, report) ?? NO_LABEL,
    unit: readUnitOf(field?.('unit'), reading) ?? ANY,
    range: readRange(field?.('range'), report),
    reads: readChoice(field?.('reads'), READS, report) ?? 'step',
    many: readChoice(field?.('many'), MANY, report),
    level: lowestOf(byWritten.map(({ text }) => levelOf(text))),
    byWritten,
    readsWritten: field?.('reads'),
    manyWritten: field?.('many'),
    valuesWritten: field?.('values'),
    note: readNote(field?.('note'), report),
    place: key.place,
  }
  return name === undefined ? undefined : { name, ...draft }
}

function readBy(raw: Raw | undefined, { report }: Reading): readonly RawScalar[] {
  const read = (item: Raw) => {
    const scalar = readFormulaText(item, report)
    if (scalar === undefined || /^\w+\.\w+$/.test(scalar.text)) return scalar
    const message = 'A table is by facts and formulas, each named with a dot.'
    return report.error('wrong-by', scalar.place, message, { hint: 'Write, say, `patient.age`.' })
  }
  const by = readList(raw, 'facts', read, report)
  if (raw?.type === 'list' && (raw.items.length === 0 || raw.items.length > MOST_BY)) {
    expected(raw, `one to ${MOST_BY} facts, such as \`[patient.age]\``, report)
  }
  return by.slice(0, MOST_BY)
}

/** The level of a dotted name; an indicator's is the clinic's. */
function levelOf(dotted: string): Level {
  const prefix = dotted.split('.', 1)[0]
  if (prefix === 'period') return 'region'
  return LEVELS.find((level) => level === prefix) ?? 'clinic'
}

function lowestOf(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? 'region'
}

/** The table with its rows, now that it is known what each `by` is. */
export function completeTable(draft: TableDraft, checking: Checking, reading: Reading): Table {
  const { byWritten, valuesWritten, name, label, unit, level, range, reads, many, note, place } = draft
  const head = { name, label, unit, level, range, reads, many, note, place }
  const { report } = reading
  const written = byWritten.map((scalar) => resolve(scalar, draft, checking))
  const resolved = written.flatMap((one) => one ?? [])
  const isResolved = resolved.length === written.length && resolved.length > 0
  if (isResolved) checkReading(draft, resolved, reading)
  const decimals: (readonly boolean[])[] = []
  const read = (from: IsoDate, entry: RawEntry) => {
    const rows = entry.value.type === 'map' ? entry.value.entries.get('rows')?.value : undefined
    if (rows && isResolved) decimals.push(decimalKeysOf(rows, { table: head, by: resolved }))
    return readDatedRows({ from, entry, table: head, by: isResolved ? resolved : undefined }, reading)
  }
  const values = readDated(valuesWritten, read, report)
  const decimalKeys = resolved.map((_, index) => decimals.some((one) => one[index]))
  return {
    ...head,
    ...(decimalKeys.includes(true) && { decimalKeys }),
    by: resolved.map(({ expression }) => expression),
    values,
  }
}

function resolve(scalar: RawScalar, { name, level }: TableDraft, checking: Checking): By | undefined {
  const expression = checkText(scalar, name, { level, wanted: { kind: 'any' }, hasScope: false }, checking)
  return expression && { name: scalar.text, expression, words: wordsOf(expression, checking.names) }
}

function wordsOf(expression: Expression, names: Names): ReadonlySet<string> | undefined {
  if (expression.type !== 'fact') return undefined
  const { entity, name } = expression
  const words = names.facts.find((fact) => fact.entity === entity && fact.name === name)?.words
  return words && new Set(words)
}

/** `many` belongs to a fact of several words, `reads` to a number. */
function checkReading(draft: TableDraft, resolved: readonly By[], { report }: Reading): void {
  const { name, byWritten, manyWritten, readsWritten } = draft
  const severalAt = resolved.findIndex(({ expression }) => expression.kind === 'words')
  const several = byWritten[severalAt]
  if (several && !manyWritten) {
    const message = `Several rows of \`${name}\` may match, for \`${several.text}\` has several words.`
    report.error('needs-many', several.place, message, { hint: 'Say `many: sum` or `many: highest`.' })
  }
  if (!several && manyWritten) {
    const message = `Only one row of \`${name}\` can match, for it is by no fact of several words.`
    report.error('needs-many', manyWritten.place, message, { hint: 'Take `many` away.' })
  }
  const last = resolved.at(-1)
  if (readsWritten && draft.reads !== 'step' && last && last.expression.kind !== 'number') {
    const message = `\`reads: ${draft.reads}\` needs a number last in \`by\`, and \`${last.name}\` is none.`
    report.error('wrong-by', readsWritten.place, message, { hint: 'Put the number last, or take `reads` away.' })
  }
}

interface Dated {
  readonly from: IsoDate
  readonly entry: RawEntry
  readonly table: Pick<Table, 'name' | 'range' | 'reads'>
  /** Absent where it is not known what the table is by. */
  readonly by: readonly By[] | undefined
}

function readDatedRows({ from, entry, table, by }: Dated, reading: Reading): DatedRows | undefined {
  const { key, value: raw } = entry
  const thing = { kind: 'figure', place: key.place }
  const field = readFields(
    raw,
    thing,
    {
      needs: ['source'],
      may: ['rows', 'basis', 'note'],
      hint: hintOf(raw),
      examples: { source: exampleOfSource(reading) },
    } as const,
    reading.report,
  )
  if (field === undefined) return undefined
  const sourced = readSourced(field, key.place, reading)
  const given = field('rows')
  const rows = given && by ? readRows(given, { table, by }, reading.report) : undefined
  if (sourced && !isTimes(raw)) checkGiven(sourced, given, reading, 'rows')
  return sourced && { from, rows, ...sourced }
}
