import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../../models/index.ts'
import { openReleaseLog } from '../../../server/disclosure/ReleaseLog.ts'
import { temporaryFolder } from '../command/runCommand.ts'

const now = () => new Date('2026-11-22T12:00:00Z')
const OF_REGION = { name: 'region', hash: 'sha256-0' }
const release = (n: number) => ({
  who: 'page',
  table: 'clinics',
  dataset: { name: 'region', hash: `sha256-${n}` },
  parameters: {},
  rules: DEFAULT_RULES,
  released: { n },
  shown: { a: n },
})

describe('the log of releases', () => {
  it('knows a dataset that is called otherwise by its content, and a database by its name alone', () => {
    const log = openReleaseLog(join(temporaryFolder(), 'releases.jsonl'), now)
    log.add(release(20))
    expect(log.before({ name: 'renamed', hash: 'sha256-20' }, 'a')).toBe(20)
    log.add({ ...release(30), dataset: { name: 'database', hash: 'live' } })
    expect(log.before({ name: 'other database', hash: 'live' }, 'a')).toBeUndefined()
    expect(log.before({ name: 'database', hash: 'live' }, 'a')).toBe(30)
  })

  it('remembers over a restart what was shown last, of each dataset by its name', () => {
    const path = join(temporaryFolder(), 'deep', 'releases.jsonl')
    const log = openReleaseLog(path, now)
    expect(log.before(OF_REGION, 'a')).toBeUndefined()
    log.add(release(20))
    log.add(release(30))
    expect(openReleaseLog(path, now).before(OF_REGION, 'a')).toBe(30)
    expect(openReleaseLog(path, now).before({ name: 'other', hash: 'sha256-other' }, 'a')).toBeUndefined()
  })

  it('is only added to, a line for each content', () => {
    const path = join(temporaryFolder(), 'releases.jsonl')
    const log = openReleaseLog(path, now)
    log.add(release(20))
    const first = readFileSync(path, 'utf8')
    log.add(release(20))
    expect(readFileSync(path, 'utf8')).toBe(first)
    log.add(release(21))
    expect(readFileSync(path, 'utf8').startsWith(first)).toBe(true)
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2)
  })

  it('goes on after a line that the machine did not finish, and keeps every whole one', () => {
    const path = join(temporaryFolder(), 'releases.jsonl')
    openReleaseLog(path, now).add(release(20))
    appendFileSync(path, '{"when":"2026')
    const log = openReleaseLog(path, now)
    expect(log.before(OF_REGION, 'a')).toBe(20)
    log.add(release(30))
    expect(openReleaseLog(path, now).before(OF_REGION, 'a')).toBe(30)
  })

  it('does not open where a whole line cannot be read: what was shown before would be forgotten', () => {
    const path = join(temporaryFolder(), 'releases.jsonl')
    writeFileSync(path, 'nonsense\n{"when":"2026-11-22"}\n')
    expect(() => openReleaseLog(path, now)).toThrow('line 1: the log of releases cannot be read.')
  })
})
