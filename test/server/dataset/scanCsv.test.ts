import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { collectProblems } from '../../../server/dataset/Problems.ts'
import { scanCsv } from '../../../server/dataset/scanCsv.ts'
import { effort, seed } from '../../effort.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

/** A value as a file may have it: with quotation marks where it must, and where it need not. */
const written = (value: string, isQuoted: boolean): string =>
  isQuoted || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

const letters = fc.string({ unit: fc.constantFrom('a', 'å', '1', ',', '"', '\n', '-'), maxLength: 8 })
const plain = fc.string({ unit: fc.constantFrom('a', 'b', '1', ','), maxLength: 12 })
const cell = fc.record({ value: fc.oneof({ weight: 6, arbitrary: plain }, letters), isQuoted: fc.boolean() })
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 })

interface Scanned {
  readonly text: string
  readonly ends: string
}

async function scanned({ text, ends }: Scanned) {
  const problems = collectProblems()
  const source = folderOf({ 'a.csv': text.replaceAll('\n', ends) })
  const shape = await scanCsv(join(source, 'a.csv'), 'a.csv', { problems, delimiter: ',' })
  return { shape, problems }
}

describe('a CSV file that is looked through', () => {
  it('has as many rows as were written, however they are quoted, and says whether lines break inside of them', async () => {
    const tables = fc.sample(table, { seed, numRuns: effort(60, 1500) })
    const ends = '\n'
    // All in one file, so that rows lie across the stretches and blocks in which it is read.
    const rows = tables.flat()
    const textOf = (wanted: typeof rows): string =>
      `a,b,c\n${wanted.map((row) => `${row.map(({ value, isQuoted }) => written(value, isQuoted)).join(',')}\n`).join('')}`
    const { shape, problems } = await scanned({ text: textOf(rows), ends })
    expect([problems.count(), shape?.rows, shape?.hasBreaks]).toEqual([0, rows.length, true])
    const unbroken = rows.filter((row) => row.every(({ value }) => !value.includes('\n')))
    for (const end of ['\n', '\r\n']) {
      const straight = await scanned({ text: textOf(unbroken), ends: end })
      expect([straight.problems.count(), straight.shape?.rows, straight.shape?.hasBreaks]).toEqual([
        0,
        unbroken.length,
        false,
      ])
    }
  })

  it.each([
    ['"a"b,1', 'Something follows a closing quotation mark.'],
    ['a"b",1', 'A quotation mark stands inside a value that does not begin with one.'],
    ['"a,1', 'A quotation mark is never closed.'],
    ['"a","1","2"', 'The row has 3 values where the header has 2 columns.'],
    ['"a,1"', 'The row has 1 value where the header has 2 columns.'],
    ['"a\u0001",1', 'The file is not text: it has the byte 1.'],
  ])('names the row where %j is wrong, far below quoted ones that are right', async (wrong, message) => {
    const right = '"x","y,z"\n"",\n'.repeat(4000)
    const { shape, problems } = await scanned({ text: `a,b\n${right}${wrong}`, ends: '\n' })
    expect(shape).toBeUndefined()
    expect(() => problems.refuse()).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ row: 8002, message })] }),
    )
  })
})

describe('a large file with line breaks inside of quotation marks', () => {
  it('is read whole, whatever the lines in it look like', async () => {
    // Whoever begins in the middle of it takes the one line for the end of a value, and the other for a row.
    const note = '\n",\n"x",k'
    const count = 18_000
    const notes = Array.from({ length: count }, (_, row) => note.repeat(11 + (row % 7)).slice(1))
    const patients = notes.map((one, row) => `p${row},${written(one, true)}\n`).join('')
    const source = folderOf({ 'clinics.csv': 'id\nnorth\n', 'patients.csv': `id,note\n${patients}` })
    const out = join(dirname(source), 'out')
    await importDataset(source, out, { today: 20261122 })
    const read = new Map((await rowsIn(join(out, 'patients.parquet'))).map(({ id, note: one }) => [id, one]))
    expect(read.size).toBe(count)
    for (const row of [0, 1, 10, 9000, count - 1]) expect(read.get(`p${row}`)).toBe(notes[row])
  })
})
