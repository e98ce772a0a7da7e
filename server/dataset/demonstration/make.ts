import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Makes the demonstration dataset, always the same: node server/dataset/demonstration/make.ts
// Everything in it is invented: clinics, people, contacts. Most patient rows stand for many people who are exactly
// alike, so that a small file is a region; the rest are single people.

/** A generator of numbers from 0 to 1, the same on every machine. */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Clinic {
  readonly id: string
  readonly name: string
  readonly owner: 'own' | 'private'
  readonly municipality: string
  readonly opened: string
  readonly rural: number
  readonly need: string
  /** How many people are listed, in round figures, and how old they are, from 0 to 1. */
  readonly list: number
  readonly old: number
}

const CLINICS: readonly Clinic[] = [
  {
    id: 'alvstranden',
    name: 'Älvstranden',
    owner: 'own',
    municipality: 'Storforsa',
    opened: '2009-01-01',
    rural: 0,
    need: '1.12',
    list: 9200,
    old: 0.45,
  },
  {
    id: 'bergsvik',
    name: 'Bergsvik',
    owner: 'private',
    municipality: 'Storforsa',
    opened: '2015-09-01',
    rural: 0,
    need: '0.88',
    list: 7400,
    old: 0.3,
  },
  {
    id: 'fjallnas',
    name: 'Fjällnäs',
    owner: 'own',
    municipality: 'Övermark',
    opened: '2009-01-01',
    rural: 12,
    need: '1.05',
    list: 2600,
    old: 0.7,
  },
  {
    id: 'havsorn',
    name: 'Havsörn',
    owner: 'private',
    municipality: 'Kustlanda',
    opened: '2011-03-01',
    rural: 3,
    need: '0.94',
    list: 6100,
    old: 0.5,
  },
  {
    id: 'lindangen',
    name: 'Lindängen',
    owner: 'own',
    municipality: 'Storforsa',
    opened: '2009-01-01',
    rural: 0,
    need: '1.48',
    list: 8300,
    old: 0.25,
  },
  {
    id: 'norrmyr',
    name: 'Norrmyr',
    owner: 'own',
    municipality: 'Övermark',
    opened: '2009-01-01',
    rural: 9,
    need: '1.21',
    list: 3300,
    old: 0.65,
  },
  {
    id: 'sjohaga',
    name: 'Sjöhaga',
    owner: 'private',
    municipality: 'Kustlanda',
    opened: '2026-03-01',
    rural: 2,
    need: '0.81',
    list: 1900,
    old: 0.35,
  },
  {
    id: 'slatten',
    name: 'Slätten',
    owner: 'own',
    municipality: 'Kustlanda',
    opened: '2009-01-01',
    rural: 5,
    need: '1.02',
    list: 5200,
    old: 0.55,
  },
]

/** Which conditions, from what age they are found, and how often at most. */
const CONDITIONS = [
  { word: 'asthma', from: 5, most: 0.08 },
  { word: 'depression', from: 16, most: 0.12 },
  { word: 'hypertension', from: 40, most: 0.55 },
  { word: 'diabetes', from: 40, most: 0.22 },
  { word: 'copd', from: 50, most: 0.12 },
  { word: 'heart_failure', from: 65, most: 0.18 },
  { word: 'dementia', from: 75, most: 0.15 },
] as const

/** Contacts in a year of somebody without conditions, and more for each condition. */
const CONTACTS = [
  { kind: 'visit', profession: 'gp', base: 0.7, more: 0.6, fee: 200 },
  { kind: 'visit', profession: 'nurse', base: 0.5, more: 0.8, fee: 100 },
  { kind: 'phone', profession: 'nurse', base: 0.6, more: 0.5, fee: 0 },
  { kind: 'video', profession: 'gp', base: 0.2, more: 0.1, fee: 100 },
  { kind: 'chat', profession: 'nurse', base: 0.1, more: 0.1, fee: 0 },
  { kind: 'home_visit', profession: 'district_nurse', base: 0, more: 0.15, fee: 0 },
] as const

const PROFILES_A_CLINIC = 14
const SINGLES_A_CLINIC = 18

const chance = createChance(20_260_101)
const between = (low: number, high: number): number => low + Math.floor(chance() * (high - low + 1))
const month = (first = 1): string => `2026-${String(between(first, 12)).padStart(2, '0')}`

const patients: string[] = ['id,n,exact_profile,birth,sex,conditions,case_mix_weight,hba1c']
const listings: string[] = ['patient,clinic,from,to']
const contacts: string[] = ['patient,clinic,listed_at,month,kind,profession,fee_paid,n']

