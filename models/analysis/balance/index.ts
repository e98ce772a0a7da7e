/** The door of the budget lock, for the browser too: neither parser nor mathjs is reached from here. */
export { ALL_PAYMENTS, type Balanced, balanceBudget, ratesOf, type Unbalanced, withResidue } from './balanceBudget.ts'
export { type BalanceOrder, type BalancePart, balanceParts, type PartBalance } from './balanceParts.ts'
