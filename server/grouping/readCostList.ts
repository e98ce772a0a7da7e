import { GroupingTrouble } from './GroupingTrouble.ts'
import { readTextTable } from './readTextTable.ts'

/** What contacts of one sort cost. */
export interface CostRow {
  readonly line: number
  /** Facts of a contact and their words; one that is not named may be anything. */
  readonly where: Readonly<Record<string, string>>
  /** Of each contact, in whole öre. */
  readonly cost: number
}

/** What contacts cost, by their facts. */
export interface CostList {
  readonly file: string
  readonly hash: string
  /** The facts of a contact that it is by. */
  readonly facts: readonly string[]
  readonly rows: readonly CostRow[]
}

/**
 * Reads a list of costs: the column `cost`, in kronor with at most two decimals, and a column for each fact of a contact
 * that it is by, such as `kind` and `profession`. An empty cell stands for any word.
 *
 * @throws GroupingTrouble where it is none, naming the line
 */
export function readCostList(path: string): CostList {
  const { file, hash, columns, rows } = readTextTable(path)
  const facts = columns.filter((column) => column !== 'cost')
  if (!columns.includes('cost') || facts.length === 0)
    throw new GroupingTrouble(
      `\`${file}\` has the columns ${columns.join(', ')}.`,
      'A list of costs has `cost` and the facts of a contact that it is by: kind,profession,cost.',
    )
  return {
    file,
    hash,
    facts,
    rows: rows.map(({ line, value }) => ({
      line,
      where: Object.fromEntries(facts.flatMap((fact) => (value(fact) === '' ? [] : [[fact, value(fact)]]))),
      cost: oreOf(value('cost'), `${file}:${line}`),
    })),
  }
}

function oreOf(text: string, place: string): number {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text)
  if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  throw new GroupingTrouble(`${place}: \`${text}\` is no cost.`, 'Write kronor, with at most two decimals: 1450.50.')
}
