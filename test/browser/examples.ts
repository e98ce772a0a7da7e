import type { StoredObject } from '../../server/contract/objects.ts'
import type { Jobs } from '../../server/job/Jobs.ts'
import type { Kind } from '../../server/job/Kind.ts'
import type { Objects } from '../../server/store/index.ts'

const PILOT = 'chronic_care_pilot'

/** The pilot against itself with another fee for a visit, which is 220 kr in its document; no budget lock. */
export const withFee = (fee: number): string =>
  `/?data=demonstration&period=2026&m=${PILOT}&m=${PILOT}~visit_fee:${fee}&neutral=no`

/** The addresses of what is saved when the app starts, in the order of `keepExamples`. */
export const EXAMPLES = {
  versions: '/saved/00000000-0000-4000-8000-000000000001',
  disputed: '/saved/00000000-0000-4000-8000-000000000002',
} as const

/** Keeps what the pages of what is saved are looked at with. */
export async function keepExamples(objects: Objects): Promise<void> {
  const anna = { by: 'anna' }
  const visits = await objects.create(
    {
      kind: 'comparison',
      name: 'Högre besöksersättning',
      description: 'Inför nämnden i december.',
      content: withFee(250),
    },
    anna,
  )
  const disputed = { name: 'Besök för 260 kr', description: '', content: withFee(260) }
  await objects.create({ kind: 'comparison', ...disputed }, anna)
  await objects.create(
    { kind: 'note', name: 'Frågor från vårdcentralerna', description: '', content: 'Vad händer med jourbesöken?' },
    { by: 'local' },
  )
  await objects.change(
    visits.id,
    {
      name: visits.name,
      description: 'Inför nämnden i december, efter remissen.',
      content: `${withFee(300)}&m=fewer_kronor_per_visit`,
    },
    { by: 'berit', saw: visits.version },
  )
}

/** Another saves a new version of an object in the meantime. */
export async function saveMeanwhile(objects: Objects, path: string): Promise<StoredObject> {
  const before = await objects.read(path.replace('/saved/', ''))
  const { id, name, version } = before
  const draft = { name, description: 'Berits tanke', content: withFee(260 + version) }
  return objects.change(id, draft, { by: 'berit', saw: version })
}

const RUNNING = 'Tusen dragningar'

/** Work that is two fifths done and never ends, or is done at once. */
export const EXAMPLE_WORK: Kind = {
  kind: 'run',
  isSafe: true,
  mostFailures: 1,
  read: (input) => ({ input }),
  work: ({ title, signal, tell }) => {
    if (title !== RUNNING) return Promise.resolve({ result: EXAMPLES.versions })
    tell('drawing', 0.4)
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('told to end')))
    })
  },
}

/** Begins what the list of work is looked at with, and waits until it is as it is looked at. */
export async function beginExamples(jobs: Jobs): Promise<void> {
  const { id } = await jobs.begin({ kind: 'run', title: 'Alla pilotmodeller på 2026', input: {}, by: 'local' })
  const running = await jobs.begin({ kind: 'run', title: RUNNING, input: {}, by: 'local' })
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((again) => setTimeout(again, 10))) {
    const [first, second] = [await jobs.find(id), await jobs.find(running.id)]
    if (first.state === 'finished' && second.progress?.share === 0.4) return
  }
  throw new Error('The examples of work did not begin.')
}
