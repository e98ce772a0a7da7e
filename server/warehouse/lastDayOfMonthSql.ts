/**
 * The last day of a month, 201602, as a day, 20160229, in SQL of any engine: without a division, which not all round alike.
 *
 * @example
 * lastDayOfMonthSql('m').includes('ELSE 28') // => true
 */
export function lastDayOfMonthSql(month: string): string {
  // Of a February, the year and two months: 2016 02.
  const isYearOf = (years: number): string => `(${month} - 2) % ${years * 100} = 0`
  const isLeap = `${isYearOf(4)} AND (NOT (${isYearOf(100)}) OR ${isYearOf(400)})`
  return (
    `(${month} * 100 + CASE WHEN ${month} % 100 IN (4, 6, 9, 11) THEN 30 WHEN ${month} % 100 <> 2 THEN 31 ` +
    `WHEN ${isLeap} THEN 29 ELSE 28 END)`
  )
}
