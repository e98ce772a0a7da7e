import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../../dataset/Dataset.ts'
import { DataError, type DataProblem } from '../../dataset/DataProblem.ts'
import { openMemory } from '../../dataset/openMemory.ts'
import { readYaml } from '../../dataset/readYaml.ts'
import { CLINIC, type ClinicReading } from '../clinicReadings.ts'
import { readingName } from '../clinicSql.ts'
import { countName, quantitiesFrom, ratedName } from '../countAll.ts'
import { WarehouseFile } from '../WarehouseFile.ts'
import * as z from 'zod'
import { readAnswer } from './readAnswer.ts'
import { clinicColumns } from './clinicColumns.ts'
import { sumColumns } from './sumColumns.ts'
import { countColumns } from './typedAnswer.ts'

/** What must be said of the answers in a file `answers.yaml` beside them. */
const AnswersFile = z.strictObject({
  format: z.literal('1'),
  // Nobody sees in a sum whether its rows were made up, so it must be said.
  dataset: WarehouseFile.shape.dataset.extend({
    invented: z
      .enum(['true', 'false'], 'Say `invented: false` of a real delivery, and `invented: true` of made-up rows.')
      .transform((word) => word === 'true'),
  }),
})

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
  const { name, title, invented, as_of: asOf, disclosure } = describedIn(folder)
  const memory = await openMemory()
  return {
    warehouse: {
      count(request) {
        // The clinics are read first, and every other answer is held against them.
        let clinics: ReadonlySet<string> = new Set()
        return quantitiesFrom(request, {
          async clinics(reading) {
            const found = clinicColumns(await read(fileOf(reading)), { reading, clinics })
            const ids = found?.values[found.columns.findIndex((column) => column.name === 'id')]
            if (reading.table === 'clinics') clinics = new Set(ids?.map(String))
            return found
          },
          count: async (count, { windows }) =>
            countColumns(await read(`${countName(count, { windows })}.csv`), {
              count,
              windows: windows.length,
              clinics,
            }),
          rated: async (rated, { windows }) =>
            sumColumns(await read(`${ratedName(rated, { windows })}.csv`), {
              windows: windows.length,
              clinics,
              mayBeOutside: rated.count.rows === 'charged',
            }),
        })
      },
      explain: () => [],
      // What was printed with the rates in it has no answer of its own cells.
      stays: (count, windows) =>
        files.some((file) => file.includes('_rated-')) && !files.includes(`${countName(count, { windows })}.csv`),
      close: memory.close,
    },
    description: { name, title, invented, asOf, disclosure, tables: {} },
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
  if (!existsSync(file))
    throw new DataError([
      {
        code: 'missing-answer',
        file,
        message: 'Nothing says of what the answers are, and whether the rows behind them were made up.',
        hint: 'Write the file: `format: 1`, and under it `dataset: { name: region, invented: false, as_of: 2025-12-31 }`.',
      },
    ])
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
