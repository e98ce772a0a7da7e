/** The door of uncertainty: what a model pays when its rates are drawn. */
export { type DrawnPayment, type DrawnPayouts, type DrawOrder, drawPayouts } from './drawPayouts.ts'
export { DrawTrouble } from './DrawTrouble.ts'
export type { Spread } from './Spread.ts'
export type { Spreading } from './Series.ts'
