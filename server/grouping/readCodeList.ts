import { nearestWord } from '../dataset/nearestWord.ts'
import { CODE_LAYOUTS, layoutOf } from './codeLayouts.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'
import { readTextTable } from './readTextTable.ts'

/** Which conditions each code of a file has. */
export interface CodeList {
  readonly file: string
  /** Of the file's bytes. */
  readonly hash: string
  /** By the code without a point, in capitals, in the order of the file; a code that has none has an empty list. */
  readonly conditionsOf: ReadonlyMap<string, readonly string[]>
  readonly saysAll: boolean
}

const TOLD = 20

/**
 * Reads a file of codes: a publisher's, or one's own with the columns `code` and `condition`.
 *
 * @param words the conditions that there are
 * @throws GroupingTrouble with every row that is wrong, up to twenty
 */
export function readCodeList(path: string, words: readonly string[]): CodeList {
  const table = readTextTable(path)
  const { file, hash, rows } = table
  const layout = layoutOf(table)
  if (!layout)
    throw new GroupingTrouble(
      `\`${file}\` has the columns ${table.columns.join(', ')}.`,
      `A file of codes has one of these headers: ${CODE_LAYOUTS.map(({ columns }) => columns.join(',')).join('; ')}.`,
    )
  const conditionsOf = new Map<string, string[]>()
  const wrong: string[] = []
  for (const { line, value } of rows) {
    const code = value(layout.code).replaceAll('.', '').toUpperCase()
    const condition = layout.conditionOf(value)
    if (!/^[A-Z0-9]{1,12}$/.test(code))
      wrong.push(`${file}:${line}: \`${value(layout.code)}\` is no code: letters, digits and a point, such as E11.9.`)
    else if (condition !== undefined && !words.includes(condition)) {
      const near = nearestWord(condition, words)
      const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
      wrong.push(`${file}:${line}: The grouping has no condition \`${condition}\`.${hint}`)
    } else {
      const own = conditionsOf.get(code) ?? []
      if (condition !== undefined && own.includes(condition))
        wrong.push(`${file}:${line}: The code ${code} is \`${condition}\` in a row before.`)
      conditionsOf.set(code, condition === undefined ? own : [...own, condition])
    }
  }
  if (wrong.length > 0) {
    const more = wrong.length > TOLD ? [`And ${wrong.length - TOLD} rows more.`] : []
    throw new GroupingTrouble([...wrong.slice(0, TOLD), ...more].join('\n  '), 'Put the file or the grouping right.')
  }
  return { file, hash, conditionsOf, saysAll: layout.saysAll }
}
