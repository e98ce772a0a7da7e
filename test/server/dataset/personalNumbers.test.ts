import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { openImportEngine } from '../../../server/dataset/ImportEngine.ts'
import { type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { isPersonalNumber } from '../../../server/dataset/personal/isPersonalNumber.ts'
import { readPseudonymKey } from '../../../server/dataset/personal/pseudonymise.ts'
import { seed } from '../../effort.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const key = Buffer.from('0123456789abcdef0123456789abcdef')
// Numbers that the tax agency has published as never given to anybody: the first an example of its brochure on
// population registration, the others from its list of test numbers.
const [EXAMPLE, TOLVAN] = ['640823-3234', '191212121212']

async function importOf(
  files: Readonly<Record<string, string>>,
  options: Partial<ImportOptions> = {},
): Promise<string> {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  await importDataset(source, out, { today, ...options })
  return out
}

async function refusal(
  files: Readonly<Record<string, string>>,
  options: Partial<ImportOptions> = {},
): Promise<DataError> {
  const error: unknown = await importOf(files, options).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error
}

const byCode = (a: string, b: string): number => (a < b ? -1 : 1)
const hmac = (text: string): string => `p${createHmac('sha256', key).update(text).digest('hex').slice(0, 32)}`

describe('a personal number', () => {
  it.each([
    EXAMPLE,
    '6408233234',
    '19640823-3234',
    '196408233234',
    '640823+3234',
    '640823 3234',
    TOLVAN,
    '701063-2391',
    '640823\u20103234',
    '640823\u20133234',
    '19640823\u20123234',
    '640823\u22123234',
    '640823\u00a03234',
    '1964-08-23-3234',
    '64\u201308\u201323\u20133234',
    'SE196408233234',
    'SE 640823-3234',
  ])('is recognised as %s', (text) => expect(isPersonalNumber(text)).toBe(true))

  it.each([
    '640823-3235',
    '641323-3234',
    '640832-3234',
    '64082-33234',
    '232100-0016',
    '5082225200',
    '12345678901234',
    'SE232100-0016',
  ])('is not taken for one: %s', (text) => expect(isPersonalNumber(text)).toBe(false))

  it('is the same for the engine as for the program', async () => {
    const engine = await openImportEngine(folderOf({}))
    let state = seed
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % below
    }
    const texts = Array.from({ length: 4000 }, () => {
      const digits = Array.from({ length: next(2) === 0 ? 10 : 12 }, () => next(10))
      const text = digits.join('')
      const birth = `${next(2) === 0 ? '19' : ''}${60 + next(30)}0${1 + next(9)}${10 + next(20)}`
      return next(3) === 0 ? text : `${birth}${['', '-', '+'][next(3)]}${String(next(10_000)).padStart(4, '0')}`
    })
    const rows = await engine.ask(
      `SELECT x, is_personal(x) FROM (VALUES ${texts.map((text) => `('${text}')`).join(', ')}) t(x)`,
    )
    engine.close()
    expect(rows.map(([, is]) => is)).toEqual(rows.map(([x]) => isPersonalNumber(String(x))))
    expect(rows.filter(([, is]) => is === true).length).toBeGreaterThan(100)
  })
})

