/** What the store promises, the test that tries it, and the names under which that test keeps its figures. */
export interface Promised {
  readonly promise: string
  readonly file: string
  readonly test: string
  /** Figures of a run; where a test has none, it passes or fails. */
  readonly figures: readonly string[]
}

const RELIABILITY = 'test/reliability'
const STORE = 'test/server/store'

export const PROMISES: readonly Promised[] = [
  {
    promise:
      'What was acknowledged is there after the process is killed; what was not is there whole or not at all; the next start needs no hand.',
    file: `${RELIABILITY}/kill.test.ts`,
    test: 'loses nothing that was acknowledged, and leaves nothing half',
    figures: ['kill-sqlite', 'kill-postgres'],
  },
  {
    promise:
      'A server that is killed while it imports has each dataset whole or not at all, registered once, and each file that it acknowledged; nothing half is left.',
    file: `${RELIABILITY}/imports.test.ts`,
    test: 'has each dataset whole or not at all, and each delivery that it acknowledged',
    figures: ['imports-sqlite', 'imports-postgres'],
  },
  {
    promise: 'A change of the schema that is killed leaves the old one or the new one whole.',
    file: `${RELIABILITY}/kill.test.ts`,
    test: 'leaves the old schema or the new one whole, when it dies in a migration',
    figures: ['migration-sqlite', 'migration-postgres'],
  },
  {
    promise: 'The embedded store has flushed a change to the disk before it acknowledges it.',
    file: `${RELIABILITY}/fsync.test.ts`,
    test: 'flushes each change to the disk before it is acknowledged, embedded',
    figures: ['fsync-sqlite'],
  },
  {
    promise: 'So has PostgreSQL, whatever its `synchronous_commit` says.',
    file: `${RELIABILITY}/postgres.test.ts`,
    test: 'flushes each change to the disk before it is acknowledged',
    figures: ['fsync-postgres'],
  },
  {
    promise:
      'A full disk loses nothing that was acknowledged, is told in words, and needs no restart when there is room.',
    file: `${RELIABILITY}/disk.test.ts`,
    test: 'keeps what was acknowledged when the disk is full, says so, and goes on when there is room again',
    figures: ['disk-full'],
  },
  {
    promise:
      'So does a full disk of PostgreSQL; where its log has no room it ends, and the server goes on by itself when it is back.',
    file: `${RELIABILITY}/disk.test.ts`,
    test: 'keeps what was acknowledged when the disk of PostgreSQL is full, says so, and goes on when there is room again',
    figures: ['disk-full-postgres'],
  },
  {
    promise:
      'While PostgreSQL is stopped each call says so within six seconds; when it is back the server goes on by itself. A call sent again under its key is kept once.',
    file: `${RELIABILITY}/postgres.test.ts`,
    test: 'says so while the database is gone, loses nothing, and goes on by itself when it is back',
    figures: ['outage'],
  },
  {
    promise:
      'Two servers on one PostgreSQL, programs of their own, lose no update of each other; told to end, they let go of their jobs.',
    file: `${RELIABILITY}/programs.test.ts`,
    test: 'loses no update of two programs that change the same object, and lets go of what runs when it is told to end',
    figures: ['two-servers'],
  },
  {
    promise:
      'Of two processes on one embedded store the second is refused in words, and has it as soon as the first is dead.',
    file: `${RELIABILITY}/lock.test.ts`,
    test: 'lets one process at a time have a store, and the next as soon as that one is dead',
    figures: ['lock'],
  },
  {
    promise: 'A server whose port is taken says so and what to do, ends by itself, and leaves its store free.',
    file: `${RELIABILITY}/programs.test.ts`,
    test: 'says whose its port is, ends by itself, and leaves nothing open',
    figures: ['port'],
  },
  {
    promise: 'A clock that jumps back changes no order.',
    file: `${STORE}/objectsAreKept.ts`,
    test: 'keeps the order of the changes when the clock jumps back',
    figures: ['clock'],
  },
  {
    promise: 'A store that an earlier version wrote is upgraded with all that it kept.',
    file: `${STORE}/schemaIsUpgraded.ts`,
    test: 'of %s is upgraded with all that was kept',
    figures: ['upgrade'],
  },
  {
    promise: 'A store that a later version wrote is refused in words, and left as it is.',
    file: `${STORE}/schemaIsUpgraded.ts`,
    test: 'of a later version is refused, and left as it is',
    figures: ['later'],
  },
  {
    promise: 'A backup brings every row back, into either kind of store, proved by one hash.',
    file: `${STORE}/store.test.ts`,
    test: 'is backed up and brought back, into either kind of store, with the same hash',
    figures: ['backup'],
  },
  {
    promise: 'A backup that is made while someone writes is whole, and has all that was acknowledged before it began.',
    file: `${STORE}/store.test.ts`,
    test: 'made while someone writes is whole, and has all that was acknowledged before it began',
    figures: ['backup-while'],
  },
  {
    promise: 'A backup that is damaged restores nothing.',
    file: `${STORE}/store.test.ts`,
    test: 'that is damaged restores nothing, and says so',
    figures: ['backup-damaged'],
  },
  {
    promise:
      'A server that is killed loses no job that it acknowledged, and each job has one result, its own, however often it was begun.',
    file: `${RELIABILITY}/jobs.test.ts`,
    test: 'loses no job that it acknowledged, and does none twice',
    figures: ['jobs-sqlite', 'jobs-postgres'],
  },
  {
    promise: 'One that dies between a result and its acknowledgement has one result.',
    file: `${RELIABILITY}/jobs.test.ts`,
    test: 'has one result: the job is begun again, and gives the one that is there',
    figures: ['one-result'],
  },
  {
    promise: 'Of two servers on one PostgreSQL one does each job.',
    file: `${RELIABILITY}/jobs.test.ts`,
    test: 'are shared by two servers, each job done by one of them',
    figures: ['jobs-shared'],
  },
  {
    promise: 'Jobs outlast a PostgreSQL that is stopped for a while.',
    file: `${RELIABILITY}/jobs.test.ts`,
    test: 'go on while the database is gone for a while, and their results are written when it is back',
    figures: ['jobs-outage'],
  },
  {
    promise: 'What waited when a backup was made is done in whichever kind of store it is brought back to.',
    file: 'test/server/job/jobs.test.ts',
    test: 'does what waited in a backup, in whichever store it is brought back to',
    figures: ['jobs-backup'],
  },
  {
    promise:
      'Every route answers requests, right and broken, by its schema and in bounded time; none by a fault of the server.',
    file: 'test/server/fuzz/fuzz.test.ts',
    test: 'stands so many requests, right and broken',
    figures: ['fuzz'],
  },
  {
    promise:
      'What is typed while the server is away stays in the browser, also when the page dies, and is saved once when the server is back.',
    file: 'test/browser/saved.test.ts',
    test: 'keeps what is typed and changed, says so, and saves it once when the server is back',
    figures: [],
  },
  {
    promise: 'A page that dies before the server is back has lost nothing.',
    file: 'test/browser/saved.test.ts',
    test: 'loses nothing when the page dies before the server is back',
    figures: [],
  },
  {
    promise:
      'Two people, or two windows of one browser, never save over each other: the second is asked, with both versions.',
    file: 'test/browser/saved.test.ts',
    test: 'asks in the second where the first has saved since',
    figures: [],
  },
  {
    promise: 'What a window that was closed or has crashed had begun is offered where it was left.',
    file: 'test/browser/saved.test.ts',
    test: 'is offered where it was left, the newest first, and says that there is more',
    figures: [],
  },
  {
    promise: 'The text of a model of one’s own is there when the page is loaded again.',
    file: 'test/browser/saved.test.ts',
    test: 'is there when the page is loaded again, is listed as begun, and waits for the server',
    figures: [],
  },
]
