import { type Batch, buildBatch, MISSING } from './Batch.ts'
import { countListed } from './listedCounts.ts'
import { NEED_GROUPS } from './drawNeed.ts'
import { listedAt } from './drawListings.ts'
import type { Region } from './drawRegion.ts'

/** The clinics with their owners, places and dates, and the groups of the Care Need Index on the eve of the year. */
export function* clinicTable(region: Region): Generator<Batch> {
  const { clinics } = region.places
  const ids = clinics.map(({ id }) => id)
  const texts = (of: (clinic: (typeof clinics)[number]) => string): readonly string[] => clinics.map(of)
  const rows = buildBatch('clinics', [
    { name: 'id', type: 'word', words: ids },
    { name: 'opened', type: 'integer' },
    { name: 'closed', type: 'integer' },
    { name: 'name', type: 'word', words: texts(({ name }) => name) },
    { name: 'owner', type: 'word', words: texts(({ owner }) => owner) },
    { name: 'owner_kind', type: 'word', words: ['own', 'private'] },
    { name: 'municipality', type: 'word', words: texts(({ municipality }) => municipality) },
    { name: 'district', type: 'word', words: texts(({ district }) => district) },
    { name: 'place_kind', type: 'word', words: texts(({ kind }) => kind) },
    { name: 'east_km', type: 'decimal', decimals: 1 },
    { name: 'north_km', type: 'decimal', decimals: 1 },
    { name: 'distance_to_hospital_km', type: 'decimal', decimals: 1 },
    { name: 'distance_to_town_km', type: 'decimal', decimals: 1 },
    { name: 'hospital_points', type: 'integer' },
    { name: 'town_points', type: 'integer' },
    { name: 'density_points', type: 'integer' },
    { name: 'island_points', type: 'integer' },
    { name: 'rural_points', type: 'integer' },
    { name: 'successor', type: 'word', words: ids },
    { name: 'generated', type: 'boolean' },
    { name: 'population', type: 'integer' },
    ...NEED_GROUPS.map((name) => ({ name, type: 'integer' as const })),
  ])
  const lists = countListed(region, region.calendar.year * 100 + 1)
  const groups = countGroups(region)
  for (const [place, clinic] of clinics.entries()) {
    const { hospital, town, density, island } = clinic.points
    rows.add(
      place,
      clinic.opened ?? MISSING,
      clinic.closed ?? MISSING,
      place,
      place,
      clinic.isPrivate ? 1 : 0,
      place,
      place,
      place,
      Math.round(clinic.east * 10),
      Math.round(clinic.north * 10),
      Math.round(clinic.toHospital * 10),
      Math.round(clinic.toTown * 10),
      hospital,
      town,
      density,
      island,
      hospital + town + density + island,
      clinic.successor ?? MISSING,
      1,
      lists[place]?.listed ?? 0,
      ...(groups[place] ?? []),
    )
  }
  yield rows.take()
}

/** How many on each list are in each group, on the eve of the year. */
function countGroups({ places, people, need, listings, calendar }: Region): readonly (readonly number[])[] {
  const counts = places.clinics.map(() => NEED_GROUPS.map(() => 0))
  for (let person = 0; person < people.count; person += 1) {
    const own = counts[listedAt(listings, person, calendar.eve)]
    const mask = need[person] ?? 0
    if (!own) continue
    NEED_GROUPS.forEach((_, place) => {
      if ((mask >> place) & 1) own[place] = (own[place] ?? 0) + 1
    })
  }
  return counts
}
