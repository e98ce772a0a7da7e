/** One row of a published table, by column. */
export type CsvRow = Readonly<Record<string, string>>

/**
 * Reads a published table as texts. Cells may stand in double quotes; a mark of byte order is passed over.
 *
 * @example
 * readCsv('id,name\n1,"a, b"\n') // => [{ id: '1', name: 'a, b' }]
 */
export function readCsv(text: string): readonly CsvRow[] {
  const [header = [], ...rows] = [...text.replace(/^\uFEFF/, '').matchAll(/(?:[^\r\n"]|"(?:[^"]|"")*")+/g)].map(
    ([line]) => cellsOf(line),
  )
  return rows.map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])))
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
