import { apportion } from './apportion.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { createChance } from './createChance.ts'
import { runningShares, shuffled } from './pick.ts'
import { type Area, type Clinic, distance } from './Places.ts'

/** The small areas around each clinic, how strong each is, and which clinics its people choose. */
export function drawAreas(clinics: readonly Clinic[], seed: number): readonly Area[] {
  const chance = createChance(seed, 'areas')
  const each = ASSUMPTIONS.areasAClinic.value
  const spread = ASSUMPTIONS.areaSizeSpread.value
  const settled = clinics.flatMap((clinic, own) => (clinic.opened === undefined ? [{ clinic, own }] : []))
  const count = settled.length * each
  const levels = apportion(count, ASSUMPTIONS.areaLevels.value).flatMap((number, level) =>
    Array.from({ length: number }, () => level + 1),
  )
  const order = shuffled(count, chance)
  return Array.from({ length: count }, (_, place): Area => {
    const home = settled[Math.floor(place / each)]
    if (!home) throw new Error(`Area ${place} has no clinic of its own.`)
    const { clinic, own } = home
    const level = levels[order[place] ?? 0] ?? 4
    const reach = ASSUMPTIONS.municipalities.value[clinic.kind].areaReach
    const position = {
      east: clinic.east + reach * (2 * chance.share() - 1),
      north: clinic.north + reach * (2 * chance.share() - 1),
    }
    const size = (clinic.size / each) * (1 - spread + 2 * spread * chance.share())
    const choices = [own, ...nearest(position, clinics, own)]
    const shares = runningShares(choiceWeights(position, level, choices, clinics))
    return {
      id: `a${String(place + 1).padStart(4, '0')}`,
      kind: clinic.kind,
      level,
      size,
      ...position,
      choices,
      shares,
    }
  })
}

function nearest(position: Pick<Area, 'east' | 'north'>, clinics: readonly Clinic[], own: number): readonly number[] {
  const far = clinics.map((clinic) => distance(position, clinic))
  const places = clinics.map((_, place) => place).filter((place) => place !== own)
  return places.toSorted((a, b) => (far[a] ?? 0) - (far[b] ?? 0) || a - b).slice(0, ASSUMPTIONS.otherClinics.value)
}

/** Most choose their own; the others by size and by how near they are; a private one more, the stronger the area. */
function choiceWeights(
  position: Pick<Area, 'east' | 'north'>,
  level: number,
  choices: readonly number[],
  clinics: readonly Clinic[],
): readonly number[] {
  const { nearestShare, privateChoiceOfStrongest } = ASSUMPTIONS
  const taste = 1 + ((privateChoiceOfStrongest.value - 1) * (level - 1)) / 4
  const weights = choices.map((place, rank) => {
    const clinic = clinics[place]
    if (!clinic || rank === 0) return 0
    const far = 1 + distance(position, clinic)
    return (clinic.size * (clinic.isPrivate ? taste : 1)) / (far * far)
  })
  const others = weights.reduce((all, weight) => all + weight, 0)
  const own = clinics[choices[0] ?? 0]?.isPrivate ? taste : 1
  const share = (nearestShare.value * own) / (nearestShare.value * own + 1 - nearestShare.value)
  return weights.map((weight, rank) => (rank === 0 ? share : others > 0 ? (weight / others) * (1 - share) : 0))
}
