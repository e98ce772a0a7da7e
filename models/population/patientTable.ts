import { type Batch, type BatchColumn, buildBatch } from './Batch.ts'
import { CONDITION_PROFILES } from './conditionProfiles.ts'
import type { Region } from './drawRegion.ts'

/** The column in which tables name a patient. */
export function patientKey(name: string, people: number): BatchColumn {
  return { name, type: 'key', prefix: 'p', digits: String(people).length }
}

/** The people, one a row. */
export function* patientTable({ people, places, conditions, weights }: Region): Generator<Batch> {
  const masks = [...new Set(conditions)].toSorted((a, b) => a - b)
  const placeOfMask = new Map(masks.map((mask, place) => [mask, place]))
  const rows = buildBatch('patients', [
    patientKey('id', people.count),
    { name: 'birth', type: 'integer' },
    { name: 'sex', type: 'word', words: ['male', 'female'] },
    { name: 'conditions', type: 'words', words: masks.map(namesIn) },
    { name: 'case_mix_weight', type: 'decimal', decimals: 4 },
    { name: 'area', type: 'word', words: places.areas.map(({ id }) => id) },
    { name: 'area_level', type: 'integer' },
  ])
  for (let person = 0; person < people.count; person += 1) {
    const area = people.area[person] ?? 0
    rows.add(
      person + 1,
      people.birth[person] ?? 0,
      people.isFemale[person] ?? 0,
      placeOfMask.get(conditions[person] ?? 0) ?? 0,
      weights[person] ?? 0,
      area,
      places.areas[area]?.level ?? 0,
    )
    if (rows.isFull()) yield rows.take()
  }
  yield rows.take()
}

/** The conditions of a mask by name, as datasets write them: in the order of letters, with bars between. */
function namesIn(mask: number): string {
  return CONDITION_PROFILES.filter((_, place) => (mask >> place) & 1)
    .map(({ name }) => name)
    .toSorted()
    .join('|')
}
