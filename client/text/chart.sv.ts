/** Words of the charts in Swedish. */
export const chartSv = {
  'chart.failed': 'Diagrammet gick inte att hämta. Siffrorna finns i tabellen.',
  'chart.reload': 'Ladda om sidan',
} as const
