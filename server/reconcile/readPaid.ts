import { readPeriod } from '../../models/index.ts'
import { DataError, type DataProblem } from '../dataset/DataProblem.ts'
import { openMemory } from '../dataset/openMemory.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import type { PaidRow } from './PaidRow.ts'
import { type DatasetPlace, withStoredTable } from './storedFolder.ts'

/**
 * What was paid, as the dataset's table `paid` says, where it lies: added up by clinic, payment, period and day of becoming known.
 *
 * @throws DataError where a period cannot be read, or an amount has parts of an öre
 */
export async function readPaid(
  { paid, hash }: Pick<Dataset, 'paid' | 'hash'>,
  place: Omit<DatasetPlace, 'hash'>,
): Promise<readonly PaidRow[]> {
  if (paid) return (await paid()).map(paidRow)
  return readStored({ ...place, hash })
}

function readStored(place: DatasetPlace): Promise<readonly PaidRow[]> {
  return withStoredTable(place, 'paid', async (file) => {
    const memory = await openMemory()
    const connection = await memory.connect()
    try {
      const reader = await connection.runAndReadAll(
        'SELECT clinic, payment, period, CAST(SUM(amount) AS VARCHAR), known_at, ' +
          'CAST(ANY_VALUE(amount) FILTER (amount <> round(amount, 2)) AS VARCHAR) ' +
          `FROM read_parquet(${duckdbDialect.word(file)}) GROUP BY ALL ORDER BY ALL`,
      )
      return reader.getRows().map((row) => paidRow(row.map((cell) => (cell === null ? undefined : String(cell)))))
    } finally {
      connection.closeSync()
      await memory.close()
    }
  })
}

function paidRow(cells: readonly (string | undefined)[]): PaidRow {
  const [clinic = '', payment = '', text = '', amount = '0', knownAt, fraction] = cells
  const period = readPeriod(text)
  if (!period)
    throw wrong({
      code: 'impossible-date',
      column: 'period',
      value: text,
      message: `\`${text}\` is no period, of \`${payment}\` to \`${clinic}\`.`,
      hint: 'Write 2016, 2016-Q1 or 2016-03.',
    })
  if (fraction !== undefined)
    throw wrong({
      code: 'too-many-decimals',
      column: 'amount',
      value: fraction,
      message: `\`${fraction}\` has parts of an öre, of \`${payment}\` to \`${clinic}\` for ${text}.`,
      hint: 'What is paid has two decimals at most: round it where it is exported.',
    })
  const { first, last } = period
  const known = knownAt === undefined ? {} : { knownAt: Number(knownAt) }
  return { clinic, payment, first, last, ore: oreIn(amount), ...known }
}

/**
 * An amount in decimals as whole öre, digit by digit: no double stands between.
 *
 * @example
 * oreIn('-1234.5') // => -123450
 * oreIn('0.07') // => 7
 * oreIn('12') // => 1200
 */
export function oreIn(text: string): number {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.')
  const ore = Number(whole + decimals.padEnd(2, '0').slice(0, 2))
  if (!Number.isSafeInteger(ore))
    throw wrong({ code: 'too-large', column: 'amount', value: text, message: `The amount \`${text}\` is too large.` })
  return text.startsWith('-') && ore !== 0 ? -ore : ore
}

function wrong(problem: Omit<DataProblem, 'file'>): DataError {
  return new DataError([{ file: 'paid', ...problem }])
}
