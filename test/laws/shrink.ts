import type { Rows } from '../../models/vocabulary/Rows.ts'
import type { Case } from './Case.ts'

/**
 * A smaller case that fails in the same way: payments and rows are taken away, one after the other, as long as it fails.
 * Greedy and good enough: what is left is mostly one payment and a handful of rows.
 */
export function shrink(given: Case, fails: (smaller: Case) => boolean): Case {
  let smallest = given
  for (let isSmaller = true; isSmaller; ) {
    const next = smallerOnes(smallest).find((one) => failsQuietly(one, fails))
    isSmaller = next !== undefined
    smallest = next ?? smallest
  }
  return smallest
}

function failsQuietly(one: Case, fails: (smaller: Case) => boolean): boolean {
  try {
    return fails(one)
  } catch {
    return false // a case that cannot be run is not one that fails in the same way
  }
}

function* smallerOnes(given: Case): Generator<Case> {
  const { documents, rows } = given
  for (const document of documents) {
    for (const payment of document.model.payments) {
      const payments = document.model.payments.filter((one) => one !== payment)
      const smaller = { ...document, model: { ...document.model, payments } }
      yield { ...given, documents: documents.map((one) => (one === document ? smaller : one)) }
    }
  }
  for (const table of Object.keys(rows) as (keyof Rows)[]) {
    const all = rows[table] as readonly unknown[]
    for (let size = all.length; size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < all.length; start += size) {
        yield { ...given, rows: { ...rows, [table]: [...all.slice(0, start), ...all.slice(start + size)] } }
      }
    }
  }
}

/** A case for people: what is left of its documents, and its rows. */
export function describeCase({ seed, documents, entries, rows, period, ratesOf }: Case): string {
  const payments = documents.map(
    ({ text, model }) => `${text}\nLeft of its payments: ${model.payments.map(({ name }) => name).join(', ')}`,
  )
  const tables = Object.entries(rows).filter(([, table]) => table.length > 0)
  const lines = tables.flatMap(([name, table]) => [
    `${name}:`,
    ...table.map((row: unknown) => `  ${JSON.stringify(row)}`),
  ])
  const head = `Seed ${seed}, period ${period}, rates of ${ratesOf ?? 'the period'}, ${JSON.stringify(entries)}`
  return [head, ...payments, ...lines].join('\n')
}
