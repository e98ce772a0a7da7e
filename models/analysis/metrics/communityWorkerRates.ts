import { divide } from './divide.ts'

/** What a community health worker costs and does. Money is in dollars, wages and overheads an hour, prices a month. */
export interface CommunityWorkerCosts {
  readonly workerWage: number
  readonly workerOverhead: number
  readonly supervisorWage: number
  readonly supervisorOverhead: number
  /** How many workers one supervisor leads. */
  readonly workersPerSupervisor: number
  /** Hours of a visit. */
  readonly visitHours: number
  /** Hours on the way to a visit in person. */
  readonly travelHours: number
  /** Patients of one worker. */
  readonly cohort: number
  readonly phone: number
  readonly laptop: number
  readonly informationTechnology: number
  readonly healthRecord: number
  readonly space: number
  /** Depreciation of a car, for a mile. */
  readonly depreciation: number
  readonly hoursPerYear: number
}

/** The least that keeps a programme going, paid by visit or by patient and month. */
export interface CommunityWorkerRates {
  readonly visitsPerHour: number
  readonly overheadPerHour: number
  readonly perVisit: number
  readonly perMemberMonth: number
}

/** Of all visits, those in person are one in so many. */
const VISITS_PER_JOURNEY = 4

/** A laptop is shared by so many. */
const WORKERS_PER_LAPTOP = 4

/** Miles that a journey covers in an hour. */
const SPEED = 35

/**
 * The rates at which a programme of community health workers breaks even, from the costs of one worker.
 *
 * Source: Basu, Patel, Robinson and Baum 2023, open code “CHW payment rates.R”, whose formula and constants these are. It
 * multiplies an hour's depreciation by the twelve months of a year (`* hours_worked_per_year / (2080/12)`), as here; the
 * paper draws each input at random, this takes the inputs as they are.
 *
 * @throws MetricTrouble where a visit takes no time, or a worker has no patients
 *
 * @example
 * communityWorkerRates({ workerWage: 20, workerOverhead: 4, supervisorWage: 30, supervisorOverhead: 6, workersPerSupervisor: 6, visitHours: 0.5, travelHours: 0, cohort: 100, phone: 0, laptop: 0, informationTechnology: 0, healthRecord: 0, space: 0, depreciation: 0, hoursPerYear: 1200 }) // => { visitsPerHour: 2, overheadPerHour: 0, perVisit: 15, perMemberMonth: 30 }
 */
export function communityWorkerRates(costs: CommunityWorkerCosts): CommunityWorkerRates {
  const hoursPerMonth = costs.hoursPerYear / 12
  const visitsPerHour = divide(1, costs.visitHours + costs.travelHours / VISITS_PER_JOURNEY, 'time of a visit')
  const monthly =
    costs.phone + costs.laptop / WORKERS_PER_LAPTOP + costs.informationTechnology + costs.healthRecord + costs.space
  const yearOfTravel = costs.depreciation * SPEED * costs.travelHours * visitsPerHour * costs.hoursPerYear
  const overheadPerHour = divide(monthly + yearOfTravel, hoursPerMonth, 'number of hours')
  const supervision = divide(
    costs.supervisorWage + costs.supervisorOverhead,
    costs.workersPerSupervisor,
    'number of workers of a supervisor',
  )
  const perHour = costs.workerWage + costs.workerOverhead + supervision + overheadPerHour
  return {
    visitsPerHour,
    overheadPerHour,
    perVisit: perHour / visitsPerHour,
    perMemberMonth: divide(perHour * hoursPerMonth, costs.cohort, 'number of patients'),
  }
}
