import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from './folderOf.ts'

const OUT = (): string => join(temporaryFolder(), 'out')
const CLINICS = 'id\nnorth\n'

describe('a moment with a time zone', () => {
  it.each(['2026-01-31T23:30:00Z', '2026-01-31 23:30:00+00', '2026-01-31T23:30:00-05:00', '2026-01-31 late'])(
    'is no day in CSV: %s',
    async (date) => {
      const folder = folderOf({ 'clinics.csv': CLINICS, 'contacts.csv': `listed_at,date\nnorth,${date}\n` })
      const { code, err } = await runCommand('import', folder, '--out', OUT())
      expect([code, err]).toEqual([1, expect.stringContaining(`\`${date}\` is no day of the calendar.`)])
      expect(err).toContain(date.endsWith('late') ? 'A day is written 2026-01-31.' : '`dates: YYYY-MM-DD`')
    },
  )

  it('is no day in Parquet, whose day would be that of the machine', async () => {
    const folder = folderOf({ 'clinics.csv': CLINICS })
    const connection = await (await DuckDBInstance.create()).connect()
    const moment = `SELECT 'north' AS listed_at, TIMESTAMPTZ '2026-01-31 23:30:00+00' AS date`
    await connection.run(`COPY (${moment}) TO '${join(folder, 'contacts.parquet')}' (FORMAT parquet)`)
    const { code, err } = await runCommand('import', folder, '--out', OUT())
    expect([code, err]).toEqual([1, expect.stringContaining('TIMESTAMP WITH TIME ZONE')])
    expect(err).toContain('a TIMESTAMP in the region’s own time')
  })
})

describe('a column of patients that is nearly `clinic`', () => {
  it('is refused: nobody would be listed', async () => {
    const folder = folderOf({ 'clinics.csv': CLINICS, 'patients.csv': 'id,clinc\na,north\n' })
    const { err } = await runCommand('import', folder, '--out', OUT())
    expect(err).toContain('Did you mean `clinic`?')
  })
})
