import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printDataError } from '../../../server/command/printProblem.ts'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'

const CLINICS = 'id\nnorth\nsouth\n'
const today = 20261122

/** The first problem in one line, and how many there are. */
async function refusal(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  const error: unknown = await importDataset(source, out, { today }).catch((thrown: unknown) => thrown)
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(dirname(out))).toEqual(['source'])
  if (!(error instanceof DataError)) throw error
  return printDataError(error)
    .split('\n\n')
    .map((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .join(' | '),
    )
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('an import says what is wrong, where, and what to do', () => {
  it.each<{ what: string; files: Readonly<Record<string, string | Uint8Array>>; said: readonly string[] }>([
    {
      what: 'bytes that are no text',
      files: { 'clinics.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2) },
      said: [
        'clinics.csv, row 1  error  not-text | The file is not text: it has the byte 0. | Export it as CSV in UTF-8.',
      ],
    },
    {
      what: 'a spreadsheet',
      files: { 'clinics.csv': Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0) },
      said: [
        'clinics.csv  error  not-text | This is a spreadsheet or an archive, not text. | Give it a name that ends in .xlsx or .zip.',
      ],
    },
    {
      what: 'two encodings in one file',
      files: {
        'clinics.csv': Uint8Array.of(...text('id,name\nnorth,Sjöhaga\nsouth,Sj'), 0xf6, ...text('haga\n')),
      },
      said: [
        'clinics.csv, row 3  error  two-encodings | The file is written in two ways: row 2 is UTF-8, and row 3 is not. | Files put together from two programs look so. Save each in UTF-8, then put them together; or say in a mapping which `encoding` all of it has.',
      ],
    },
    {
      what: 'the letters of DOS',
      files: {
        'clinics.csv': Uint8Array.of(
          ...text('id,name\nnorth,V'),
          0x84,
          ...text('rnamo\nsouth,T'),
          0x86,
          0x94,
          ...text('\n'),
        ),
      },
      said: [
        'clinics.csv, row 2  error  not-text | The letters are those of DOS (code page 850): å would be read as †. | Save the file as CSV in UTF-8.',
      ],
    },
    {
      what: 'decimal commas and points in one column',
      files: { 'clinics.csv': 'id;rural_points\nnorth;1,5\nsouth;2.5\nwest;3,5\neast;1.250\n' },
      said: [
        'clinics.csv, row 3, column rural_points  error  mixed-decimals | `2.5` has a decimal point, and `1,5` in row 2 has a decimal comma. | Write one sign in the whole column, or say in a mapping which it is: `decimal: comma`.',
        'clinics.csv, row 5, column rural_points  error  mixed-decimals | `1.250` has a decimal point, and `1,5` in row 2 has a decimal comma. | Write one sign in the whole column, or say in a mapping which it is: `decimal: comma`.',
      ],
    },
    {
      what: 'a clinic written in another case or Unicode form',
      files: {
        'clinics.csv': 'id\nNorth\nÅsa\n',
        'clinic_facts.csv': 'clinic,fact,month,value\nnorth,cni_raw,2026-01,1\nA\u030asa,cni_raw,2026-01,1\n',
      },
      said: [
        'clinic_facts.csv, row 2, column clinic  error  unknown-reference | There is no clinic `north`; `North` differs from it only by case, space or Unicode form. | Write it alike, or say `names: folded` in a mapping to take them for one.',
        'clinic_facts.csv, row 3, column clinic  error  unknown-reference | There is no clinic `A\u030asa`; `Åsa` differs from it only by case, space or Unicode form. | Write it alike, or say `names: folded` in a mapping to take them for one.',
      ],
    },
    {
      what: 'what happened before a birth, before 1900, or not yet',
      files: {
        'clinics.csv': CLINICS,
        'patients.csv': 'id,birth\na,2020-05-01\n',
        'contacts.csv': 'patient,clinic,listed_at,month,date\na,north,north,2020-04,\n,north,north,,2026-12-01\n',
        'diagnoses.csv': 'patient,code,date\na,J45,2020-04-30\na,J45,1753-01-01\n',
      },
      said: [
        "contacts.csv, row 2, column date  error  impossible-date | 2020-04 is before the patient's birth on 2020-05-01.",
        'contacts.csv, row 3, column date  error  impossible-date | 2026-12-01 is after 2026-11-22, up to which the data can go.',
        "diagnoses.csv, row 2, column date  error  impossible-date | 2020-04-30 is before the patient's birth on 2020-05-01.",
        'diagnoses.csv, row 3, column date  error  impossible-date | 1753-01-01 is before 1900. | A day that is not known stays empty where the column may be.',
        "diagnoses.csv, row 3, column date  error  impossible-date | 1753-01-01 is before the patient's birth on 2020-05-01.",
      ],
    },
    {
      what: 'a file of no kind that is read, among the tables',
      files: { 'clinics.csv': CLINICS, 'contacts.xls': 'x' },
      said: [
        'contacts.xls  error  unknown-file | `contacts.xls` may hold data and cannot be read. | Save it as .xlsx or CSV, or take it out of the folder.',
      ],
    },
    {
      what: 'rows of another length',
      files: { 'clinics.csv': 'id,name\nnorth,a\nsouth\nwest,b,c\n' },
      said: [
        'clinics.csv, row 3  error  broken-csv | The row has 1 value where the header has 2 columns. | A value with a delimiter or a line break in it must stand in quotation marks.',
        'clinics.csv, row 4  error  broken-csv | The row has 3 values where the header has 2 columns. | A value with a delimiter or a line break in it must stand in quotation marks.',
      ],
    },
    {
      what: 'a quotation mark that never closes',
      files: { 'clinics.csv': 'id,name\nnorth,"a\nsouth,b\n' },
      said: [
        'clinics.csv, row 2  error  broken-csv | A quotation mark is never closed. | A quotation mark inside a value is written twice.',
      ],
    },
    {
      what: 'a quotation mark inside a value',
      files: { 'clinics.csv': 'id,name\nnorth,a 5" b\n' },
      said: [
        'clinics.csv, row 2, column name  error  broken-csv | A quotation mark stands inside a value that does not begin with one. | Put the whole value in quotation marks, and write the mark inside twice.',
      ],
    },
    {
      what: 'lines that end in two ways',
      files: { 'clinics.csv': 'id,name\r\nnorth,"a\nb"\r\nsouth,b\nwest,c\r\n' },
      said: [
        'clinics.csv, row 3  error  broken-csv | Some lines end as on Windows and others as on Unix. | Save the file again; line breaks inside of quotation marks may be either.',
      ],
    },
    {
      what: 'an empty file',
      files: { 'clinics.csv': '' },
      said: ['clinics.csv  error  empty-file | The file is empty. | The first row names the columns.'],
    },
    {
      what: 'no clinic',
      files: { 'clinics.csv': 'id,name\n' },
      said: ['clinics.csv  error  empty-file | There is not one clinic.'],
    },
    {
      what: 'no clinics at all',
      files: { 'costs.csv': 'clinic,month\nnorth,2026-01\n' },
      said: [
        'clinics  error  missing-table | There is no table `clinics`, the only one that a dataset must have. | Give a file `clinics.csv` with a column `id`, or a mapping that fills it.',
      ],
    },
    {
      what: 'a missing column',
      files: { 'clinics.csv': CLINICS, 'patients.csv': 'id\na\n', 'listings.csv': 'patient,clinik\na,north\n' },
      said: [
        'listings.csv, column clinic  error  missing-column | The column `clinic` is missing. | Is it `clinik`? Name it `clinic`, or write a mapping.',
        'listings.csv, column clinik  error  unknown-column | `clinik` is none of the columns of `listings`. | Did you mean `clinic`?',
      ],
    },
    {
      what: 'a column there twice',
      files: { 'clinics.csv': 'id,name,Name\nnorth,a,b\n' },
      said: ['clinics.csv, row 1, column Name  error  duplicate-column | The column `Name` is there twice.'],
    },
    {
      what: 'a file that is none of the tables',
      files: { 'clinics.csv': CLINICS, 'contact.csv': 'a\n1\n' },
      said: [
        'contact.csv  error  unknown-file | `contact.csv` is none of the tables of a dataset. | Did you mean `contacts.csv`?',
      ],
    },
    {
      what: 'every way in which n and ages can be wrong',
      files: { 'clinics.csv': CLINICS, 'patients.csv': 'id,n,age\na,two,30\nb,-1,31\nc,1.5,130\nd,0,12.5\n' },
      said: [
        'patients.csv, row 2, column n  error  not-a-number | `two` is no number.',
        'patients.csv, row 3, column n  error  negative-number | `n` is `-1`; a row stands for one or more. | Take the row away, or give how many it stands for.',
        'patients.csv, row 4, column n  error  not-whole | `n` is `1.5`; a row stands for a whole number.',
        'patients.csv, row 4, column age  error  out-of-range | `130` is above 120.',
        'patients.csv, row 5, column n  error  negative-number | `n` is `0`; a row stands for one or more. | Take the row away, or give how many it stands for.',
        'patients.csv, row 5, column age  error  not-whole | `12.5` is not a whole number.',
      ],
    },
    {
      what: 'text in a column of numbers',
      files: {
        'clinics.csv': CLINICS,
        'patients.csv': `id,hba1c\n${Array.from({ length: 20 }, (_, row) => `p${row},${row === 7 ? 'high' : 40 + row}\n`).join('')}`,
      },
      said: [
        'patients.csv, row 9, column hba1c  error  mixed-column | `high` is no number, and most other values of this column are. | If they are words, say so by `types` in a mapping.',
      ],
    },
    {
      what: 'too many decimals and digits',
      files: {
        'clinics.csv': 'id,deprivation\nnorth,0.1234567890123456\nsouth,0.123456789012345\n',
        'patients.csv': 'id,case_mix_weight,code\na,1.1234567,12345678901234567\n',
      },
      said: [
        'clinics.csv, row 2, column deprivation  error  too-many-decimals | `0.1234567890123456` has more than 15 decimals. | Deliver it with fewer, or say in a mapping to how many `decimals` the column is rounded.',
        'patients.csv, row 2, column case_mix_weight  error  too-many-decimals | `1.1234567` has more than 6 decimals. | Deliver it with fewer, or say in a mapping to how many `decimals` the column is rounded.',
        'patients.csv, row 2, column code  error  too-many-digits | `12345678901234567` has more than 15 digits. | A number that long is not kept exactly. If it is an identity, give the column the type `word` in a mapping.',
      ],
    },
    {
      what: 'a negative list',
      files: {
        'clinics.csv': 'id,weighted_patients\nnorth,-5\nsouth,1\n',
        'clinic_facts.csv': 'clinic,fact,month,value\nnorth,visit_count,2026-01,-3\n',
      },
      said: [
        'clinics.csv, row 2, column weighted_patients  error  negative-number | `-5` is below zero.',
        'clinic_facts.csv, row 2, column value  error  negative-number | `visit_count = -3` is below zero.',
      ],
    },
    {
      what: 'a value below what the description declares',
      files: {
        'clinics.csv': 'id,rural\nnorth,-1\n',
        'datapackage.json': JSON.stringify({
          resources: [
            {
              name: 'clinics',
              path: 'clinics.csv',
              schema: { fields: [{ name: 'rural', type: 'integer', constraints: { minimum: 0 } }] },
            },
          ],
        }),
      },
      said: ['clinics.csv, row 2, column rural  error  negative-number | `-1` is below zero.'],
    },
    {
      what: 'clinics and patients there twice',
      files: { 'clinics.csv': 'id\nnorth\nnorth\n', 'patients.csv': 'id\na\na\n' },
      said: [
        'clinics.csv, row 3, column id  error  duplicate-row | The clinic `north` is there twice. | Keep one of the rows.',
        'patients.csv, row 3, column id  error  duplicate-row | The patient `a` is there twice. | Keep one of the rows.',
      ],
    },
    {
      what: 'clinics that people take for one',
      files: { 'clinics.csv': 'id,name\nnorth,\u00c5sa  clinic\nsouth,A\u030asa clinic\n' },
      said: [
        'clinics.csv, row 3, column name  error  ambiguous-name | `A\u030asa clinic` and `\u00c5sa clinic` differ only by space, case or Unicode form. | Write one clinic in one way, and two clinics so that they can be told apart.',
      ],
    },
    {
      what: 'clinics and patients that are not there',
      files: {
        'clinics.csv': CLINICS,
        'patients.csv': 'id\na\n',
        'listings.csv': 'patient,clinic\na,nort\nb,south\n',
        'contacts.csv': 'patient,clinic,listed_at,month\na,north,nowhere,2026-01\nguest,north,other_region,2026-01\n',
      },
      said: [
        'listings.csv, row 2, column clinic  error  unknown-reference | There is no clinic `nort`. | Did you mean `north`?',
        'listings.csv, row 3, column patient  error  unknown-reference | There is no patient `b`.',
        'contacts.csv, row 2, column listed_at  error  unknown-reference | There is no clinic `nowhere`. | Elsewhere than at a clinic: unlisted, other_region or other_country.',
      ],
    },
    {
      what: 'spells that overlap or end before they begin',
      files: {
        'clinics.csv': CLINICS,
        'patients.csv': 'id\na\n',
        'listings.csv':
          'patient,clinic,from,to\na,north,2026-01-01,2026-06-30\na,south,2026-06-30,2026-11-30\na,north,2026-12-02,2026-12-01\n',
      },
      said: [
        'listings.csv, row 3, column patient  error  overlapping-spells | The patient `a` is listed in two rows at the same time. | Both days of a spell are included: it ends the day before the next begins.',
        'listings.csv, row 4, column to  error  order-of-dates | `from` is after `to`: 2026-12-02 and 2026-12-01.',
      ],
    },
    {
      what: 'days that no calendar has, and births that cannot be',
      files: {
        'clinics.csv': 'id,opened\nnorth,2026-02-30\n',
        'patients.csv': 'id,birth\na,2026-11-23\nb,1850-01-01\nc,31/12/1990\n',
        'contacts.csv': 'clinic,listed_at,month\nnorth,north,2026-13\n',
      },
      said: [
        'clinics.csv, row 2, column opened  error  impossible-date | `2026-02-30` is no day of the calendar. | A day is written 2026-01-31.',
        'patients.csv, row 2, column birth  error  out-of-range | The birth 2026-11-23 is after 2026-11-22, the day up to which the data goes. | Give the dataset a later `as_of`, or mend the date.',
        'patients.csv, row 3, column birth  error  out-of-range | Who was born on 1850-01-01 would be older than 120 on 2026-11-22.',
        'patients.csv, row 4, column birth  error  impossible-date | `31/12/1990` is no day of the calendar. | A day is written 2026-01-31.',
        'contacts.csv, row 2, column month  error  impossible-date | `2026-13` is no month of the calendar. | A month is written 2026-01, or as a day in it.',
      ],
    },
    {
      what: 'words outside of the vocabulary',
      files: {
        'clinics.csv': CLINICS,
        'patients.csv': 'id,conditions\na,diabetes|astma\n',
        'contacts.csv': 'clinic,listed_at,month,kind\nnorth,north,2026-01,vist\n',
      },
      said: [
        'patients.csv, row 2, column conditions  error  unknown-word | `astma` is none of the words of this column. | Did you mean `asthma`?',
        'contacts.csv, row 2, column kind  error  unknown-word | `vist` is none of the words of this column. | Did you mean `visit`?',
      ],
    },
    {
      what: 'a comma where a point belongs',
      files: {
        'clinics.csv': CLINICS,
        'costs.csv': 'clinic,month,amount\nnorth,2026-01,"1,5"\nnorth,2026-01,1 00\nnorth,2026-01,1e5\n',
      },
      said: [
        'costs.csv, row 2, column amount  error  not-a-number | `1,5` is no number. | A comma is read as decimal comma only in files separated by semicolons or tabs. Elsewhere say `decimal: comma` in a mapping.',
        'costs.csv, row 3, column amount  error  not-a-number | `1 00` is no number. | Write the number without spaces or marks between thousands, or say in a mapping which mark they have: `thousands: space`.',
        'costs.csv, row 4, column amount  error  not-a-number | `1e5` is no number. | Write the number without an exponent.',
      ],
    },
    {
      what: 'a broken Parquet file',
      files: { 'clinics.parquet': 'nothing' },
      said: [
        'clinics.parquet  error  broken-parquet | This is no Parquet file that can be read. | It may have been cut when it was sent.',
      ],
    },
    {
      what: 'a mapping with a key that is not known',
      files: {
        'clinics.csv': CLINICS,
        'mapping.yaml': 'format: 1\ntables:\n  clinics:\n    from: clinics.csv\n    colums: { id: id }\n',
      },
      said: ['mapping.yaml:4  error  broken-mapping | `tables.clinics`: Unrecognized key: "colums"'],
    },
  ])('$what', async ({ files, said }) => {
    expect(await refusal(files)).toEqual(said)
  })

  it('at most a hundred places, and how many more there are', async () => {
    const rows = Array.from({ length: 250 }, (_, row) => `p${row},x\n`).join('')
    const said = await refusal({ 'clinics.csv': CLINICS, 'patients.csv': `id,n\n${rows}` })
    expect(said).toHaveLength(101)
    expect(said.at(-1)).toBe('There are 150 more errors that are not shown.')
  })

  it.each([
    { what: 'brackets', content: '['.repeat(10_000_000) },
    { what: 'nested keys', content: '{"a":[{"b":1,\n'.repeat(700_000) },
  ])('ten megabytes of $what within two seconds', async ({ content }) => {
    const start = performance.now()
    expect(await refusal({ 'clinics.csv': content })).not.toEqual([])
    expect(performance.now() - start).toBeLessThan(3 * 2000) // 0.5 s on a machine of its own; tests share theirs
  })
})
