import type { Count, RowFact, Window, WindowRequest } from '../../../models/index.ts'
import type { RawColumns } from '../countedFrom.ts'
import { asKind, factValue, type RowSource } from '../RowSource.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import type { Schema } from '../Schema.ts'
import type { Ask } from '../Ask.ts'
import { listedAt } from './listedAt.ts'
import { LISTED, type ListedTable } from './ListedTable.ts'

/** A count of who has a value, and its sum: `known visits`, Σ visits. */
interface SumAlone {
  readonly fact: RowFact
  readonly isSummed: boolean
}

/** What such a count asks; nothing of another. All of them in one window are one statement, for each needs a row a clinic alone. */
export function sumAlone({ keys, measures }: Count): SumAlone | undefined {
  const [key, ...others] = keys
  if (key?.type !== 'known' || others.length > 0 || measures.length > 1 || key.fact.name === 'conditions')
    return undefined
  const [measure] = measures
  if (measure && JSON.stringify(measure) !== JSON.stringify(key.fact)) return undefined
  return { fact: key.fact, isSummed: measure !== undefined }
}

/** Counts the sums of one window in one statement, and gives each its own. */
export function askSumsOnce(
  ask: Ask,
  { schema, listed }: { readonly schema: Schema; readonly listed: ListedTable },
): (count: Count, part: WindowRequest) => Promise<RawColumns> {
  const asked = new Map<string, ReturnType<typeof together>>()
  return async (count, part) => {
    const key = JSON.stringify(part.windows)
    const found = asked.get(key) ?? together(part)
    asked.set(key, found)
    const { sums, answer } = found
    const place = sums.findIndex(({ fact }) => fact.name === sumAlone(count)?.fact.name)
    const [clinics = [], all = [], ...columns] = await answer
    const known = columns[place * 2] ?? []
    const total = columns[place * 2 + 1] ?? []
    const out = Array.from(
      { length: 5 + count.measures.length },
      (): (number | bigint | string | boolean | null)[] => [],
    )
    clinics.forEach((clinic, row) => {
      const some = BigInt(known[row] as number | bigint)
      const none = BigInt(all[row] as number | bigint) - some
      const sum = count.measures.length === 0 ? [] : [total[row] ?? null]
      if (none > 0n)
        [clinic as number, 0, false, none, ...sum.map(() => null), 0].forEach((value, at) => out[at]?.push(value))
      if (some > 0n) [clinic as number, 0, true, some, ...sum, 0].forEach((value, at) => out[at]?.push(value))
    })
    return { columns: out, keys: ['boolean'], hasPlaces: true }
  }

  function together({ counts, windows }: WindowRequest) {
    const source: RowSource = { rows: 'patients', windows, schema, dialect, table: () => LISTED, listed }
    const wanted = counts.filter((one) => one.rows === 'patients').flatMap((one) => sumAlone(one) ?? [])
    const sums = [...Map.groupBy(wanted, ({ fact }) => fact.name).values()].map((alike) => ({
      fact: (alike[0] as SumAlone).fact,
      isSummed: alike.some(({ isSummed }) => isSummed),
    }))
    return { sums, answer: ask(sumsSql(sums, source, windows[0] as Window)) }
  }
}

function sumsSql(sums: readonly SumAlone[], source: RowSource, { cutOff }: Window): string {
  const hasAlike = source.schema.get('patients')?.hasAlike ?? false
  const columns = sums.flatMap(({ fact, isSummed }) => {
    const { sql, type } = factValue(source, fact)
    const isKnown = type === 'empty' ? 'FALSE' : `${sql} IS NOT NULL`
    // A count of values takes a third of the time that a count of rows with a value takes.
    const n = hasAlike ? `COALESCE(sum(p.n) FILTER (${isKnown}), 0)` : `count(${sql})`
    const value = isSummed ? asKind(factValue(source, fact), 'number', fact, source).sql : 'NULL'
    const times = hasAlike ? `${dialect.asWide('p.n')} * ` : ''
    return [dialect.asBigint(n), isSummed ? dialect.asText(dialect.sum(`${times}${value}`)) : 'NULL']
  })
  const all = dialect.asBigint(hasAlike ? 'sum(p.n)' : 'count(*)')
  return (
    `SELECT p."#clinic", ${[all, ...columns].join(', ')}\nFROM ${LISTED} p ` +
    `${listedAt(cutOff, source.listed as ListedTable)}\nGROUP BY 1`
  )
}
