import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { Typed } from '../typeTable.ts'
import { foldedName } from './foldedName.ts'

/** Clinics whose identity or name differ only by space, case or Unicode form: people take them for one. */
export async function tellAmbiguousNames(
  { columns, files }: Typed,
  engine: ImportEngine,
  problems: Problems,
): Promise<void> {
  for (const column of ['id', 'name'].filter((name) =>
    columns.some((one) => one.name === name && one.type === 'word'),
  )) {
    const rows = await engine.ask(
      `SELECT "#file", "#row", "${column}" FROM typed_clinics WHERE "${column}" IS NOT NULL ORDER BY 1, 2`,
    )
    const seen = new Map<string, string>()
    for (const [file, row, value] of rows) {
      const name = String(value)
      const before = seen.get(foldedName(name))
      seen.set(foldedName(name), before ?? name)
      if (before === undefined || (column === 'id' && before === name)) continue
      problems.add({
        code: 'ambiguous-name',
        file: files[Number(file)] ?? '',
        row: Number(row),
        column,
        value: shorten(name),
        message:
          before === name
            ? `Two clinics are called \`${shorten(name)}\`.`
            : `\`${shorten(name)}\` and \`${shorten(before)}\` differ only by space, case or Unicode form.`,
        hint: 'Write one clinic in one way, and two clinics so that they can be told apart.',
      })
    }
  }
}
