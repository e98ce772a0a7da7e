import { basename } from 'node:path'

/**
 * A call as strace writes it, as the words of a histogram: what it does, and to what kind of thing.
 *
 * @example
 * nameOfCall('fsync(24</data/kapitera.sqlite-wal>') // => 'fsync of kapitera.sqlite-wal'
 */
export function nameOfCall(call: string): string {
  const [, name = '', rest = ''] = /^(\w+)\((.*)$/.exec(call) ?? []
  return `${name} of ${thingIn(rest)}`
}

function thingIn(text: string): string {
  if (/<TCP/.test(text)) return 'a connection'
  const path = /^(?:AT_FDCWD[^,]*, )?(?:\d+<([^>]*)>|"([^"]*)")/.exec(text)
  const found = path?.[1] ?? path?.[2]
  if (found === undefined || !found.includes('/')) return 'a pipe or an event'
  return basename(found)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/\d+/g, 'N')
}
