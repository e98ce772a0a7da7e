import { PROMISES } from './promises.ts'

/** `docs/reference/reliability.md`, from the figures of a run by the names under which they were kept. */
export function pageOf(figures: ReadonlyMap<string, string>, machine: string): string {
  const rows = PROMISES.map(({ promise, file, test, figures: names }) => {
    const said = names.map((name) => `${storeOf(name)}${figures.get(name) ?? `${name} not measured`}`)
    return `| ${promise} | *${test.replace('%s', 'each released version')}* (\`${file}\`) | ${said.length > 0 ? said.join('; ') : 'passes'} |`
  })
  return `${[...HEAD, ...rows, ...FOOT, '', `Measured on ${machine}.`].join('\n')}\n`
}

/** Which store a figure is of, where its test runs on both. */
function storeOf(name: string): string {
  if (name.endsWith('-sqlite')) return 'embedded: '
  return name.endsWith('-postgres') ? 'PostgreSQL: ' : ''
}

const HEAD = [
  '# What is promised of what you keep, and how it is tried',
  '',
  'Models, scenarios, runs and notes are in a store: a SQLite file, or a PostgreSQL. Each promise below is tried by a test that',
  'really does it: processes are killed, disks filled, databases stopped. `docs/explanation/store.md` says how the store works.',
  '',
  '`node test/reliability/refresh.ts` runs these tests with `EFFORT=full` and writes this page: half an hour, and twice that',
  'on a busy machine. On every commit the same tests run with few kills and a short outage. One alone: `npx vitest run FILE -t "TEST"`',
  'with the file and the name that stand in its row, and before it `EFFORT=full` for as many kills as here.',
  '',
  '| promise | test | figure |',
  '| --- | --- | --- |',
]

const FOOT = [
  '',
  'A kill is `SIGKILL`, sent to a process that keeps things without a pause. It tells what it is about to do, each statement that',
  'it begins, and what was acknowledged, so that the test knows where it died and prints how often where. Every second kill comes',
  'after a random line and up to two milliseconds more. The others, and all in imports, come as a random call to the system is about',
  'to be made: `strace` holds the call back, and the test kills. Embedded these are writes and flushes of SQLite; on PostgreSQL what',
  'the client sends and where it waits for the answer; in imports also renamings, removals and new folders, of the server and of the',
  'process beside it. Every eighth time on PostgreSQL it is the process of the database that answers which is killed. After each kill',
  'the store is opened again as it lies there, and every version, content, word to search and key is held against what was said; of',
  'imports every dataset against what an undisturbed import makes, to the byte.',
  '',
  'A process that is killed proves nothing about a power cut, for the machine still has what it wrote. So `strace` watches the',
  'flushes: of the log of SQLite between a change and its acknowledgement, and of the log of PostgreSQL before it answers the',
  'commit. Whether a disk keeps what it says it has flushed is beyond this.',
  '',
  'Without PostgreSQL, `strace`, or the right to mount a small disk, a test says that it was not run. In CI the absence of',
  'PostgreSQL or `strace` is a failure.',
]
