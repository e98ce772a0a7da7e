import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Table } from '../../../server/command/Table.ts'
import { writeWorkbook } from '../../../server/command/writeWorkbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RESULT: Table = {
  columns: [
    { name: 'clinic', type: 'word' },
    { name: 'paid', type: 'amount' },
    { name: 'share', type: 'number' },
    { name: 'open', type: 'boolean' },
  ],
  rows: [
    ['Björken & <Ån>', 1_234_567.8, 0.123456789012345, true],
    ['=cmd|calc', -0.05, null, false],
  ],
}

describe('a result as a workbook', () => {
  it('is read by another library as the same words, numbers and truth values', async () => {
    const path = join(folder, 'result.xlsx')
    await writeWorkbook(RESULT, path)
    expect(await readSheet(path)).toEqual([RESULT.columns.map(({ name }) => name), ...RESULT.rows])
  })

  it('is the same bytes whenever it is written', async () => {
    const [first, second] = [join(folder, 'first.xlsx'), join(folder, 'second.xlsx')]
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) })
    try {
      await writeWorkbook(RESULT, first)
      vi.setSystemTime(Date.UTC(2027, 5, 6))
      await writeWorkbook(RESULT, second)
    } finally {
      vi.useRealTimers()
    }
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true)
  })

  it('is refused where a sheet cannot hold it', async () => {
    const rows = Array.from({ length: 1_048_576 }, () => [])
    await expect(writeWorkbook({ columns: [], rows }, join(folder, 'long.xlsx'))).rejects.toThrow(
      'Write .csv or .parquet',
    )
  })
})
