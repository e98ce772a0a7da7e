import { join } from 'node:path'
import type { DataProblem } from './DataProblem.ts'
import { DataError } from './DataProblem.ts'
import { type OpenSource, openSource, type SourceOptions } from './findSource.ts'
import { openImportEngine } from './ImportEngine.ts'
import { proposeColumns, proposeTable } from './proposeMapping.ts'
import { maskPersonalNumbers } from './personal/maskPersonalNumbers.ts'
import { collectProblems, type Problems } from './Problems.ts'
import { detectEncoding, type Encoding } from './source/detectEncoding.ts'
import type { SourceFile } from './source/sourceFiles.ts'
import { toUtf8 } from './source/toUtf8.ts'
import { previewCsv } from './source/previewCsv.ts'
import type { TableName } from './tables.ts'
import { proposeSexWords } from './sexWords.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** What a source looks like before it is imported: for a page where columns are mapped. */
export interface SourcePreview {
  readonly files: readonly FilePreview[]
  /** The mapping that would be used: one beside the files, or one of ours that recognised them. */
  readonly mapping?: string | undefined
  /** What already stands in the way. */
  readonly problems: readonly DataProblem[]
}

/** One file or sheet. Personal numbers in it are masked. */
export interface FilePreview {
  readonly file: string
  readonly form: 'csv' | 'sheet' | 'parquet'
  readonly encoding?: Encoding | undefined
  readonly delimiter?: string | undefined
  /** The decimal sign that its numbers have, where any has one; `both` where one column has both. */
  readonly decimal?: 'comma' | 'point' | 'both' | undefined
  /** The row of the header, where a title seems to stand above it. */
  readonly headerRow?: number | undefined
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The table that it seems to be, and for each column of the table the column of the file that seems to fill it. */
  readonly table?: TableName | undefined
  readonly proposed: Readonly<Record<string, string>>
  /** By column of the table, the words to put in place of those of the file: `K` is `female`. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Looks at the first rows of everything that a source holds. Nothing is imported, and what is unpacked is taken away again. */
export async function previewSource(
  source: string,
  { rows = 20, mapping }: Pick<SourceOptions, 'mapping'> & { readonly rows?: number } = {},
): Promise<SourcePreview> {
  const { folder: spill, remove } = temporaryFolder()
  try {
    const problems = collectProblems()
    const open = await openSource(source, { mapping, spill }, problems)
    const files: FilePreview[] = []
    const shown = (open?.files ?? []).filter(({ isHidden }) => !isHidden)
    for (const file of shown) files.push(await previewFile(file, rows, { spill, problems }))
    return { files, mapping: nameOf(open), problems: problemsOf(problems) }
  } finally {
    remove()
  }
}

function nameOf(open: OpenSource | undefined): string | undefined {
  return open?.mapping?.name
}

function problemsOf({ refuse }: { readonly refuse: () => void }): readonly DataProblem[] {
  try {
    refuse()
    return []
  } catch (error) {
    if (error instanceof DataError) return error.problems
    throw error
  }
}

async function previewFile(
  file: SourceFile,
  most: number,
  { spill, problems }: { readonly spill: string; readonly problems: Problems },
): Promise<FilePreview> {
  if (/\.parquet$/i.test(file.path)) return previewParquet(file, most, spill)
  const detected = detectEncoding(file.path, file.file)
  if ('problem' in detected) problems.add(detected.problem)
  const encoding = 'encoding' in detected ? detected.encoding : undefined
  const readable = join(spill, 'preview.csv')
  if (encoding !== undefined && encoding !== 'utf-8') await toUtf8(file.path, encoding, readable)
  const preview = previewCsv(encoding === undefined || encoding === 'utf-8' ? file.path : readable, most)
  return proposed(file, { form: file.sheet === undefined ? 'csv' : 'sheet', encoding, ...preview })
}

async function previewParquet(file: SourceFile, most: number, spill: string): Promise<FilePreview> {
  const engine = await openImportEngine(spill)
  try {
    const reader = `read_parquet('${file.path.replaceAll("'", "''")}')`
    const columns = (await engine.ask(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${reader})`)).map(([name]) =>
      String(name),
    )
    const rows = await engine.ask(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${reader} LIMIT ${Math.trunc(most)}`)
    return proposed(file, {
      form: 'parquet',
      columns,
      rows: rows.map((row) => row.map((value) => String(value ?? ''))),
    })
  } finally {
    engine.close()
  }
}

function proposed(file: SourceFile, preview: Omit<FilePreview, 'file' | 'table' | 'proposed' | 'words'>): FilePreview {
  const { columns, rows } = preview
  const table = proposeTable(file.name, columns)
  const named = table === undefined ? {} : proposeColumns(table, columns)
  const sex = named['sex'] === undefined ? -1 : columns.indexOf(named['sex'])
  const words = sex < 0 ? undefined : proposeSexWords(rows.map((row) => row[sex] ?? ''))
  return {
    file: file.file,
    ...preview,
    rows: rows.map((row) => row.map(maskPersonalNumbers)),
    table,
    proposed: named,
    ...(words && { words: { sex: words } }),
  }
}
