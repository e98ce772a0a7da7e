import type { chartSv } from './chart.sv.ts'

/** Words of the charts in English. */
export const chartEn: Record<keyof typeof chartSv, string> = {
  'chart.failed': 'The chart could not be fetched. Its figures are in the table.',
  'chart.reload': 'Load the page again',
}
