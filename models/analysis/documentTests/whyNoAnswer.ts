import { type PriceInput, price } from '../../payout/price.ts'
import { RunTrouble } from '../../payout/Trouble.ts'
import type { Program, WindowProgram } from '../../plan/Program.ts'

/** Why a formula of a clinic or the region came out without an answer: the clinic, the month and what to do. */
export function whyNoAnswer(program: Program, input: PriceInput, formula: string, clinic: number): string | undefined {
  for (const part of program.windows) {
    const found = part.formulas.find(({ name }) => name === formula)
    if (!found) continue
    const paid = { name: formula.slice(formula.indexOf('.') + 1), group: 'fixed', over: part.over } as const
    // Asked as if it were a payment, which must have an answer.
    const asked = { ...part, formulas: [], payments: [{ ...paid, toOpenClinics: false, amount: found.step }] }
    const assigned = readsSameModel(part) ? undefined : onlyAt(part, input, clinic)
    try {
      price({ ...program, windows: [asked], payments: [paid] }, { ...input, assigned })
    } catch (trouble) {
      if (trouble instanceof RunTrouble) return `${trouble.message} ${trouble.hint}`
      throw trouble
    }
  }
  return undefined
}

/** The one clinic in the last window, which is what a test is told. */
function onlyAt({ over }: WindowProgram, { quantities: { clinics, windows } }: PriceInput, clinic: number) {
  const last = (windows.find((one) => one.over === over)?.windows.length ?? 0) - 1
  return {
    [over]: Array.from({ length: last + 1 }, (_, window) =>
      clinics.map((__, one) => window === last && one === clinic),
    ),
  }
}

const readsSameModel = ({ steps }: WindowProgram): boolean =>
  steps.some((step) => 'scope' in step && step.scope === 'same_model')
