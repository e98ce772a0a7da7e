/** Words of the charts in Swedish. */
export const chartSv = {
  'chart.failed': 'Diagrammet gick inte att hämta. Siffrorna finns i tabellen.',
  'chart.retry': 'Försök igen',
} as const
