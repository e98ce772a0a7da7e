import { apportion } from './apportion.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Calendar, dayBetween } from './Calendar.ts'
import { type Chance, createChance } from './createChance.ts'
import { addDays } from './dayNumber.ts'
import { BORN, LEFT_BEFORE, MOVED_IN, type People, PRESENT, UNLISTED } from './People.ts'
import { pick, runningShares, shuffled } from './pick.ts'
import type { Area, PlaceKind } from './Places.ts'
import type { RegionOptions } from './RegionOptions.ts'

const FIRST_AGES: readonly number[] = ASSUMPTIONS.ageBands.value
const BANDS = FIRST_AGES.length
const OLDEST = 99

/** Women by band, then men. */
const CELLS: readonly number[] = [...ASSUMPTIONS.women.value, ...ASSUMPTIONS.men.value]
const byCell = (byBand: readonly number[]): readonly number[] =>
  CELLS.map((people, cell) => people * (byBand[cell % BANDS] ?? 0))

/**
 * The people: those listed on the eve of the year with exactly the population's ages and sexes, those who left in the
 * half year before, those who are born or move in during the year, and those who are listed nowhere.
 */
export function drawPeople(options: RegionOptions, areas: readonly Area[], calendar: Calendar): People {
  const chance = createChance(options.seed, 'people')
  const groups = groupsOf(options.patients)
  const people = emptyPeople(
    groups.reduce((all, { count }) => all + count, 0),
    options.patients,
  )
  const areaTables = tablesByBand(areas)
  let first = 0
  for (const { kind, count, weights } of groups) {
    const cells = dealCells(count, weights, chance)
    for (let place = 0; place < count; place += 1) {
      const cell = cells[place] ?? 0
      const person = first + place
      people.kind[person] = kind
      people.isFemale[person] = cell < BANDS ? 1 : 0
      people.age[person] = kind === BORN ? 0 : drawAge(cell % BANDS, chance)
      people.area[person] = pick(areaTables[cell % BANDS] ?? new Float64Array([1]), chance)
      drawLife(people, person, calendar, chance)
    }
    first += count
  }
  return people
}

/** How many of each kind, and how they are spread by sex and age. */
function groupsOf(
  listed: number,
): readonly { readonly kind: number; readonly count: number; readonly weights: readonly number[] }[] {
  const { movesByBand, deathsPerThousand, movedInPercent, movedOutPercent, unlistedPercent } = ASSUMPTIONS
  const all = CELLS.reduce((sum, people) => sum + people, 0)
  const moves = byCell(movesByBand.value)
  const deaths = byCell(deathsPerThousand.value.map((deathsInBand) => deathsInBand / 1000))
  const movers = moves.reduce((sum, people) => sum + people, 0)
  const left = moves.map(
    (people, cell) => ((people / movers) * all * movedOutPercent.value) / 100 + (deaths[cell] ?? 0),
  )
  const leftShare = left.reduce((sum, people) => sum + people, 0) / all
  const newborn = CELLS.map((people, cell) => (cell % BANDS === 0 ? people : 0))
  const bornShare = newborn.reduce((sum, people) => sum + people, 0) / all
  return [
    { kind: PRESENT, count: listed, weights: CELLS },
    { kind: LEFT_BEFORE, count: Math.round((listed * leftShare) / 2), weights: left },
    { kind: BORN, count: Math.round(listed * bornShare), weights: newborn },
    { kind: MOVED_IN, count: Math.round((listed * movedInPercent.value) / 100), weights: moves },
    { kind: UNLISTED, count: Math.round((listed * unlistedPercent.value) / 100), weights: moves },
  ]
}

/** A cell of sex and age for each, in an order by chance, with exactly the apportioned number in each cell. */
function dealCells(count: number, weights: readonly number[], chance: Chance): Uint8Array {
  const order = shuffled(count, chance)
  const cells = new Uint8Array(count)
  let dealt = 0
  apportion(count, weights).forEach((number, cell) => {
    for (let place = dealt; place < dealt + number; place += 1) cells[order[place] ?? 0] = cell
    dealt += number
  })
  return cells
}

function drawAge(band: number, chance: Chance): number {
  const youngest = FIRST_AGES[band] ?? 0
  const oldest = (FIRST_AGES[band + 1] ?? OLDEST + 1) - 1
  return youngest + chance.below(oldest - youngest + 1)
}

/** When a person was born, came and left. */
function drawLife(people: People, person: number, calendar: Calendar, chance: Chance): void {
  const { year, begin, eve, end } = calendar
  const kind = people.kind[person]
  const age = people.age[person] ?? 0
  const birthYear = kind === BORN ? year : year - 1 - age
  const birth = dayBetween(birthYear * 10_000 + 101, birthYear * 10_000 + 1231, chance)
  people.birth[person] = birth
  const listedFrom = addDays(birth, ASSUMPTIONS.listedAfterDays.value)
  switch (kind) {
    case PRESENT: {
      const came =
        chance.share() * 200 < ASSUMPTIONS.movedInPercent.value * moveRate(age) ? dayBetween(begin, eve, chance) : 0
      const from = Math.max(came, listedFrom > begin ? Math.min(listedFrom, eve) : 0)
      people.from[person] = from
      if (chance.share() < leavingShare(age)) people.to[person] = dayBetween(addDays(eve, 1), end, chance)
      return
    }
    case LEFT_BEFORE: {
      const from = listedFrom > begin ? Math.min(listedFrom, eve) : 0
      people.from[person] = from
      people.to[person] = dayBetween(Math.max(begin, from), addDays(eve, -1), chance)
      if ((people.to[person] ?? 0) < from) people.to[person] = from
      return
    }
    case BORN:
      people.from[person] = Math.min(listedFrom, end)
      return
    case MOVED_IN:
      people.from[person] = dayBetween(addDays(eve, 1), end, chance)
      return
    default:
  }
}

function bandOf(age: number): number {
  return FIRST_AGES.findLastIndex((youngest) => youngest <= age)
}

const MEAN_MOVES = byCell(ASSUMPTIONS.movesByBand.value).reduce((a, b) => a + b, 0) / CELLS.reduce((a, b) => a + b, 0)

/** How often people of an age move, 1 for the mean. */
function moveRate(age: number): number {
  return (ASSUMPTIONS.movesByBand.value[bandOf(age)] ?? 0) / MEAN_MOVES
}

function leavingShare(age: number): number {
  const deaths = (ASSUMPTIONS.deathsPerThousand.value[bandOf(age)] ?? 0) / 1000
  return deaths + (ASSUMPTIONS.movedOutPercent.value / 100) * moveRate(age)
}

function tablesByBand(areas: readonly Area[]): readonly Float64Array[] {
  const tilt: Readonly<Record<PlaceKind, readonly number[]>> = {
    ...ASSUMPTIONS.placeByBand.value,
    town: FIRST_AGES.map(() => 1),
  }
  return FIRST_AGES.map((_, band) => runningShares(areas.map(({ size, kind }) => size * (tilt[kind][band] ?? 1))))
}

function emptyPeople(count: number, present: number): People {
  return {
    count,
    present,
    kind: new Uint8Array(count),
    birth: new Int32Array(count),
    isFemale: new Uint8Array(count),
    age: new Uint8Array(count),
    area: new Uint16Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
  }
}
