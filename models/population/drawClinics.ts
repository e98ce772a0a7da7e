import { lastDayOf } from '../date/Month.ts'
import { apportion } from './apportion.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Chance, createChance } from './createChance.ts'
import { runningShares, pick } from './pick.ts'
import { type Clinic, distance, type PlaceKind, type Practice, type RuralPoints } from './Places.ts'
import type { RegionOptions } from './RegionOptions.ts'

interface Municipality {
  readonly name: string
  readonly kind: PlaceKind
  readonly east: number
  readonly north: number
}

const MUNICIPALITIES = ASSUMPTIONS.municipalities.value
/** Fewer than this and neither does one open nor one close. */
const ENOUGH_TO_CHANGE = 4

/**
 * The clinics of the region: where they lie, who owns them, how they work; one opens in April and one closes in the
 * year.
 */
export function drawClinics({ clinics: count, seed, year }: RegionOptions): readonly Clinic[] {
  const chance = createChance(seed, 'clinics')
  const kinds = kindsOf(count)
  const municipalities = drawMunicipalities(kinds, chance)
  const towns = municipalities.filter(({ kind }) => kind !== 'rural')
  const isPrivate = drawPrivate(kinds, chance)
  const counted = new Map<string, number>()
  const clinics = kinds.map((kind, place): Clinic => {
    const municipality = municipalityFor(municipalities, kinds, place)
    const district = (counted.get(municipality.name) ?? 0) + 1
    counted.set(municipality.name, district)
    const position = near(municipality, MUNICIPALITIES[kind].reach, chance)
    const toHospital = inTenths(distance(position, { east: 0, north: 0 }))
    const toTown = inTenths(Math.min(...towns.map((town) => distance(position, town))))
    const isIsland = kind === 'rural' && place === count - 1
    return {
      id: `c${String(place + 1).padStart(String(count).length, '0')}`,
      name: `Vårdcentral ${municipality.name}-${district} (påhittad)`,
      owner: isPrivate[place]
        ? `000000-${String(1 + chance.below(Math.ceil(count / 5))).padStart(4, '0')}`
        : '000000-0000',
      isPrivate: isPrivate[place] ?? false,
      municipality: `Kommun ${municipality.name}`,
      district: `Distrikt ${municipality.name}-${district}`,
      kind,
      ...position,
      toHospital,
      toTown,
      points: ruralPointsOf(kind, toHospital, toTown, isIsland),
      size: ASSUMPTIONS.placeSizes.value[kind] * around(1, ASSUMPTIONS.sizeSpread.value, chance),
      practice: drawPractice(chance),
    }
  })
  return count < ENOUGH_TO_CHANGE ? clinics : openAndClose(clinics, year, chance)
}

function kindsOf(count: number): readonly PlaceKind[] {
  const { city, town, rural } = ASSUMPTIONS.placeShares.value
  const [cities = 0, towns = 0, rurals = 0] = apportion(count, [city, town, rural])
  return [...repeat('city', cities), ...repeat('town', towns), ...repeat('rural', rurals)]
}

function repeat(kind: PlaceKind, count: number): readonly PlaceKind[] {
  return Array.from({ length: count }, () => kind)
}

function drawMunicipalities(kinds: readonly PlaceKind[], chance: Chance): readonly Municipality[] {
  const list: Municipality[] = []
  for (const kind of ['city', 'town', 'rural'] as const) {
    const clinics = kinds.filter((one) => one === kind).length
    for (let place = 0; place < Math.ceil(clinics / MUNICIPALITIES[kind].clinics); place += 1) {
      list.push({ name: String(list.length + 1), kind, ...inRing(MUNICIPALITIES[kind].ring, chance) })
    }
  }
  return list
}

