import type { LinkedTable } from '../../../../models/index.ts'

/**
 * Every table of whole numbers that agrees with what is shown, up to a largest value: the reader's knowledge, by trying all.
 * It shares nothing with the linear program that it judges.
 */
export function tablesThatFit(
  table: LinkedTable,
  hidden: ReadonlySet<number>,
  least: number,
  most: number,
): number[][] {
  const places = [...hidden]
  const values = table.cells.map(({ value }, place) => (hidden.has(place) ? undefined : value))
  const found: number[][] = []
  const couldFit = (): boolean =>
    table.relations.every(({ total, parts }) => {
      const known = parts.map((part) => values[part])
      const sum = known.reduce<number>((all, one) => all + (one ?? least), 0)
      const goal = values[total]
      return goal === undefined || (known.includes(undefined) ? sum <= goal : sum === goal)
    })
  const tryAt = (at: number): void => {
    if (!couldFit()) return
    const place = places[at]
    if (place === undefined) {
      if (
        table.relations.every(
          ({ total, parts }) => parts.reduce((sum, part) => sum + (values[part] ?? 0), 0) === values[total],
        )
      )
        found.push(places.map((one) => values[one] as number))
      return
    }
    for (let value = least; value <= most; value += 1) {
      values[place] = value
      tryAt(at + 1)
    }
    values[place] = undefined
  }
  tryAt(0)
  return found
}
