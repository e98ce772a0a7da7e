import { bandOf, fifthsOf } from '../../../models/analysis/compare/index.ts'
import type { TextKey } from '../../text/sv.ts'
import type { ClinicLine } from './Analysis.ts'
import type { Grouping } from './TableChoice.ts'

/** A group's name: words of ours by their key, or a word of the data. `null`: the property is missing. */
export type GroupName = { readonly key: TextKey } | { readonly word: string } | null

/** Sizes that people speak of, in listed patients. */
const SIZES = [5_000, 10_000]

/** Which group each line is in, with the groups in the order in which they are shown. */
export interface GroupedBy {
  readonly groups: readonly GroupName[]
  /** By place: the group's place in `groups`. */
  readonly of: readonly number[]
}

/** Puts every clinic into one group. What is not known of a clinic is a group of its own, never left out. */
export function groupBy(grouping: Grouping, lines: readonly ClinicLine[]): GroupedBy {
  switch (grouping) {
    case 'owner':
      return named(lines, ['compare.group.public', 'compare.group.private'], ({ clinic: { owner } }) =>
        owner === null ? null : owner === 'public' ? 0 : 1,
      )
    case 'size':
      return named(lines, ['compare.group.small', 'compare.group.middle', 'compare.group.large'], ({ clinic }) =>
        bandOf(clinic.listed, SIZES),
      )
    case 'place':
      return named(lines, ['compare.group.rural', 'compare.group.town'], ({ clinic: { rural } }) =>
        rural === null ? null : rural > 0 ? 0 : 1,
      )
    case 'need':
      return inFifths(
        lines,
        lines.map(({ clinic }) => clinic.need),
        ['compare.group.need.low', 'compare.group.need.middle', 'compare.group.need.high'],
      )
    case 'chronic':
      return inFifths(
        lines,
        lines.map(({ clinic }) => clinic.chronicShare),
        ['compare.group.chronic.low', 'compare.group.chronic.middle', 'compare.group.chronic.high'],
      )
    case 'municipality':
      return byMunicipality(lines)
    case 'pilot':
      return named(lines, ['compare.group.pilot', 'compare.group.others'], ({ isPilot }) => (isPilot ? 0 : 1))
  }
}

/** The lowest fifth, the three in the middle, and the highest. */
function inFifths(
  lines: readonly ClinicLine[],
  values: readonly (number | null)[],
  keys: readonly TextKey[],
): GroupedBy {
  const fifths = fifthsOf(values)
  const places = lines.map((_, place) => {
    const fifth = fifths[place] ?? null
    return fifth === null ? null : fifth === 1 ? 0 : fifth === 5 ? 2 : 1
  })
  return collected(
    keys.map((key) => ({ key })),
    places,
  )
}

function named(
  lines: readonly ClinicLine[],
  keys: readonly TextKey[],
  groupOf: (line: ClinicLine) => number | null,
): GroupedBy {
  return collected(
    keys.map((key) => ({ key })),
    lines.map(groupOf),
  )
}

function byMunicipality(lines: readonly ClinicLine[]): GroupedBy {
  const words = [...new Set(lines.flatMap(({ clinic }) => clinic.municipality ?? []))].toSorted((a, b) =>
    a.localeCompare(b, 'sv'),
  )
  return collected(
    words.map((word) => ({ word })),
    lines.map(({ clinic }) => (clinic.municipality === null ? null : words.indexOf(clinic.municipality))),
  )
}

/** Drops groups without clinics, and puts those that are missing the property last. */
function collected(names: readonly GroupName[], places: readonly (number | null)[]): GroupedBy {
  const used = [...names.keys()].filter((place) => places.includes(place))
  const hasMissing = places.includes(null)
  const groups = [...used.map((place) => names[place] ?? null), ...(hasMissing ? [null] : [])]
  return { groups, of: places.map((place) => (place === null ? used.length : used.indexOf(place))) }
}