/** A place that is so far from the hospital, by trying: no sine is the same everywhere. */
function inRing(
  [least, most]: readonly [number, number],
  chance: Chance,
): { readonly east: number; readonly north: number } {
  for (;;) {
    const place = { east: inTenths(around(0, most, chance)), north: inTenths(around(0, most, chance)) }
    const far = distance(place, { east: 0, north: 0 })
    if (far >= least && far <= most) return place
  }
}

/** The clinics of a kind are dealt to its municipalities in turn. */
function municipalityFor(all: readonly Municipality[], kinds: readonly PlaceKind[], place: number): Municipality {
  const kind = kinds[place]
  const own = all.filter((one) => one.kind === kind)
  const turn = place - kinds.findIndex((one) => one === kind)
  const municipality = own[turn % own.length]
  if (!municipality) throw new Error(`There is no municipality of the kind ${kind}.`)
  return municipality
}

/** As many private clinics as the share says, more often where people live close. */
function drawPrivate(kinds: readonly PlaceKind[], chance: Chance): readonly boolean[] {
  const weights = kinds.map((kind) => ASSUMPTIONS.privateByPlace.value[kind])
  const chosen = kinds.map(() => false)
  for (let left = Math.round(kinds.length * ASSUMPTIONS.privateShare.value); left > 0; left -= 1) {
    chosen[pick(runningShares(weights.map((weight, place) => (chosen[place] ? 0 : weight))), chance)] = true
  }
  return chosen
}

function drawPractice(chance: Chance): Practice {
  const { intensity, phone, video, homeVisit, coding } = ASSUMPTIONS.practiceSpread.value
  return {
    intensity: around(1, intensity, chance),
    phone: around(1, phone, chance),
    video: around(1, video, chance),
    homeVisit: around(1, homeVisit, chance),
    coding: around(1, coding, chance),
  }
}

function ruralPointsOf(kind: PlaceKind, toHospital: number, toTown: number, isIsland: boolean): RuralPoints {
  const points = ASSUMPTIONS.ruralPoints.value
  return {
    hospital: Math.min(points.most, Math.floor(toHospital / points.hospitalKm)),
    town: Math.min(points.most, Math.floor(toTown / points.townKm)),
    density: points[kind],
    island: isIsland ? points.island : 0,
  }
}

/** The first private clinic opens on 1 April; the smallest of the others closes between May and September. */
function openAndClose(clinics: readonly Clinic[], year: number, chance: Chance): readonly Clinic[] {
  const { opening, closing } = ASSUMPTIONS
  const opens = Math.max(
    0,
    clinics.findIndex(({ isPrivate }) => isPrivate),
  )
  const others = clinics.map((clinic, place) => ({ ...clinic, place })).filter(({ place }) => place !== opens)
  const closes = others.toSorted((a, b) => a.size - b.size || a.place - b.place)[0]?.place ?? 0
  const closed = lastDayOf(year * 100 + closing.value.first + chance.below(closing.value.months))
  return clinics.map((clinic, place) => {
    if (place === opens) return { ...clinic, owner: '000000-9999', opened: year * 10_000 + opening.value.monthAndDay }
    if (place !== closes) return clinic
    return { ...clinic, closed, successor: nearestTo(clinic, clinics, [opens, closes]) }
  })
}

function nearestTo(clinic: Clinic, clinics: readonly Clinic[], except: readonly number[]): number {
  const far = (place: number): number => distance(clinic, clinics[place] ?? clinic)
  const places = clinics.map((_, place) => place).filter((place) => !except.includes(place))
  return places.toSorted((a, b) => far(a) - far(b) || a - b)[0] ?? 0
}

function near(middle: Municipality, reach: number, chance: Chance): { readonly east: number; readonly north: number } {
  return { east: inTenths(around(middle.east, reach, chance)), north: inTenths(around(middle.north, reach, chance)) }
}

function around(middle: number, spread: number, chance: Chance): number {
  return middle + spread * (2 * chance.share() - 1)
}

function inTenths(value: number): number {
  return Math.round(value * 10) / 10
}
