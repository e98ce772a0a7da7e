/** A model by what it pays for, and two of them side by side. */
export { type Alike, compareStructures, type StructuralDifference } from './compareStructures.ts'
export type { PaymentStructure, RateOf, Structure } from './Structure.ts'
export { structureOf } from './structureOf.ts'
