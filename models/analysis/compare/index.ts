/** The door of comparing what was paid, for the browser too: neither parser nor mathjs is reached from here. */
export { bandOf } from './bandOf.ts'
export { type ClinicChange, changesOf } from './changesOf.ts'
export { fifthsOf } from './fifthsOf.ts'
export { type Line, lineThrough } from './lineThrough.ts'
export { type PaymentStep, stepsBetween } from './stepsBetween.ts'
export { type GroupChange, sumByGroup } from './sumByGroup.ts'
export { ALIKE_PERCENT, type Side, sideOf, type WinnersAndLosers, winnersAndLosers } from './winnersAndLosers.ts'
