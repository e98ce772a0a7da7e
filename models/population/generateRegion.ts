import type { Batch } from './Batch.ts'
import { clinicFactTable } from './clinicFactTable.ts'
import { clinicTable } from './clinicTable.ts'
import { contactTable } from './contactTable.ts'
import { type Correction, correctPaid } from './correctPaid.ts'
import { costTable } from './costTable.ts'
import { createChance } from './createChance.ts'
import { diagnosisTable } from './diagnosisTable.ts'
import { drawDiagnoses } from './drawDiagnoses.ts'
import { drawMeasurements } from './drawMeasurements.ts'
import { drawRegion } from './drawRegion.ts'
import { enrolmentTable } from './enrolmentTable.ts'
import { indicatorTable } from './indicatorTable.ts'
import { listingTable } from './listingTable.ts'
import { measurementTable } from './measurementTable.ts'
import { paidTable } from './paidTable.ts'
import { patientTable } from './patientTable.ts'
import { payLastYear } from './payLastYear.ts'
import type { RegionOptions } from './RegionOptions.ts'

/** The version of the generator: raised when the same options give other rows. */
export const GENERATOR_VERSION = 2

/**
 * A county that is nowhere: clinics, people, lists, contacts and all else of a year, table after table in batches of
 * rows. The same options give the same rows on every machine. Gives back what was planted among the payments.
 */
export function* generateRegion(options: RegionOptions): Generator<Batch, readonly Correction[]> {
  const region = drawRegion(options)
  yield* clinicTable(region)
  yield* patientTable(region)
  yield* listingTable(region)
  const tally = yield* contactTable(region)
  const diagnoses = drawDiagnoses(region)
  yield* diagnosisTable(region, diagnoses)
  yield* enrolmentTable(region)
  yield* costTable(region)
  const measurements = drawMeasurements(region)
  yield* measurementTable(region, measurements)
  yield* clinicFactTable(region, { diagnoses, measurements })
  yield* indicatorTable(region, measurements, tally)
  const due = payLastYear(region, tally)
  const { paid, corrections } = correctPaid(due, region.places.clinics, createChance(options.seed, 'paid'))
  yield* paidTable(region, paid)
  return corrections
}
