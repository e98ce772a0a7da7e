import { compareWords, FACTS, type KeyValue, type Period, type Request, windowsIn } from '../../models/index.ts'
import type { Clinic } from '../contract/dataset.ts'
import type { ServedDataset } from './ServedDataset.ts'

const CONDITIONS = FACTS.find(({ entity, name }) => entity === 'patient' && name === 'conditions')?.words ?? []

/** Facts that clinics are grouped by, each by the name that datasets give it. */
const OWNER = 'owner_kind'
const FACTS_OF_CLINICS = ['name', OWNER, 'municipality', 'rural_points', 'cni_relative'] as const

/** The clinics of a dataset and what they are grouped by: lists as at the first of each month of the period. */
export async function clinicsOf({ dataset }: ServedDataset, period: Period): Promise<readonly Clinic[]> {
  const hasConditions = dataset.columns('patients').some(({ name }) => name === 'conditions')
  const hasFact = (name: string): boolean =>
    dataset.columns('clinics').some((column) => column.name === name) || dataset.has('clinic_facts')
  const words = [...CONDITIONS].toSorted(compareWords)
  const windows = windowsIn(period, 'month', 'first day of month')
  const request: Request = {
    windows: [
      {
        over: 'month',
        windows,
        counts: dataset.has('patients')
          ? [
              {
                id: 'listed',
                rows: 'patients',
                span: 'window',
                over: 'month',
                keys: hasConditions ? [{ type: 'conditions', words }] : [],
                measures: [],
              },
            ]
          : [],
        facts: FACTS_OF_CLINICS.filter(hasFact).map((name) => ({
          name,
          monthly: !dataset.columns('clinics').some((column) => column.name === name),
        })),
        indicators: [],
        previous: [],
      },
    ],
  }
  const { clinics, windows: counted } = await dataset.warehouse.count(request)
  const [answer] = counted
  const [listed] = answer?.counts ?? []
  const last = <T>(rows: readonly (readonly T[])[] | undefined, place: number): T | undefined =>
    rows?.findLast((row) => row[place] !== null)?.[place]
  const total = new Float64Array(clinics.length)
  const chronic = new Float64Array(clinics.length)
  listed?.clinic.forEach((place, row) => {
    const patients = listed.n.reduce((sum, window) => sum + (window[row] as number), 0)
    total[place] = (total[place] as number) + patients
    if (listed.columns.some((column) => Number(column[row]) > 0)) chronic[place] = (chronic[place] as number) + patients
  })
  return clinics.map((clinic, place) => {
    const fact = (name: (typeof FACTS_OF_CLINICS)[number]): KeyValue => last(answer?.facts[name], place) ?? null
    const months = answer?.monthsOpen.filter((row) => (row[place] as number) > 0).length ?? 0
    const patients = total[place] as number
    const municipality = fact('municipality')
    return {
      clinic,
      name: String(fact('name') ?? clinic),
      owner: ownerOf(fact(OWNER)),
      municipality: municipality === null ? null : String(municipality),
      listed: listed && months > 0 ? patients / windows.length : null,
      monthsOpen: months,
      chronicShare: hasConditions && patients > 0 ? (chronic[place] as number) / patients : null,
      need: numberOf(fact('cni_relative')),
      rural: numberOf(fact('rural_points')),
    }
  })
}

const numberOf = (value: KeyValue): number | null => (typeof value === 'number' ? value : null)

function ownerOf(value: KeyValue): Clinic['owner'] {
  if (value === 'private') return 'private'
  return value === 'own' || value === 'public' ? 'public' : null
}
