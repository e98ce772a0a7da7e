import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Findings } from './check/Findings.ts'
import { isOfNobody } from './clinicsOfCosts.ts'
import { columnChecks, type ColumnCheck, numberText } from './columnChecks.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { nearestWord } from './nearestWord.ts'
import type { PlannedColumn } from './planColumns.ts'
import type { Problems } from './Problems.ts'
import { shorten } from './shorten.ts'
import type { Staged } from './stageTable.ts'
import { hasFacts, OWNERS_OF_COSTS, standardColumns } from './tables.ts'

const { name: quoteName } = duckdbDialect

/** What is known of a table before its rows are read. */
type Header = Pick<Staged, 'table' | 'columns' | 'files'>

/** Are all columns there that must be, and none that looks like one misspelt? */
export function checkHeader(staged: Header, problems: Problems): boolean {
  const isMissing = tellMissingColumns(staged, problems)
  const isOurs = tellOurColumns(staged, problems)
  return !tellStrangeColumns(staged, problems) && !isMissing && !isOurs
}

/** Checks every value of a staged table on its own. */
export async function checkColumns(
  { table, view, columns, files }: Staged,
  planned: readonly PlannedColumn[],
  { engine, findings }: { readonly engine: ImportEngine; readonly findings: Findings },
): Promise<void> {
  const isDated = table === 'contacts' && columns.includes('date')
  const found = planned.flatMap(({ name, kind, values }) =>
    columnChecks(kind, {
      values,
      isOfClinic: table === 'clinics',
      canBeEmpty: isDated && name === 'month',
    }).map((check) => ({
      name,
      check,
    })),
  )
  if (isDated) found.push({ name: 'date', check: undated(columns.includes('month')) })
  if (table === 'costs')
    found.push({ name: columns.includes('clinic') ? 'clinic' : 'patient', check: ofNobody(columns) })
  if (found.length === 0) return

  const select = found.map(({ name, check }) => `count(*) FILTER (WHERE ${overColumn(check, name)})`)
  const [counts = []] = await engine.ask(`SELECT ${select.join(', ')} FROM ${view}`)
  for (const [place, { name, check }] of found.entries()) {
    if (Number(counts[place] ?? 0) === 0) continue
    const rows = `SELECT "#file", "#row", ${quoteName(name)} FROM ${view} WHERE ${overColumn(check, name)}`
    await findings.tell({ table, files, fault: { ...check, column: name }, rows })
  }
}

/** A contact has a month, or a date that lies in one. */
function undated(hasMonth: boolean): ColumnCheck {
  return {
    code: 'missing-value',
    isWrong: (x) => `${x} IS NULL${hasMonth ? ' AND month IS NULL' : ''}`,
    message: () => (hasMonth ? 'The month is missing, and the date too.' : 'The date is missing.'),
  }
}

/** A cost is of a clinic, of a patient, or of both. */
function ofNobody(columns: readonly string[]): ColumnCheck {
  return {
    code: 'missing-value',
    isWrong: () => isOfNobody(columns),
    message: () => 'Whose cost it is, is missing: neither a clinic nor a patient stands here.',
    hint: () => 'Write the clinic, the patient, or both.',
  }
}

function overColumn({ isWrong }: ColumnCheck, name: string): string {
  const x = quoteName(name)
  return `(${isWrong(x, `(${numberText(x)})`)})`
}

function tellMissingColumns({ table, columns, files }: Header, problems: Problems): boolean {
  const hasNoOwner = table === 'costs' && !OWNERS_OF_COSTS.some((name) => columns.includes(name))
  const absent = standardColumns(table).filter(
    ({ name, required }) =>
      (required || (hasNoOwner && name === 'clinic')) &&
      !columns.includes(name) &&
      !(table === 'contacts' && name === 'month' && columns.includes('date')),
  )
  for (const { name } of absent) {
    const near = nearestWord(
      name,
      columns.filter((column) => !standardColumns(table).some((one) => one.name === column)),
    )
    problems.add({
      code: 'missing-column',
      file: files.join(', '),
      column: name,
      message: `The column \`${name}\` is missing${hasNoOwner && name === 'clinic' ? ', and `patient` too' : ''}.`,
      hint:
        near === undefined
          ? `The columns are ${shorten(columns.join(', '), 200)}.`
          : `Is it \`${near}\`? Name it \`${name}\`, or write a mapping.`,
    })
  }
  return absent.length > 0
}

/** What stands beside the columns of a table while it is read, and of patients where they are counted. */
const OURS = ['#file', '#row', '#comma', '#point', '#csv', '#month', '#clinic', '#since', '#until']

/** Columns by names that are used for something else, so that one would be read for the other. */
function tellOurColumns({ columns, files }: Header, problems: Problems): boolean {
  const ours = columns.filter((name) => OURS.includes(name))
  for (const name of ours)
    problems.add({
      code: 'unknown-column',
      file: files.join(', '),
      column: name,
      message: `The program uses the name \`${name}\` for a column of its own.`,
      hint: `Call the column \`${name.slice(1)}_of_file\`, or leave it out by a mapping.`,
    })
  return ours.length > 0
}

/** A column that nobody reads, and that may well be a column misspelt, which then would count as absent. */
function tellStrangeColumns({ table, columns, files }: Header, problems: Problems): boolean {
  const standard = standardColumns(table).map(({ name }) => name)
  const known = table === 'patients' ? [...standard, 'clinic'] : standard
  const absent = known.filter((name) => !columns.includes(name))
  const strangers = columns.filter((name) => !known.includes(name))
  const told = strangers.filter((name) => {
    const near = nearestWord(
      name,
      absent.filter((one) => !hasFacts(table) || one.length > 4),
    )
    if (hasFacts(table) && near === undefined) return false
    problems.add({
      code: 'unknown-column',
      file: files.join(', '),
      column: name,
      message: `\`${shorten(name)}\` is none of the columns of \`${table}\`.`,
      hint:
        near === undefined
          ? `They are ${standard.join(', ')}. Take it away, or leave it out by a mapping.`
          : `Did you mean \`${near}\`?`,
    })
    return true
  })
  return told.length > 0
}
