import type { WindowProgram } from '../../models/index.ts'

/** Steps that some are made from, themselves included; what is below a sum over rows belongs to the sum, unless it is asked for too. */
export function stepsBelow(
  part: WindowProgram,
  roots: readonly number[],
  which: 'above rows' | 'rows too' = 'above rows',
): readonly number[] {
  const seen = new Set<number>()
  const waiting = [...roots]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const step = part.steps[place]
    if (!step || seen.has(place)) continue
    seen.add(place)
    if ('of' in step && (step.op !== 'sum' || which === 'rows too')) waiting.push(...step.of)
  }
  return [...seen]
}
