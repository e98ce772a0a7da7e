/**
 * A day of the calendar.
 *
 * @example
 * isDay('2026-02-28') // => true
 * isDay('2026-02-30') // => false
 * isDay('28/02/2026') // => false
 */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
  const day = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written)
}
