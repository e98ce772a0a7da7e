import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../../../server/command/recompute/readCsv.ts'

/** The years whose points were published and read. */
export const QOF_YEARS = [
  { file: 'qof_indicator_points_2019_2020.csv', from: '2019-04-01', title: '2019/20' },
  { file: 'qof_indicator_points_2022_2023.csv', from: '2022-04-01', title: '2022/23' },
  { file: 'qof_indicator_points_2023_2024.csv', from: '2023-04-01', title: '2023/24' },
] as const
export type QofYear = (typeof QOF_YEARS)[number]

/** An indicator with its points in each of the years; a year that lacks it has no entry. */
export interface QofIndicator {
  readonly code: string
  readonly group: string
  readonly domain: string
  readonly points: ReadonlyMap<QofYear, string>
}

/** Reads the indicators of all years, in the order of their domains, groups and codes. */
export function readPoints(folder: string): readonly QofIndicator[] {
  const all = QOF_YEARS.flatMap((year) =>
    readCsv(readFileSync(join(folder, year.file), 'latin1')).map((row) => ({
      year,
      code: row['INDICATOR_CODE'] ?? '',
      group: row['GROUP_CODE'] ?? '',
      domain: row['DOMAIN_CODE'] ?? '',
      points: row['INDICATOR_POINT_VALUE'] ?? '',
    })),
  )
  const codes = [...new Set(all.map(({ code }) => code))]
  return codes
    .map((code) => {
      const own = all.filter((one) => one.code === code)
      const places = new Set(own.map(({ group, domain }) => `${domain} ${group}`))
      const [first] = own
      if (!first || places.size > 1) throw new Error(`${code} stands in several groups: ${[...places].join(', ')}.`)
      return {
        code,
        group: first.group,
        domain: first.domain,
        points: new Map(own.map(({ year, points }) => [year, points] as const)),
      }
    })
    .toSorted((one, other) => compare(placeOf(one), placeOf(other)))
}

/** The domain, clinical first, then the group and the code. */
function placeOf({ domain, group, code }: QofIndicator): string {
  return [domain, group, code].join(' ')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
