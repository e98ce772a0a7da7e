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
let asked: ReturnType<typeof readNames> | undefined
const askedNames = (): ReturnType<typeof readNames> => {
  asked ??= readNames()
  return asked
}

async function readNames(): Promise<{ readonly clinics: string; readonly patients: string }> {
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

const ABOUT = 'format: 1\ndataset: { name: small, invented: true }\n'

/** Pays from the answers, or from another one about patients or clinics. */
async function paid(
  answer: string | Uint8Array = PATIENTS,
  period = '2026-03',
  { ofClinics = CLINICS, about = ABOUT }: { readonly ofClinics?: string; readonly about?: string | undefined } = {},
) {
  const { clinics, patients } = await askedNames()
  const folder = temporaryFolder()
  const answers = join(folder, 'answers')
  mkdirSync(answers)
  if (about !== '') writeFileSync(join(answers, 'answers.yaml'), about)
  writeFileSync(join(answers, clinics), ofClinics)
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
    expect(run.dataset).toBe('small')
    expect(run.manifest.dataset).toEqual({ name: 'small', hash: expect.stringMatching(/^sha256-/), invented: true })
  })

  it.each([
    ['semicolons', PATIENTS.replaceAll(',', ';')],
    ['tabs', PATIENTS.replaceAll(',', '\t')],
    ['quotation marks', PATIENTS.replaceAll(/[^,\n]+/g, '"$&"')],
    ['a mark of their encoding and ends of lines of Windows', `\uFEFF${PATIENTS.replaceAll('\n', '\r\n')}`],
    ['columns in capitals', PATIENTS.replace('clinic,w', 'CLINIC,W')],
    ['whole numbers as decimals', PATIENTS.replace('b,0,70', 'b,0.0,70.00')],
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
    ['the same group written otherwise', `${PATIENTS}a,0.0,60.00,t,1,60,0\n`, 'row 5', 'A row says of the same group'],
    ['a clinic in capitals', PATIENTS.replace('b,0', 'B,0'), 'row 2, column clinic', 'There is no clinic `B` in'],
    ['a blank after a clinic', PATIENTS.replace('b,0', 'b ,0'), 'row 2, column clinic', 'There is no clinic `b ` in'],
    ['patients listed nowhere', PATIENTS.replace('b,0', 'unlisted,0'), 'row 2, column clinic', 'no clinic `unlisted`'],
    [
      'half a patient',
      PATIENTS.replace('true,1', 'true,2.5'),
      'row 2, column patients',
      '`2.5` is not a whole number.',
    ],
    ['fewer patients than none', PATIENTS.replace('true,1', 'true,-3'), 'row 2, column patients', 'are never: `-3`.'],
    ['no number of patients', PATIENTS.replace('true,1', 'true,'), 'row 2, column patients', 'A value is missing'],
    ['a refusal that there is not', PATIENTS.replace('70,0', '70,9'), 'row 2, column refused', 'gives this here: `9`.'],
    ['a key of another kind', PATIENTS.replace('k0_integer', 'k0_word'), 'column k0_word', 'says that it holds word'],
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

  it.each([
    ['of a row more', `${CLINICS}a,20000101,,1\n`, 'row 4', 'A row says of the same group what a row before it says.'],
    ['without one of those that are counted', CLINICS.replace(/b,.*\n/, ''), 'row 2, column clinic', 'no clinic `b`'],
    ['without the name of a clinic', CLINICS.replace('a,2', ',2'), 'row 3, column id_word', 'A value is missing'],
    ['under another name', CLINICS.replace('id_word', 'foo_word'), '', 'and none is `id`.'],
    ['of another type', CLINICS.replace('id_word', 'id_decimal'), 'column id_decimal', 'says that it holds decimal'],
    ['called as who is listed nowhere', CLINICS.replace('b,', 'unlisted,'), 'row 2', 'to be listed at none'],
  ])('about clinics are refused %s', async (_, ofClinics, place, message) => {
    const { code, out, err } = await paid(PATIENTS, '2026-03', { ofClinics })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(place)
    expect(err).toContain('error  broken-answer')
    expect(err).toContain(message)
  })

  it('that give a word where the model reads a number are refused', async () => {
    const ofClinics = CLINICS.replace('points_integer', 'points_word').replace('NULL,1', 'NULL,"11 833,73"')
    const { code, out, err } = await paid(PATIENTS, '2026-03', { ofClinics })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('The model reads `clinic.remote_points` as a number, but the dataset gives a word.')
  })

  it.each([
    ['nothing', '', 'missing-answer', 'Write the file: `format: 1`'],
    ['nothing of who made the rows up', ABOUT.replace(', invented: true', ''), 'broken-mapping', 'invented'],
  ])('of which %s is said are refused, for made-up rows must never look real', async (_, about, code, message) => {
    const ended = await paid(PATIENTS, '2026-03', { about })
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.err).toMatch(new RegExp(`^FOLDER/answers/answers\\.yaml.* error {2}${code}\n`))
    expect(ended.err).toContain(message)
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
