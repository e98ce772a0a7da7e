import type { ResidualClass } from '../../../server/contract/reconcile.ts'

/** Why paid and computed may differ, in the order in which one looks. */
export const CLASSES: readonly ResidualClass[] = ['rule', 'data', 'correction', 'unexplained']
