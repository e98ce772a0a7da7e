import { MetricTrouble } from './MetricTrouble.ts'

/** Several columns of numbers by the name that a message gives them. */
export type Columns = Readonly<Record<string, readonly number[]>>

/**
 * Refuses columns that say nothing together: none at all, of different length, or with a number that is none. A measure
 * checks its numbers once, here, and computes without doubt.
 *
 * @throws MetricTrouble that names the column
 *
 * @example
 * checkNumbers({ cost: [1, 2], payment: [1] }) // throws '`payment` has 1 numbers and `cost` has 2.'
 * checkNumbers({ cost: [] }) // throws '`cost` has no numbers.'
 */
export function checkNumbers(columns: Columns): void {
  const [first, ...others] = Object.entries(columns)
  if (!first) return
  const [name, numbers] = first
  if (numbers.length === 0)
    throw new MetricTrouble(`\`${name}\` has no numbers.`, 'Choose a group that somebody is in.')
  for (const [other, values] of others) {
    if (values.length === numbers.length) continue
    const message = `\`${other}\` has ${values.length} numbers and \`${name}\` has ${numbers.length}.`
    throw new MetricTrouble(message, 'Give one of each for everybody, in the same order.')
  }
  for (const [column, values] of Object.entries(columns)) {
    const place = values.findIndex((value) => !Number.isFinite(value))
    if (place < 0) continue
    throw new MetricTrouble(
      `Number ${place + 1} of \`${column}\` is ${values[place]}.`,
      'Leave out whoever has no value, from all columns.',
    )
  }
}
