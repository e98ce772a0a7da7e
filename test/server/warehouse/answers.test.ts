import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, smallModel } from '../run/smallModel.ts'

/** What the owner of the small region answers: of three patients 60, unknown and 70 points, of which 80 stand in for the unknown. */
const CLINICS = 'id_word,opened_integer,closed_integer,remote_points_integer\nb,20000101,,\na,20000101,NULL,1\n'
const PATIENTS =
  'clinic,w,k0_integer,k1_boolean,patients,sum0,refused\nb,0,70,true,1,70,0\na,0,,f,1,,0\na,0,60,1,1,60.000,0\n'

/** The names under which the two statements of the run want their answers. */
async function askedNames(): Promise<{ readonly clinics: string; readonly patients: string }> {
  const data = folderOf(SMALL_DATA)
  const { out } = await runCommand('run', model(data), '--data', data, '--period', '2026-03', '--explain-sql')
  const [clinics = '', patients = '', ...more] = [...out.matchAll(/^-- ([\w-]+\.csv)$/gm)].map(([, name = '']) => name)
  expect(more).toEqual([])
  return { clinics, patients }
}

function model(folder: string): string {
  const file = join(folder, 'small.yaml')
  writeFileSync(file, smallModel('small', 1).replace(/formulas:[\s\S]*?(?=payments:)/, ''))
  return file
}

/** Pays from the answers, or from another one about patients. */
async function paid(answer: string | Uint8Array = PATIENTS, period = '2026-03') {
  const { clinics, patients } = await askedNames()
  const folder = temporaryFolder()
  const answers = join(folder, 'answers')
  mkdirSync(answers)
  writeFileSync(join(answers, clinics), CLINICS)
  writeFileSync(join(answers, patients), answer)
  const ended = await runCommand('run', model(folder), '--answers', answers, '--period', period)
  return { ...ended, err: ended.err.replaceAll(folder, 'FOLDER'), patients }
}

const clinicsIn = (out: string): unknown => (JSON.parse(out) as readonly [{ clinics: unknown }])[0].clinics

describe('answers to printed statements', () => {
  it('are paid from', async () => {
    const { code, out } = await paid()
    expect(code).toBe(0)
    const [run] = JSON.parse(out) as readonly [
      { dataset: string; manifest: { dataset: object; command: string }; clinics: unknown },
    ]
    expect(run.clinics).toEqual([
      { clinic: 'a', payments: { base_payment: 140, pot_payment: 666.67 }, total: 806.67 }, // 60 + 80; 1000 × 2 of 3
      { clinic: 'b', payments: { base_payment: 70, pot_payment: 333.33 }, total: 403.33 },
    ])
    expect(run.dataset).toBe('answers')
    expect(run.manifest.dataset).toEqual({ name: 'answers', hash: expect.stringMatching(/^sha256-/), invented: false })
  })

  it.each([
    ['semicolons', PATIENTS.replaceAll(',', ';')],
    ['tabs', PATIENTS.replaceAll(',', '\t')],
    ['quotation marks', PATIENTS.replaceAll(/[^,\n]+/g, '"$&"')],
    ['a mark of their encoding and ends of lines of Windows', `\uFEFF${PATIENTS.replaceAll('\n', '\r\n')}`],
    ['columns in capitals', PATIENTS.replace('clinic,w', 'CLINIC,W')],
  ])('may be written with %s', async (_, answer) => {
    const { code, out } = await paid(answer)
    expect([code, clinicsIn(out)]).toEqual([0, clinicsIn((await paid()).out)])
  })

  it.each([
    [
      'a row says the same group again',
      `${PATIENTS}a,0,60,1,1,60,0\n`,
      'row 5',
      'A row says of the same group what a row before it says.',
    ],
    [
      'a decimal comma',
      PATIENTS.replace('60.000', '"60,5"'),
      'row 4, column sum0',
      '`60,5` is not a number with a decimal point.',
    ],
    ['no number', PATIENTS.replace('60.000', 'NaN'), 'row 4, column sum0', '`NaN` is not a number.'],
    [
      'a window that there is not',
      PATIENTS.replace('b,0', 'b,1'),
      'row 2, column w',
      'There is no window 1: the run has 1.',
    ],
    [
      'neither yes nor no',
      PATIENTS.replace('true', 'ja'),
      'row 2, column k1_boolean',
      '`ja` is not yes or no: true, false, 1 or 0.',
    ],
    [
      'a column too few',
      PATIENTS.replaceAll(/,[^,\n]*\n/g, '\n'),
      '',
      'The columns are clinic, w, k0_integer, k1_boolean, patients, sum0, and should be clinic, w, k0_integer, k1_boolean, patients, sum0, refused.',
    ],
    ['a row too short', `${PATIENTS}a,0\n`, '', 'The file is no CSV'],
    [
      'no names of columns',
      PATIENTS.slice(PATIENTS.indexOf('\n') + 1),
      '',
      'The first row does not have a name for each column, each once.',
    ],
    ['nothing', '', '', 'The first row does not have a name for each column, each once.'],
    [
      'another encoding',
      Uint8Array.from([...Buffer.from(PATIENTS), ...Buffer.from('Ö,0,1,1,1,1,0\n', 'latin1')]),
      '',
      'The file is no CSV',
    ],
  ])('are refused with %s', async (_, text, place, message) => {
    const { code, out, err, patients } = await paid(text)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`answers/${patients}${place === '' ? '' : `, ${place}`}`)
    expect(err).toContain('error  broken-answer')
    expect(err).toContain(message)
  })

  it('of another period are told by the name of the one that is missing', async () => {
    const { code, err } = await paid(PATIENTS, '2026-04')
    expect(code).toBe(1)
    expect(err).toMatch(/FOLDER\/answers\/patients-[0-9a-f]{8}\.csv {2}error {2}missing-answer\n/)
    expect(err).toContain(
      '`--explain-sql` with the same models, period and facts prints the statement under this name.',
    )
  })

  it('take the place of a dataset, and nothing is printed of them', async () => {
    const folder = temporaryFolder()
    expect((await runCommand('run', 'capitation', '--answers', folder, '--data', 'demonstration')).code).toBe(2)
    expect((await runCommand('run', 'capitation', '--answers', folder, '--explain-sql')).code).toBe(2)
    rmSync(folder, { recursive: true })
    const gone = await runCommand('run', 'capitation', '--answers', folder, '--period', '2026')
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('There is no such folder.')])
  })

  it('are asked for in a dialect that there is', async () => {
    const { code, err } = await runCommand(
      'run',
      'capitation',
      '--data',
      'demonstration',
      '--explain-sql',
      '--dialect',
      'postgres',
    )
    expect([code, err]).toEqual([2, 'There is no dialect `postgres`. Did you mean `postgresql`?\n'])
  })
})
