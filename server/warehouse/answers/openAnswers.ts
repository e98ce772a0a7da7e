import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Dataset } from '../../dataset/Dataset.ts'
import { DataError, type DataProblem } from '../../dataset/DataProblem.ts'
import { openMemory } from '../../dataset/openMemory.ts'
import { readYaml } from '../../dataset/readYaml.ts'
import { CLINIC, type ClinicReading } from '../clinicReadings.ts'
import { readingName } from '../clinicSql.ts'
import { countName, quantitiesFrom } from '../countAll.ts'
import { WarehouseFile } from '../WarehouseFile.ts'
import * as z from 'zod'
import { readAnswer } from './readAnswer.ts'
import { clinicColumns, countColumns } from './typedAnswer.ts'

/** What may be said of the answers in a file `answers.yaml` beside them. */
const AnswersFile = z.strictObject({ format: z.literal('1'), dataset: WarehouseFile.shape.dataset })

/**
 * A dataset of which nothing is here but answers: a folder with a CSV file for each statement that `--explain-sql` printed,
 * run by the data's owner where the data lies.
 *
 * @throws DataError where an answer is missing, or not as its statement gives it
 */
export async function openAnswers(folder: string): Promise<Dataset> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new DataError([
      {
        code: 'not-a-dataset',
        file: folder,
        message: 'There is no such folder.',
        hint: 'Put the answers into a folder, a CSV file a statement.',
      },
    ])
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
  const memory = await openMemory()
  const { name, title, invented, as_of: asOf } = describedIn(folder)
  return {
    warehouse: {
      count: (request) =>
        quantitiesFrom(request, {
          clinics: async (reading) => clinicColumns(await read(fileOf(reading))),
          count: async (count, { windows }) =>
            countColumns(await read(`${countName(count, { windows })}.csv`), { count, windows: windows.length }),
        }),
      explain: () => [],
      close: memory.close,
    },
    description: { name, title, invented, asOf, tables: {} },
    hash: hashOfFiles(folder, files),
    has: () => false,
    columns: () => [],
    delivered: {
      hasTable: () => true,
      hasColumn: () => true,
      clinicFacts: new Set(),
      indicators: new Set(),
      measurements: new Set(),
      groupings: new Set(),
    },
  }

  /** The clinics alone are in every answer about clinics. */
  function fileOf(reading: ClinicReading): string {
    const file = `${readingName(reading)}.csv`
    const isPlain = reading.table === 'clinics' && reading.names.length === CLINIC.length
    return (isPlain && !files.includes(file) && files.find((one) => /^clinics-[0-9a-f]{8}\.csv$/.test(one))) || file
  }

  async function read(file: string) {
    if (!files.includes(file)) throw new DataError([missing(folder, file)])
    return readAnswer(join(folder, file), memory)
  }
}

function missing(folder: string, file: string): DataProblem {
  return {
    code: 'missing-answer',
    file: join(folder, file),
    message: 'The run needs the answer to this statement, and the folder has no such file.',
    hint: '`--explain-sql` with the same models, period and facts prints the statement under this name.',
  }
}

function describedIn(folder: string): z.output<typeof AnswersFile>['dataset'] {
  const file = join(folder, 'answers.yaml')
  if (!existsSync(file)) return { name: basename(resolve(folder)), invented: false }
  const read = readYaml(readFileSync(file, 'utf8'), AnswersFile)
  if ('data' in read) return read.data.dataset
  throw new DataError(read.problems.map(({ line, message }) => ({ code: 'broken-mapping', file, line, message })))
}

function hashOfFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest(),
    )
  return `sha256-${hash.digest('hex')}`
}
