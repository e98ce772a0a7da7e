import type { Program } from '../../models/index.ts'

/** Which payments read a figure or table, by its name. */
export function readersOf(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>()
  for (const { steps, payments } of program.windows)
    for (const { name, amount, pot } of payments) {
      const seen = new Set<number>()
      const waiting = pot ? [amount, pot.amount] : [amount]
      for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
        const step = steps[place]
        if (!step || seen.has(place)) continue
        seen.add(place)
        const figure = step.op === 'figure' ? step.name : 'table' in step ? step.table : undefined
        if (figure !== undefined) readers.set(figure, (readers.get(figure) ?? new Set<string>()).add(name))
        if ('of' in step) waiting.push(...step.of)
      }
    }
  return readers
}
