import type { Condition, Key, KeyValue, Quantities, Window } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'
import type { CostList } from './readCostList.ts'

/** Where a person's cost is. */
export type CostSource =
  /** A number of the patient, or of each of the patient's contacts or costs, in kronor. */
  | { readonly type: 'column'; readonly table: 'patients' | 'contacts' | 'costs'; readonly column: string }
  /** The patient's contacts, priced by a list. */
  | { readonly type: 'list'; readonly list: CostList }

/** What is counted of each person for the cost, and the cost in öre that comes of it; nothing where it is missing. */
export interface CostKeys {
  readonly keys: readonly Key[]
  readonly costOf: (values: readonly KeyValue[]) => number | undefined
}

/**
 * What to count for the costs of a window's months.
 *
 * @throws GroupingTrouble where the list does not say what a contact costs, or the dataset has no such column
 */
export async function costKeys(source: CostSource, dataset: Dataset, window: Window): Promise<CostKeys> {
  if (source.type === 'list') return pricedContacts(source.list, dataset, window)
  const { table, column } = source
  if (!dataset.columns(table).some(({ name }) => name === column))
    throw new GroupingTrouble(
      `The dataset has no column \`${column}\` of ${table}.`,
      'Say which column has the cost: --cost patients.COLUMN, contacts.COLUMN or costs.COLUMN; or price contacts by --costs FILE.',
    )
  if (table === 'costs' && !dataset.columns(table).some(({ name }) => name === 'patient'))
    throw new GroupingTrouble(
      'The costs of the dataset are of clinics, and say nothing of patients.',
      'Deliver `costs` with a column `patient`, or say another source: --cost patients.COLUMN, contacts.COLUMN, or --costs FILE.',
    )
  const inOre = (value: KeyValue | undefined): number | undefined =>
    typeof value === 'number' ? Math.round(value * 100) : undefined
  if (table === 'patients')
    return {
      keys: [{ type: 'fact', fact: { entity: 'patient', name: column }, kind: 'number' }],
      costOf: ([value]) => inOre(value),
    }
  const of = table === 'costs' ? table : undefined
  const isUnknown: Condition = { type: 'not', of: { type: 'known', fact: column } }
  return {
    keys: [
      { type: 'tally', of, how: 'sum', where: { type: 'always' }, measure: column, span: 'window' },
      { type: 'tally', of, how: 'count', where: isUnknown, span: 'window' },
    ],
    // A sum leaves out what nobody knows, so it is the person's cost only where every contact or cost has one.
    costOf: ([value, unknown]) => (unknown === 0 ? inOre(value) : undefined),
  }
}

/** Each sort of contact that occurs is met by one row of the list; contacts of rows with a cost are counted. */
async function pricedContacts(list: CostList, dataset: Dataset, window: Window): Promise<CostKeys> {
  const sorts = await sortsOfContacts(list, dataset, window)
  const ofRow = new Map<number, Condition[]>()
  const wrong: string[] = []
  for (const sort of sorts) {
    const rows = list.rows.filter(({ where }) =>
      Object.entries(where).every(([fact, word]) => String(sort[list.facts.indexOf(fact)]) === word),
    )
    const called = list.facts.map((fact, place) => `${fact} ${String(sort[place] ?? '(missing)')}`).join(', ')
    const [row, other] = rows
    if (!row) wrong.push(`No row says what a contact costs: ${called}.`)
    else if (other) wrong.push(`Rows ${row.line} and ${other.line} both say what a contact costs: ${called}.`)
    else if (row.cost > 0) ofRow.set(row.line, [...(ofRow.get(row.line) ?? []), isSort(sort, list)])
  }
  if (wrong.length > 0)
    throw new GroupingTrouble(
      wrong.map((one) => `${list.file}: ${one}`).join('\n  '),
      'Each sort of contact has one row; one that costs nothing has the cost 0.',
    )
  const priced = list.rows.filter(({ line }) => ofRow.has(line))
  return {
    keys: priced.map(({ line }): Key => {
      const where: Condition = { type: 'or', of: ofRow.get(line) ?? [] }
      return { type: 'tally', how: 'count', where, span: 'window' }
    }),
    costOf: (values) => priced.reduce((sum, { cost }, place) => sum + Number(values[place] ?? 0) * cost, 0),
  }
}

/** The words of one sort of contact, by the facts of the list; true and false as they are. */
type Sort = readonly KeyValue[]

async function sortsOfContacts({ facts }: CostList, dataset: Dataset, window: Window): Promise<readonly Sort[]> {
  const keys = facts.map((name): Key => {
    if (name === 'listing') return { type: 'listing' }
    const type = dataset.columns('contacts').find((column) => column.name === name)?.type
    if (type === 'word' || type === 'boolean') return { type: 'fact', fact: { entity: 'contact', name }, kind: type }
    throw new GroupingTrouble(
      `The list of costs is by \`${name}\`, and contacts of the dataset have no such column of words, or yes and no.`,
      'Name its columns as those of contacts, such as kind and profession.',
    )
  })
  const quantities = await dataset.warehouse.count({
    windows: [
      {
        over: 'year',
        windows: [window],
        counts: [{ id: 'sorts', rows: 'patients.contacts', span: 'window', over: 'year', keys, measures: [] }],
        facts: [],
        indicators: [],
        previous: [],
      },
    ],
  })
  const sorts = new Map([...rowsOf(quantities)].map(({ values }) => [JSON.stringify(values), values]))
  return [...sorts.values()]
}

function isSort(sort: Sort, { facts }: CostList): Condition {
  return {
    type: 'and',
    of: facts.map((fact, place): Condition => {
      const value = sort[place] ?? null
      const known: Condition = { type: 'known', fact }
      if (value === null) return { type: 'not', of: known }
      if (value === true) return { type: 'true', fact }
      if (value === false) return { type: 'and', of: [known, { type: 'not', of: { type: 'true', fact } }] }
      return { type: 'is', fact, word: String(value) }
    }),
  }
}

/** The rows of the one count of one window, one after the other: their keys, and how many persons. */
export function* rowsOf({
  windows,
}: Quantities): Generator<{ readonly values: readonly KeyValue[]; readonly n: number }> {
  const [counted] = windows[0]?.counts ?? []
  if (!counted) return
  for (const [row, n] of (counted.n[0] ?? []).entries())
    if (n > 0) yield { values: counted.columns.map((column) => column[row] ?? null), n }
}
