import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { dayOf } from '../../models/index.ts'
import type { Upload, UploadChoice } from '../contract/upload.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { mappingPath } from '../dataset/source/readyMappings.ts'
import { openFolder } from '../region/openFolder.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'
import { cleanName } from './cleanName.ts'
import { receiveFile, tooLarge } from './receiveFile.ts'
import { runJob } from './runJob.ts'
import { newSession, type Session, uploadOf } from './Session.ts'
import { outOf, sourceOf, weighTables } from './sourceOf.ts'
import { checkedOf, lookOf, problemsOf } from './toldOf.ts'
import { makeUploadFolder } from './uploadFolder.ts'
import { adaptMapping, writeMapping } from './writeMapping.ts'

/** What uploads need to know of the server. */
export interface UploadsPlace {
  /** The folder where datasets are kept. */
  readonly store: string
  /** The names of the datasets that are served. */
  readonly taken: () => readonly string[]
  /** Serves one more. */
  readonly serve: (dataset: ServedDataset) => void
  readonly log: (line: string) => void
  /** The most bytes of one upload. */
  readonly most?: number
}

/** The uploads that are under way, from the first file to the dataset. */
export interface Uploads {
  readonly all: () => readonly Upload[]
  readonly begin: () => Upload
  readonly find: (id: string) => Upload
  readonly receive: (id: string, given: string, bytes: Readable, announced: number | undefined) => Promise<Upload>
  readonly look: (id: string) => Upload
  readonly check: (id: string, choice: UploadChoice, key: string | undefined) => Upload
  readonly stop: (id: string) => Promise<Upload>
  readonly approve: (id: string, acceptRejects: number) => Promise<Upload>
  readonly cancel: (id: string) => Promise<void>
  /** Files to fetch, where they are there. */
  readonly rejectedFile: (id: string) => string
  readonly mappingFile: (id: string) => string
}

const MOST_BYTES = 16 * 2 ** 30
const [MOST_FILES, MOST_UPLOADS] = [200, 8]
const BUSY: readonly Upload['state'][] = ['looking', 'checking']

