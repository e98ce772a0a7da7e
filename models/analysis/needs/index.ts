/** What a model needs of a dataset, and what a dataset lacks of it. */
export { type Delivered, isMet, nameOfNeed, type Need, type Needs, type Stop } from './Need.ts'
export { type Missing, missingFor, needsOf } from './needsOf.ts'
export { tablesOfCount } from './needsIn.ts'
export { neverFilled, type OpenFigure, openFigures } from './openFigures.ts'
