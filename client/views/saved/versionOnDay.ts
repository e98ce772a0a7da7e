/**
 * The version that held when a day was over where the reader is, of versions with the newest first; undefined where there
 * was none yet.
 *
 * @example
 * versionOnDay([{ version: 2, at: '2026-11-20T12:00:00Z' }, { version: 1, at: '2026-11-17T12:00:00Z' }], '2026-11-18') // => 1
 */
export function versionOnDay(
  versions: readonly { readonly version: number; readonly at: string }[],
  day: string,
): number | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const over = new Date(year, month - 1, date + 1).getTime()
  return versions.find(({ at }) => new Date(at).getTime() < over)?.version
}