/** No uploads yet. */
export function createUploads({ store, taken, serve, log, most = MOST_BYTES }: UploadsPlace): Uploads {
  const sessions = new Map<string, Session>()

  function find(id: string): Session {
    const found = sessions.get(id)
    if (found) return found
    throw new RequestTrouble(
      'This import is not there any more.',
      'It was cancelled, or the server was started again. Choose the files again.',
    )
  }

  /** A new one has room: the oldest at which nothing is done goes. */
  function makeRoom(): void {
    if (sessions.size < MOST_UPLOADS) return
    const oldest = [...sessions.values()].find(({ state }) => !BUSY.includes(state))
    if (!oldest) throw new RequestTrouble('Too many imports are under way.', 'Wait for one of them, or cancel it.')
    remove(oldest)
  }

  function remove(session: Session): void {
    sessions.delete(session.id)
    rmSync(session.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Only between two jobs may anything be changed. */
  function idle(id: string): Session {
    const session = find(id)
    if (BUSY.includes(session.state) || session.state === 'saved')
      throw new RequestTrouble('This import is under way.', 'Wait until it is done, or stop it.')
    return session
  }

  async function finishCheck(session: Session, back: Session['state']): Promise<void> {
    const ended = await session.job?.ended
    session.job = undefined
    session.work = undefined
    if (!ended || ended.say === 'stopped') session.state = back
    else if (ended.say === 'checked') {
      session.checked = checkedOf(ended.checked)
      session.state = 'checked'
    } else if (ended.say === 'refused') {
      session.checked = { state: 'refused', problems: problemsOf(ended.problems), count: ended.count }
      session.state = 'checked'
    } else if (ended.say === 'failed') fail(session, ended.message)
  }

  async function finishLook(session: Session): Promise<void> {
    const ended = await session.job?.ended
    session.job = undefined
    if (!ended || ended.say === 'stopped') session.state = 'receiving'
    else if (ended.say === 'looked') {
      session.look = lookOf(ended.looked)
      session.state = 'looked'
    } else if (ended.say === 'refused') {
      session.look = { mapping: null, tables: [], problems: problemsOf(ended.problems) }
      session.state = 'looked'
    } else if (ended.say === 'failed') fail(session, ended.message)
  }

  function fail(session: Session, message: string): void {
    session.state = 'failed'
    log(`${session.id} import ${message}`)
  }

  return {
    all: () => [...sessions.values()].map(uploadOf),
    begin: () => {
      makeRoom()
      const id = randomUUID()
      const session = newSession(id, makeUploadFolder(store, id))
      sessions.set(id, session)
      return uploadOf(session)
    },
    find: (id) => uploadOf(find(id)),
    receive: async (id, given, bytes, announced) => {
      const session = idle(id)
      const name = cleanName(given)
      const left = most - session.files.reduce((sum, one) => sum + one.bytes, 0)
      if ((announced ?? 0) > left) throw tooLarge(name, most)
      if (session.files.length >= MOST_FILES)
        throw new RequestTrouble(`An import has at most ${MOST_FILES} files.`, 'Pack them in a zip.')
      const folder = join(session.folder, 'files')
      await receiveFile(folder, { name, bytes, most: left })
      session.files.push({ name, bytes: statSync(join(folder, name)).size })
      Object.assign(session, { state: 'receiving', look: null, checked: null })
      return uploadOf(session)
    },
    look: (id) => {
      const session = idle(id)
      if (session.files.length === 0) throw new RequestTrouble('No file has come.', 'Choose files first.')
      Object.assign(session, { state: 'looking', look: null, checked: null })
      session.job = runJob({ kind: 'look', source: sourceOf(session) }, () => undefined)
      void finishLook(session)
      return uploadOf(session)
    },
    check: (id, choice, key) => {
      const session = idle(id)
      refuseName(choice.name, taken(), store)
      const back = session.state
      rmSync(outOf(session), { recursive: true, force: true })
      rmSync(`${outOf(session)}.rejected.csv`, { force: true })
      const mapping = join(session.folder, 'mapping.yaml')
      const ready = session.look?.mapping
      const found = ready === 'mapping' ? join(session.folder, 'files', 'mapping.yaml') : mappingPath(ready ?? '')
      if (choice.mapping === 'ready' && !existsSync(found))
        throw new RequestTrouble('No mapping was recognised.', 'Say which column is which.')
      writeFileSync(mapping, choice.mapping === 'ready' ? adaptMapping(found, choice) : writeMapping(choice))
      const work: NonNullable<Session['work']> = {
        step: '',
        since: performance.now(),
        tables: weighTables(session, choice),
      }
      Object.assign(session, {
        state: 'checking',
        choice,
        isPseudonymous: key !== undefined,
        checked: null,
        work,
      })
      const today = dayOf(new Date().toISOString().slice(0, 10))
      session.job = runJob(
        { kind: 'check', source: sourceOf(session), mapping, out: outOf(session), today, key },
        (step) => {
          work.step = step
        },
      )
      void finishCheck(session, back === 'checked' ? 'looked' : back)
      return uploadOf(session)
    },
    stop: async (id) => {
      const session = find(id)
      const { job } = session
      await job?.stop()
      await job?.ended
      return uploadOf(session)
    },
    approve: async (id, acceptRejects) => {
      const session = idle(id)
      const { checked, choice } = session
      if (checked?.state !== 'read' || !choice)
        throw new RequestTrouble('The rows have not been checked.', 'Check them first.')
      if (checked.rejected > acceptRejects)
        throw new DataError([
          {
            code: 'too-many-rejects',
            file: choice.name,
            message: `${checked.rejected} rows are rejected, and ${acceptRejects} are accepted.`,
            hint: 'Mend them, or accept more.',
          },
        ])
      refuseName(choice.name, taken(), store)
      const folder = join(store, choice.name)
      renameSync(outOf(session), folder)
      try {
        serve(await openFolder(folder, dayOf(choice.asOf)))
      } catch (error) {
        renameSync(folder, outOf(session)) // nothing is kept that cannot be served
        throw error
      }
      session.state = 'saved'
      session.dataset = choice.name
      // The mapping and the rejected rows can still be fetched; what was delivered is not needed any more.
      rmSync(join(session.folder, 'files'), { recursive: true, force: true })
      return uploadOf(session)
    },
    cancel: async (id) => {
      const session = find(id)
      await session.job?.stop()
      remove(session)
    },
    rejectedFile: (id) => `${outOf(find(id))}.rejected.csv`,
    mappingFile: (id) => join(find(id).folder, 'mapping.yaml'),
  }
}

function refuseName(name: string, taken: readonly string[], store: string): void {
  if (name !== 'new' && !taken.includes(name) && !existsSync(join(store, name))) return
  throw new DataError([
    { code: 'out-exists', file: name, message: `There is a dataset \`${name}\` already.`, hint: 'Take another name.' },
  ])
}
