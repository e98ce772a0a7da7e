import type { DataProblem } from '../DataProblem.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import { MOST_PROBLEMS, type Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { type TableName, TABLE_NAMES } from '../tables.ts'

/** As tables are read, so that a patient who was left out stands before the contacts that went along. */
const IN_ORDER = TABLE_NAMES.map((name) => `'${name}'`).join(', ')

/** What to say of a row that is wrong. */
export interface RowFault {
  readonly code: DataProblem['code']
  readonly column: string
  /** What stands in the column, where SQL gives that day as a number, or more than that. */
  readonly shown?: (value: string) => string
  readonly message: (value: string) => string
  readonly hint?: ((value: string) => string | undefined) | undefined
}

/** Rows of a table that are wrong in one way. */
export interface FaultyRows {
  readonly table: TableName
  /** The names of files, by `#file`. */
  readonly files: readonly string[]
  readonly fault: RowFault
  /** SQL that gives `#file`, `#row` and the value of each. */
  readonly rows: string
}

/** How many rows may be left out: so many, or so many in a hundred of all that were read. */
export type AcceptedRejects = { readonly rows: number } | { readonly percent: number }

/** A row that was left out, and why. */
export interface Rejected {
  readonly table: TableName
  readonly file: string
  /** Which of the table's files it is, by `#file`. */
  readonly fileNumber: number
  readonly row: number
  readonly value: string
  readonly fault: RowFault
}

/** Where checks tell the rows that are wrong: each is a problem, or, where rejects are accepted, left out. */
export interface Findings {
  readonly isAccepting: boolean
  readonly tell: (found: FaultyRows) => Promise<void>
  /** Takes rejected rows out of a typed table; patients that are gone are known by `#gone`. */
  readonly leaveOut: (table: TableName, typed: string) => Promise<void>
  /** How many rows of each table are left out. */
  readonly counts: () => Promise<ReadonlyMap<TableName, number>>
  /** The first of the faults in the order of tables, files and rows. */
  readonly rejected: (most: number) => Promise<readonly Rejected[]>
}

/** Nothing found so far. */
export async function collectFindings(
  engine: ImportEngine,
  problems: Problems,
  accepted: AcceptedRejects | undefined,
): Promise<Findings> {
  const told: FaultyRows[] = []
  const dirty = new Set<TableName>()
  if (accepted)
    await engine.run(
      'CREATE TABLE "#rejected" ("table" VARCHAR, fault INTEGER, "#file" INTEGER, "#row" BIGINT, value VARCHAR); ' +
        'CREATE TABLE "#gone" (id VARCHAR)',
    )
  return {
    isAccepting: accepted !== undefined,
    tell: async (found) => {
      if (!accepted) {
        await addProblems(found, engine, problems)
        return
      }
      await engine.run(
        `INSERT INTO "#rejected" SELECT '${found.table}', ${told.length}, w."#file", w."#row", CAST(w.value AS VARCHAR) ` +
          `FROM (${found.rows}) w("#file", "#row", value)`,
      )
      told.push(found)
      dirty.add(found.table)
    },
    leaveOut: async (table, typed) => {
      if (!dirty.delete(table)) return
      if (table === 'patients')
        await engine.run(
          `INSERT INTO "#gone" SELECT id FROM ${typed} WHERE ("#file", "#row") IN (SELECT ("#file", "#row") FROM "#rejected" WHERE "table" = 'patients')`,
        )
      await engine.run(
        `DELETE FROM ${typed} WHERE ("#file", "#row") IN (SELECT ("#file", "#row") FROM "#rejected" WHERE "table" = '${table}')`,
      )
    },
    counts: async () => {
      if (!accepted) return new Map()
      const rows = await engine.ask(
        'SELECT "table", count(DISTINCT ("#file", "#row")) FROM "#rejected" GROUP BY 1 ORDER BY 1',
      )
      return new Map(rows.map(([table, count]) => [table as TableName, Number(count)]))
    },
    rejected: async (most) => {
      if (!accepted) return []
      const rows = await engine.ask(
        `SELECT fault, "#file", "#row", value FROM "#rejected" ORDER BY list_position([${IN_ORDER}], "table"), "#file", "#row", fault LIMIT ${most}`,
      )
      return rows.flatMap(([place, file, row, value]) => {
        const found = told[Number(place)]
        if (!found) return []
        const { table, files, fault } = found
        return [
          {
            table,
            file: files[Number(file)] ?? table,
            fileNumber: Number(file),
            row: Number(row),
            value: String(value ?? ''),
            fault,
          },
        ]
      })
    },
  }
}

async function addProblems({ table, files, fault, rows }: FaultyRows, engine: ImportEngine, problems: Problems) {
  const [[count = 0] = []] = await engine.ask(`SELECT count(*) FROM (${rows})`)
  if (Number(count) === 0) return
  const listed = await engine.ask(`SELECT * FROM (${rows}) ORDER BY 1, 2 LIMIT ${MOST_PROBLEMS}`)
  for (const [file, row, value] of listed)
    problems.add(
      problemOf({
        table,
        file: files[Number(file)] ?? table,
        fileNumber: Number(file),
        row: Number(row),
        value: String(value ?? ''),
        fault,
      }),
    )
  problems.addUnlisted(Number(count) - listed.length)
}

/** What is wrong with a row, in words. */
export function problemOf({ file, row, value, fault }: Rejected): DataProblem {
  const text = shorten(value)
  const { code, column, shown = String, message, hint } = fault
  return { code, file, row, column, value: shown(text), message: message(text), hint: hint?.(text) }
}