function addPerson(clinic: Clinic, place: number, n: number): void {
  const id = `${clinic.id}-${String(place + 1).padStart(2, '0')}`
  const age = Math.min(97, Math.floor(chance() ** (1.6 - clinic.old) * 98))
  const birth = `${2025 - age}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`
  const conditions = CONDITIONS.filter(
    ({ from, most }) => age >= from && chance() < most * Math.min(1, 0.4 + age / 100),
  ).map(({ word }) => word)
  const weight = (0.4 + age / 90 + 0.55 * conditions.length + chance() * 0.3).toFixed(3)
  const hba1c = conditions.includes('diabetes') && chance() < 0.85 ? String(between(38, 66)) : ''
  patients.push(
    [id, n, n > 1, birth, chance() < 0.51 ? 'female' : 'male', conditions.join('|'), weight, hba1c].join(','),
  )
  const listedIn = addListing(clinic, id, n, place)
  const first = clinic.opened > '2026-01-01' ? 3 : 1
  addContacts({ id, n, conditions: conditions.length, age, listedIn, anyMonth: () => month(first) })
}

/** One single person in nine moves to the next clinic during the year. Gives the clinic of each month. */
function addListing(clinic: Clinic, id: string, n: number, place: number): (month: string) => Clinic {
  const from = clinic.opened > '2026-01-01' ? clinic.opened : ''
  const next = CLINICS[(CLINICS.indexOf(clinic) + 1) % CLINICS.length] as Clinic
  if (n > 1 || place % 9 !== 0 || next.opened > '2026-01-01') {
    listings.push([id, clinic.id, from, ''].join(','))
    return () => clinic
  }
  const moved = `2026-${String(between(4, 10)).padStart(2, '0')}`
  listings.push([id, clinic.id, from, `${moved}-15`].join(','))
  listings.push([id, next.id, `${moved}-16`, ''].join(','))
  return (one) => (one > moved ? next : clinic)
}

interface Person {
  readonly id: string
  readonly n: number
  readonly conditions: number
  readonly age: number
  readonly listedIn: (month: string) => Clinic
  readonly anyMonth: () => string
}

function addContacts({ id, n, conditions, age, listedIn, anyMonth }: Person): void {
  for (const { kind, profession, base, more, fee } of CONTACTS) {
    const wanted = (base + more * conditions) * (0.6 + chance() * 0.9) * (kind === 'home_visit' && age > 80 ? 3 : 1)
    const each = Math.floor(wanted) + Number(chance() < wanted % 1)
    for (let one = 0; one < each; one += 1) {
      const when = anyMonth()
      const at = listedIn(when).id
      contacts.push([id, at, at, when, kind, profession, fee === 0 || age >= 85 ? 0 : fee, n].join(','))
    }
  }
  if (n > 1 || chance() > 0.15) return
  const when = anyMonth()
  const at = listedIn(when).id
  const other = CLINICS.filter((one) => one.id !== at && one.opened < '2026-01-01')[between(0, 5)] as Clinic
  contacts.push([id, other.id, at, when, 'visit', 'gp', 200, 1].join(','))
}

for (const clinic of CLINICS) {
  const sizes = Array.from({ length: PROFILES_A_CLINIC }, () => 0.5 + chance())
  const total = sizes.reduce((sum, size) => sum + size, 0)
  sizes.forEach((size, place) => addPerson(clinic, place, Math.round((clinic.list * size) / total)))
  for (let place = 0; place < SINGLES_A_CLINIC; place += 1) addPerson(clinic, PROFILES_A_CLINIC + place, 1)
  // People from elsewhere have no row of their own.
  for (const listed of ['other_region', 'unlisted', 'other_country'])
    contacts.push(['', clinic.id, listed, month(3), 'visit', 'gp', 200, between(3, 60)].join(','))
}

const clinics = [
  'id,name,owner_kind,municipality,opened,closed,rural_points,cni_relative',
  ...CLINICS.map(({ id, name, owner, municipality, opened, rural, need }) =>
    [id, name, owner, municipality, opened, '', rural, need].join(','),
  ),
]

const description = {
  profile: 'data-package',
  name: 'demonstration',
  title: 'Demonstration region (invented)',
  invented: true,
  as_of: '2026-12-31',
  resources: ['clinics', 'patients', 'listings', 'contacts'].map((name) => ({ name, path: `${name}.csv` })),
}

const write = (name: string, text: string): void => writeFileSync(join(import.meta.dirname, name), text)
write('clinics.csv', `${clinics.join('\n')}\n`)
write('patients.csv', `${patients.join('\n')}\n`)
write('listings.csv', `${listings.join('\n')}\n`)
write('contacts.csv', `${contacts.join('\n')}\n`)
write('datapackage.json', `${JSON.stringify(description, undefined, 2)}\n`)