describe('an import with personal numbers', () => {
  it('is refused, names file, column and row, and never quotes a number whole', async () => {
    const error = await refusal({
      'clinics.csv': 'id,note\nnorth,ring 640823-3234 om tid\n',
      'patients.csv': `id,phone\na,0701234567\n${TOLVAN},\n${TOLVAN},\n`,
    })
    expect(error.problems.map(({ code, file, row, column }) => [code, file, row, column])).toEqual([
      ['personal-number', 'clinics.csv', 2, 'note'],
      ['personal-number', 'patients.csv', 3, 'id'],
      ['duplicate-row', 'patients.csv', 4, 'id'],
    ])
    expect(JSON.stringify(error.problems)).not.toMatch(/3234|1212121/)
    expect(error.problems[1]?.message).toContain('2 rows of this column have one.')
    expect(error.problems[2]?.message).toBe('The patient `19••••••••` is there twice.')
  })

  it.each(['640823\u20133234', '640823\u00a03234', '1964-08-23-3234', 'SE640823323401'])(
    'is refused however the number is written, as in %s',
    async (number) => {
      const files = { 'clinics.csv': `id,note\nnorth,see ${number}.\n` }
      for (const pseudonymKey of [undefined, key]) {
        const { problems } = await refusal(files, { pseudonymKey })
        expect(problems).toMatchObject([{ code: 'personal-number', row: 2, column: 'note' }])
      }
    },
  )

  it('is refused where the name of a column is one, for the name would be stored', async () => {
    const { problems } = await refusal({ 'clinics.csv': `id,${EXAMPLE}\nnorth,1\n` }, { pseudonymKey: key })
    expect(problems).toMatchObject([{ code: 'personal-number', row: 1, column: '64••••••••' }])
  })

  it('cuts no message so that half a number is left to read', async () => {
    const name = `${'x'.repeat(50)} ${EXAMPLE}`
    const { problems } = await refusal({ 'clinics.csv': `id\n${name}\n${name}\n` })
    expect(problems.map(({ code }) => code)).toContain('duplicate-row')
    expect(JSON.stringify(problems)).toContain('64•••')
    expect(JSON.stringify(problems)).not.toContain('640823')
  })

  it('warns of a mistyped number among true ones, and refuses it without a key', async () => {
    const files = {
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': `id,clinic\n${EXAMPLE},north\n${TOLVAN},north\n640823-3235,north\n`,
    }
    const { problems } = await refusal(files, { acceptRejects: { rows: 2 } })
    expect(problems.filter(({ code }) => code === 'personal-number').map(({ row }) => row)).toEqual([2, 3, 4])
    const source = folderOf(files)
    const { warnings } = await importDataset(source, join(dirname(source), 'out'), { today, pseudonymKey: key })
    expect(warnings).toMatchObject([{ code: 'personal-number', row: 4, column: 'id', value: '64••••••••' }])
  })

  it('takes identities of another kind for what they are', async () => {
    const ids = ['640823-3235', '640823-3236', '640823-3237']
    const files = { 'clinics.csv': 'id\nnorth\n', 'patients.csv': `id,clinic\n${ids.join(',north\n')},north\n` }
    expect(await rowsIn(join(await importOf(files), 'patients.parquet'))).toHaveLength(3)
  })

  it('keeps other numbers where the mapping says that they are', async () => {
    const out = await importOf({
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': `id,clinic,order\na,north,${EXAMPLE}\n`,
      'mapping.yaml':
        'format: 1\ntables:\n  clinics: { from: clinics.csv }\n  patients: { from: patients.csv, not_personal: [order] }\n',
    })
    expect(await rowsIn(join(out, 'patients.parquet'))).toMatchObject([{ order: EXAMPLE }])
  })

  it('gives each patient one pseudonym, in every table and however the number is written', async () => {
    const files = {
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': `id,birth,mother\n${EXAMPLE},1964-08-23,${TOLVAN}\n19121212-1212,1912-12-12,\nx17,,\n`,
      'listings.csv': 'patient,clinic\n1964-08-23\u20133234,north\n121212+1212,north\n',
      'diagnoses.csv': 'patient,code,date\n6408233234,J45,2026-01-01\nx17,J45,2026-01-01\n',
    }
    const out = await importOf(files, { pseudonymKey: key })
    const patients = await rowsIn(join(out, 'patients.parquet'))
    expect(patients.map(({ id, birth, mother }) => [id, birth, mother])).toEqual(
      [
        [hmac('196408233234'), 19640823, hmac(TOLVAN)],
        [hmac(TOLVAN), 19121212, null],
        [hmac('x17'), null, null],
      ].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    )
    expect(
      (await rowsIn(join(out, 'diagnoses.parquet'))).map(({ patient }) => String(patient)).toSorted(byCode),
    ).toEqual([hmac('196408233234'), hmac('x17')].toSorted(byCode))
    for (const name of readdirSync(out)) {
      const text = readFileSync(join(out, name)).toString('latin1')
      expect(text, name).not.toMatch(/640823-?3234|1212121212|0123456789abcdef/)
    }
  })

  it('refuses a number inside of other text even with a key, for it has no pseudonym there', async () => {
    const files = { 'clinics.csv': `id,note\nnorth,see ${EXAMPLE}\n` }
    expect((await refusal(files, { pseudonymKey: key })).problems).toMatchObject([{ code: 'personal-number', row: 2 }])
  })

  it('needs a key that cannot be guessed', () => {
    const path = join(folderOf({}), 'key')
    writeFileSync(path, 'secret\n')
    expect(() => readPseudonymKey(path)).toThrow('The key has 6 bytes, and at least 16 are needed.')
    writeFileSync(path, `${key.toString()}\n`)
    expect(readPseudonymKey(path).equals(key)).toBe(true)
  })
})
