/** The door of the models: what server, command and tests may use. Pricing alone is `payout/index.ts`. */
export { type Balanced, balanceBudget, balanceParts, type Unbalanced, withResidue } from './analysis/balance/index.ts'
export * from './analysis/casemix/index.ts'
export * from './analysis/disclosure/index.ts'
export { checkPlan } from './analysis/documentTests/checkPlan.ts'
export { runTests } from './analysis/documentTests/runTests.ts'
export { blendedSurplus, type SurplusEnds } from './analysis/metrics/blendedSurplus.ts'
export {
  type CommunityWorkerCosts,
  type CommunityWorkerRates,
  communityWorkerRates,
} from './analysis/metrics/communityWorkerRates.ts'
export { concentrationIndex } from './analysis/metrics/concentrationIndex.ts'
export { costPerUser } from './analysis/metrics/costPerUser.ts'
export { cummingsPredictionMeasure } from './analysis/metrics/cummingsPredictionMeasure.ts'
export { enrolmentForRevenue } from './analysis/metrics/enrolmentForRevenue.ts'
export { gini } from './analysis/metrics/gini.ts'
export { lorenzCurve } from './analysis/metrics/lorenzCurve.ts'
export { lossOfChange } from './analysis/metrics/lossOfChange.ts'
export { marginalReinsurance } from './analysis/metrics/marginalReinsurance.ts'
export { meanAbsoluteError } from './analysis/metrics/meanAbsoluteError.ts'
export { MetricTrouble } from './analysis/metrics/MetricTrouble.ts'
export { overcompensation } from './analysis/metrics/overcompensation.ts'
export { perHead } from './analysis/metrics/perHead.ts'
export { power } from './analysis/metrics/power.ts'
export { predictiveRatio } from './analysis/metrics/predictiveRatio.ts'
export type { Reinsurance } from './analysis/metrics/Reinsurance.ts'
export { reinsuredCost } from './analysis/metrics/reinsuredCost.ts'
export { rSquared } from './analysis/metrics/rSquared.ts'
export * from './analysis/needs/index.ts'
export * from './analysis/reconcile/index.ts'
export * from './analysis/structure/index.ts'
export * from './analysis/rulebook/index.ts'
export { ageOn, type Day, dateOf, dayOf, type IsoDate, isDate } from './date/IsoDate.ts'
export { addMonths, firstDayOf, lastDayOf, type Month, monthsBetween, writeMonth } from './date/Month.ts'
export { type Period, readPeriod } from './date/Period.ts'
export { type CutOff, cutOffOf, lookBack, monthsOf, type Over, type Window, windowsIn } from './date/Window.ts'
export { canonicalModel } from './document/canonicalModel.ts'
export { checkFileName } from './document/checkFileName.ts'
export type { Diagnostic, Place } from './document/Diagnostic.ts'
export type { DiagnosticCode } from './document/DiagnosticCode.ts'
export type { Model, Payment, Rounding } from './document/Model.ts'
export { printDiagnostic } from './document/printDiagnostic.ts'
export { readGrouping } from './document/readGrouping.ts'
export { readModel } from './document/readModel.ts'
export { documentSchema } from './document/schema/documentSchema.ts'
export { compareWords } from './plan/compareWords.ts'
export { ALWAYS, both, either, NEVER, opposite } from './plan/conditions.ts'
export {
  CONDITIONS_A_COLUMN,
  type Condition,
  type Count,
  type Counted,
  type CountRows,
  columnsOf,
  type Key,
  type ByWindow,
  type KeyValue,
  type Quantities,
  type Request,
  type RowFact,
  type Span,
  type WindowQuantities,
  type WindowRequest,
} from './plan/Count.ts'
export { PlanTrouble } from './plan/PlanTrouble.ts'
export { type Plan, planModel, requestFor } from './plan/planModel.ts'
export type { Program, WindowProgram } from './plan/Program.ts'
export type { RatedAmount, RatedStep, RatedSum } from './plan/RatedSum.ts'
export { RowsTrouble } from './plan/RowsTrouble.ts'
export { tabulateRows } from './plan/tabulateRows.ts'
export { type Batch, type BatchColumn, MISSING } from './population/Batch.ts'
export type { Correction } from './population/correctPaid.ts'
export { GENERATOR_VERSION, generateRegion } from './population/generateRegion.ts'
export { type ListedAssumption, listAssumptions } from './population/listAssumptions.ts'
export { DEFAULT_REGION, type RegionOptions } from './population/RegionOptions.ts'
export { FACTS, type Fact } from './vocabulary/facts.ts'
export * from './vocabulary/Rows.ts'
