import type { ProgramPayment, WindowProgram } from './Program.ts'

/** The figures and tables that a payment reads, by whatever formulas. */
export function figuresRead({ steps }: WindowProgram, { amount, pot }: ProgramPayment): ReadonlySet<string> {
  const names = new Set<string>()
  const reached = new Set([amount, ...(pot ? [pot.amount] : [])])
  // A set gives what is added while it is walked.
  for (const place of reached) {
    const step = steps[place]
    if (step?.op === 'figure') names.add(step.name)
    if (step && 'table' in step) names.add(step.table)
    for (const part of step && 'of' in step ? step.of : []) reached.add(part)
  }
  return names
}
