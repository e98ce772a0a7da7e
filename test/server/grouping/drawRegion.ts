import { chanceFrom } from '../../laws/Chance.ts'

/** A drawn person of a small region, and what was done for them. */
export interface DrawnPerson {
  readonly id: string
  readonly birth: string
  readonly sex: 'female' | 'male'
  /** On a list from and to these days. */
  readonly from: string
  readonly to: string
  readonly cost2016: string
  readonly contacts: readonly {
    readonly month: string
    readonly kind: string
    readonly profession: string
    readonly n: number
  }[]
  readonly diagnoses: readonly { readonly code: string; readonly date: string }[]
}

const day = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** Persons with contacts and diagnoses of 2015 and 2016: some come, some leave, and many never visit. */
export function drawRegion(seed: number, count: number): readonly DrawnPerson[] {
  const { whole, flip, pick } = chanceFrom(seed)
  return Array.from({ length: count }, (_, place): DrawnPerson => {
    const birth = day(whole(1920, 2014), whole(1, 12), whole(1, 28))
    const isOld = birth < '1951'
    const visits = flip(0.3) ? 0 : whole(1, isOld ? 6 : 3)
    return {
      id: `p${place}`,
      birth,
      sex: flip() ? 'female' : 'male',
      from: flip(0.1) ? day(2016, whole(1, 6), 15) : '2010-01-01',
      to: flip(0.1) ? day(2016, whole(7, 12), 14) : '',
      cost2016: `${whole(0, 50_000)}.${whole(10, 99)}`,
      contacts: Array.from({ length: visits }, () => ({
        month: `${whole(2015, 2016)}-${String(whole(1, 12)).padStart(2, '0')}`,
        kind: pick(['visit', 'phone']),
        profession: pick(['gp', 'nurse']),
        n: whole(1, 2),
      })),
      diagnoses: Array.from({ length: whole(0, isOld ? 3 : 1) }, () => ({
        code: pick(['E11.9', 'E11.2', 'J44.1', 'I50.9', 'R05']),
        date: day(whole(2015, 2016), whole(1, 12), whole(1, 28)),
      })),
    }
  })
}

/** The region as files of a dataset. */
export function filesOf(persons: readonly DrawnPerson[]): Readonly<Record<string, string>> {
  const csv = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
    `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`
  const clinic = (place: number): string => (place % 2 === 0 ? 'north' : 'south')
  return {
    'clinics.csv': 'id\nnorth\nsouth\n',
    'patients.csv': csv(
      'id,birth,sex,cost_2016',
      persons.map(({ id, birth, sex, cost2016 }) => [id, birth, sex, cost2016]),
    ),
    'listings.csv': csv(
      'patient,clinic,from,to',
      persons.map(({ id, from, to }, place) => [id, clinic(place), from, to]),
    ),
    'contacts.csv': csv(
      'patient,clinic,listed_at,month,kind,profession,n,amount',
      persons.flatMap(({ id, contacts }, place) =>
        contacts.map(({ month, kind, profession, n }) => [
          id,
          'north',
          clinic(place),
          month,
          kind,
          profession,
          n,
          n * 100,
        ]),
      ),
    ),
    'diagnoses.csv': csv(
      'patient,code,date',
      persons.flatMap(({ id, diagnoses }) => diagnoses.map(({ code, date }) => [id, code, date])),
    ),
    'datapackage.json': JSON.stringify({
      name: 'drawn',
      title: 'Drawn for a test',
      invented: true,
      as_of: '2016-12-31',
      resources: ['clinics', 'patients', 'listings', 'contacts', 'diagnoses'].map((name) => ({
        name,
        path: `${name}.csv`,
      })),
    }),
  }
}
