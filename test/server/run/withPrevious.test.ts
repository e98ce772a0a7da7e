import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, smallModel } from './smallModel.ts'

/** Pays a tenth of what it paid the month before on top. */
const GROWING = smallModel('growing', 1)
  .replace(
    'formulas:\n',
    '  kept_share:\n    label: { sv: Andel, en: Share }\n    unit: share\n    values:\n      2026-01-01: { value: 0.1, source: terms § 3 }\nformulas:\n',
  )
  .concat(
    '    kept_payment:\n      label: { sv: Kvar, en: Kept }\n      each: clinic\n      formula: clinic.monthly_earned + kept_share * previous.kept_payment\n',
  )

/** Runs months in one folder, so that each is repeated by its own file. */
function runner() {
  const model = join(folderOf({ 'growing.yaml': GROWING }), 'growing.yaml')
  const before = 'clinic,fact,month,value\na,kept_payment,2025-12,0\nb,kept_payment,2025-12,100\n'
  const data = folderOf({ ...SMALL_DATA, 'clinic_facts.csv': before })
  return {
    fileOf: (period: string): string => join(data, `${period}.json`),
    run: (period: string, ...more: readonly string[]) =>
      runCommand('run', model, '--data', data, '--period', period, '--out', join(data, `${period}.json`), ...more),
  }
}

const keptIn = (file: string): readonly (number | null)[] =>
  (
    JSON.parse(readFileSync(file, 'utf8')) as readonly [
      { readonly clinics: readonly { readonly payments: Readonly<Record<string, number | null>> }[] },
    ]
  )[0].clinics.map(({ payments }) => payments['kept_payment'] ?? null)

describe('--previous', () => {
  it('gives the first window what the run of the month before paid', async () => {
    const { fileOf, run } = runner()
    expect(await run('2026-01')).toMatchObject({ code: 0 })
    expect(await run('2026-02')).toMatchObject({ code: 1 })
    expect(await run('2026-02', '--previous', fileOf('2026-01'))).toMatchObject({ code: 0 })
    expect(keptIn(fileOf('2026-01'))).toEqual([140, 80]) // 140; 70 + 0.1 × 100, as the data gives it
    expect(keptIn(fileOf('2026-02'))).toEqual([154, 78]) // 140 + 0.1 × 140; 70 + 0.1 × 80
    expect(await runCommand('repeat', fileOf('2026-02'))).toMatchObject({ code: 0, out: 'growing: the same bytes.\n' })
  })

  it('refuses a run that is not of the month before', async () => {
    const { fileOf, run } = runner()
    await run('2026-01')
    await run('2026-Q1')
    for (const [period, previous, said] of [
      ['2026-03', '2026-01', 'pays 2026-01, and `previous` is of 2026-02.'],
      ['2026-04', '2026-Q1', 'pays 2026-Q1, and `previous` is of 2026-03.'],
    ] as const) {
      const { code, err } = await run(period, '--previous', fileOf(previous))
      expect(code).toBe(1)
      expect(err).toContain(said)
      expect(err).toContain('Give a run of exactly that period by --previous')
    }
  })

  it('refuses a file that is no run', async () => {
    const { fileOf, run } = runner()
    expect((await run('2026-02', '--previous', fileOf('2026-01'))).err).toContain('There is no file')
  })
})
