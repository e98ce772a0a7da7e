import type { Clinic } from '../../server/contract/dataset.ts'

/** The clinics whose id or name is nearest to a word that is neither, nearest first. */
export function nearestClinics(word: string, clinics: readonly Clinic[], count = 3): readonly Clinic[] {
  const wanted = plain(word)
  const far = (clinic: Clinic) => Math.min(distance(wanted, plain(clinic.clinic)), distance(wanted, plain(clinic.name)))
  return clinics.toSorted((one, other) => far(one) - far(other)).slice(0, count)
}

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** How many letters must be changed, added or taken away. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let place = 1; place <= other.length; place += 1) {
      const change = (above[place - 1] ?? 0) + (one[row - 1] === other[place - 1] ? 0 : 1)
      line.push(Math.min(change, (above[place] ?? 0) + 1, (line[place - 1] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}
