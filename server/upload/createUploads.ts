import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { dayOf } from '../../models/index.ts'
import type { Upload, UploadChoice } from '../contract/upload.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { mappingPath } from '../dataset/source/readyMappings.ts'
import { syncToDisk } from '../dataset/importingFolder.ts'
import { openFolder } from '../region/openFolder.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'
import { cleanName } from './cleanName.ts'
import type { Checks } from './Checks.ts'
import { receiveFile, tooLarge } from './receiveFile.ts'
import { told } from '../store/told.ts'
import { keepSession, readSession } from './keptSession.ts'
import { runJob } from './runJob.ts'
import { newSession, type Session, uploadOf } from './Session.ts'
import { orderOf } from './orderOf.ts'
import { mappingOf, outOf, sourceOf, weighTables } from './sourceOf.ts'
import { checkedOf, lookOf, problemsOf } from './toldOf.ts'
import { openUploadFolder, type UploadFolder } from './uploadFolder.ts'
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
  /** Does checks so that a restart does not end them; without, they end with the server. */
  readonly checks?: Checks | undefined
  readonly by?: string
}

/** The uploads that are under way, from the first file to the dataset. */
export interface Uploads {
  readonly all: () => readonly Upload[]
  /** Begins one, or gives the one that was begun under the same key. */
  readonly begin: (key?: string) => Promise<Upload>
  readonly find: (id: string) => Upload
  readonly receive: (id: string, given: string, bytes: Readable, announced: number | undefined) => Promise<Upload>
  readonly look: (id: string) => Promise<Upload>
  readonly check: (id: string, choice: UploadChoice, key: string | undefined) => Promise<Upload>
  readonly stop: (id: string) => Promise<Upload>
  readonly approve: (id: string, acceptRejects: number) => Promise<Upload>
  readonly cancel: (id: string) => Promise<void>
  /** Files to fetch, where they are there. */
  readonly rejectedFile: (id: string) => string
  readonly mappingFile: (id: string) => string
  /** Leaves everything as it is, for the next start to find. */
  readonly close: () => void
}

const MOST_BYTES = 16 * 2 ** 30
const [MOST_FILES, MOST_UPLOADS] = [200, 8]
const BUSY: readonly Upload['state'][] = ['looking', 'checking']

/** The uploads of a store: those that an earlier process has left go on. */
export function createUploads(place: UploadsPlace): Uploads {
  const { store, taken, serve, log, most = MOST_BYTES, checks, by = 'local' } = place
  const sessions = new Map<string, Session>()
  const closing = new AbortController()
  let opened: UploadFolder | undefined

  /** Opened when it is first asked for: a server on which nobody imports has no folder. */
  function open(): UploadFolder {
    if (opened) return opened
    opened = openUploadFolder(store)
    for (const id of opened.left) {
      const session = readSession(join(opened.path, id))
      if (!session) rmSync(join(opened.path, id), { recursive: true, force: true })
      else {
        sessions.set(id, session)
        goOn(session)
      }
    }
    return opened
  }

  /** As it was when its server ended: what was looked at is looked at again, and a check that is a job is followed. */
  function goOn(session: Session): void {
    const { checked, check, choice } = session
    if (session.state === 'looking') beginLook(session)
    else if (session.state === 'checking' && check && checks && (check.job !== null || !session.isPseudonymous)) {
      session.work = { step: '', since: performance.now(), tables: check.tables }
      void beginAgain(session, checks)
    } else if (session.state === 'checking') session.state = check?.back ?? (session.look ? 'looked' : 'receiving')
    else if (session.state === 'checked' && checked?.state === 'read' && choice && !existsSync(outOf(session)))
      Object.assign(
        session,
        existsSync(join(store, choice.name))
          ? { state: 'saved', dataset: choice.name }
          : { state: 'looked', checked: null },
      )
  }

  /** A server that died between asking for the job and writing down which it is: it is asked for again, under its key. */
  async function beginAgain(session: Session, following: Checks): Promise<void> {
    try {
      await followCheck(session, following)
    } catch (error) {
      if (closing.signal.aborted) return
      backFrom(session, session.check?.back ?? 'receiving')
      log(`${session.id} import ${String(error)}`)
    }
  }

  function beginLook(session: Session): void {
    Object.assign(session, { state: 'looking', look: null, checked: null })
    session.job = runJob({ kind: 'look', source: sourceOf(session) }, () => undefined)
    void finishLook(session)
  }

  /** Begins the check that the session asks for, if it has not begun, and follows it. */
  async function followCheck(session: Session, following: Checks, key?: string): Promise<void> {
    const { check, choice } = session
    if (!check || !choice) throw new Error('A check that nobody asked for.')
    if (check.job === null) {
      check.job = await following.begin(orderOf(session, { check, title: choice.title, by, key }))
      keepIfThere(session)
    }
    const onStep = (step: string): void => {
      if (session.work) session.work.step = step
    }
    session.job = following.follow({ job: check.job, folder: session.folder, onStep, signal: closing.signal })
    void finishCheck(session, check.back)
  }

  function backFrom(session: Session, state: Session['state']): void {
    Object.assign(session, { state, check: null, work: undefined })
  }

  /** What is told after this is there after a crash. */
  function kept(session: Session): Upload {
    keepSession(session)
    return uploadOf(session)
  }

  function find(id: string): Session {
    open()
    const found = sessions.get(id)
    if (found) return found
    throw notThere()
  }

  /** A new one has room: the oldest at which nothing is done goes. */
  function makeRoom(): void {
    if (sessions.size < MOST_UPLOADS) return
    const oldest = [...sessions.values()].find((one) => !BUSY.includes(one.state) && !isHeld(one))
    if (!oldest)
      throw new RequestTrouble('Too many imports are under way.', 'Wait for one of them, or cancel it.', 'not-now')
    remove(oldest)
  }

  function remove(session: Session): void {
    sessions.delete(session.id)
    rmSync(session.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Only between two jobs may anything be changed. */
  function idle(id: string): Session {
    const session = find(id)
    if (BUSY.includes(session.state) || session.state === 'saved' || session.isApproved)
      throw new RequestTrouble('This import is under way.', 'Wait until it is done, or stop it.', 'not-now')
    return session
  }

  /** Nor while a file is on its way: what is read shall be all that was sent. */
  function whole(id: string): Session {
    const session = idle(id)
    if (session.coming.size > 0)
      throw new RequestTrouble('A file of this import is on its way.', 'Wait until it is there.', 'not-now')
    return session
  }

  async function finishCheck(session: Session, back: Session['state']): Promise<void> {
    const ended = await session.job?.ended
    if (closing.signal.aborted) return
    session.job = undefined
    session.work = undefined
    session.check = null
    if (!ended || ended.say === 'stopped') session.state = back
    else if (ended.say === 'checked') {
      session.checked = checkedOf(ended.checked)
      session.state = 'checked'
    } else if (ended.say === 'refused') {
      session.checked = { state: 'refused', problems: problemsOf(ended.problems), count: ended.count }
      session.state = 'checked'
    } else if (ended.say === 'failed') fail(session, ended.message)
    keepIfThere(session)
  }

  /** One that was cancelled between is not there any more. What the disk cannot take is found anew at the next start. */
  function keepIfThere(session: Session): void {
    if (sessions.get(session.id) !== session) return
    try {
      keepSession(session)
    } catch (error) {
      log(`${session.id} import ${String(error)}`)
    }
  }

  async function finishLook(session: Session): Promise<void> {
    const ended = await session.job?.ended
    if (closing.signal.aborted) return
    session.job = undefined
    if (!ended || ended.say === 'stopped') session.state = 'receiving'
    else if (ended.say === 'looked') {
      session.look = lookOf(ended.looked)
      session.state = 'looked'
    } else if (ended.say === 'refused') {
      session.look = { mapping: null, tables: [], problems: problemsOf(ended.problems) }
      session.state = 'looked'
    } else if (ended.say === 'failed') fail(session, ended.message)
    keepIfThere(session)
  }

  function fail(session: Session, message: string): void {
    session.state = 'failed'
    log(`${session.id} import ${message}`)
  }

  return {
    all: () => {
      open()
      return [...sessions.values()].map(uploadOf)
    },
    begin: (key) =>
      told(async () => {
        const { path } = open()
        const before = key === undefined ? undefined : [...sessions.values()].find((one) => one.key === key)
        if (before) return uploadOf(before)
        makeRoom()
        const id = randomUUID()
        const session = newSession(id, join(path, id), key)
        try {
          mkdirSync(join(session.folder, 'files'), { recursive: true, mode: 0o700 })
          keepSession(session)
        } catch (error) {
          rmSync(session.folder, { recursive: true, force: true })
          throw error
        }
        sessions.set(id, session)
        return uploadOf(session)
      }),
    find: (id) => uploadOf(find(id)),
    receive: (id, given, bytes, announced) =>
      told(async () => {
        const session = idle(id)
        const name = cleanName(given)
        const { files, coming } = session
        const room = (): number => most - sumOf(files.map((one) => one.bytes)) - sumOf([...coming.values()])
        if ((announced ?? 0) > room()) throw tooLarge(name, most)
        if (files.length + coming.size >= MOST_FILES)
          throw new RequestTrouble(`An import has at most ${MOST_FILES} files.`, 'Pack them in a zip.', 'not-now')
        const folder = join(session.folder, 'files')
        const way = Symbol(name)
        coming.set(way, 0)
        const take = (more: number): boolean => {
          coming.set(way, (coming.get(way) ?? 0) + more)
          return room() >= 0
        }
        try {
          await receiveFile(folder, { name, bytes, take, most })
        } catch (error) {
          throw sessions.get(id) === session ? error : notThere()
        } finally {
          coming.delete(way)
        }
        if (sessions.get(id) !== session) throw notThere()
        files.push({ name, bytes: statSync(join(folder, name)).size })
        Object.assign(session, { state: 'receiving', look: null, checked: null })
        return kept(session)
      }),
    look: (id) =>
      told(async () => {
        const session = whole(id)
        if (session.files.length === 0) throw new RequestTrouble('No file has come.', 'Choose files first.', 'not-now')
        beginLook(session)
        return kept(session)
      }),
    check: (id, choice, key) =>
      told(async () => {
        const session = whole(id)
        refuseName(choice.name, taken(), store)
        const before = session.state
        rmSync(outOf(session), { recursive: true, force: true })
        rmSync(`${outOf(session)}.rejected.csv`, { force: true })
        const ready = session.look?.mapping
        const found = ready === 'mapping' ? join(session.folder, 'files', 'mapping.yaml') : mappingPath(ready ?? '')
        if (choice.mapping === 'ready' && !existsSync(found))
          throw new RequestTrouble('No mapping was recognised.', 'Say which column is which.', 'not-now')
        writeFileSync(
          mappingOf(session),
          choice.mapping === 'ready' ? adaptMapping(found, choice) : writeMapping(choice),
        )
        const tables = weighTables(session, choice)
        const work: NonNullable<Session['work']> = { step: '', since: performance.now(), tables }
        const back = before === 'checked' ? 'looked' : before
        const isPseudonymous = key !== undefined
        Object.assign(session, { state: 'checking', choice, isPseudonymous, checked: null, work })
        const check = { order: randomUUID(), job: null, back, today: todayOf(), tables }
        if (!checks) {
          session.job = runJob(orderOf(session, { check, title: '', by, key }).job, (step) => {
            work.step = step
          })
          void finishCheck(session, back)
          return kept(session)
        }
        session.check = check
        try {
          // First what is asked for, then the job: one that runs is never without its upload.
          keepSession(session)
          await followCheck(session, checks, key)
        } catch (error) {
          backFrom(session, before)
          keepIfThere(session)
          throw error
        }
        return uploadOf(session)
      }),
    stop: async (id) => {
      const session = find(id)
      const { job } = session
      await job?.stop()
      await job?.ended
      return uploadOf(session)
    },
    approve: (id, acceptRejects) =>
      told(async () => {
        const session = whole(id)
        const { checked, choice } = session
        if (checked?.state !== 'read' || !choice)
          throw new RequestTrouble('The rows have not been checked.', 'Check them first.', 'not-now')
        if (checked.rejected > acceptRejects)
          throw new DataError([
            {
              code: 'too-many-rejects',
              file: choice.name,
              message: `Rejected rows: ${checked.rejected}. Accepted at most: ${acceptRejects}.`,
              hint: 'Mend them, or accept more.',
            },
          ])
        refuseName(choice.name, taken(), store)
        const folder = join(store, choice.name)
        session.isApproved = true // nothing else is done with it meanwhile
        try {
          renameSync(outOf(session), folder)
          syncToDisk(store) // before what was delivered goes
          try {
            serve(await openFolder(folder, dayOf(choice.asOf)))
          } catch (error) {
            renameSync(folder, outOf(session)) // nothing is kept that cannot be served
            throw error
          }
        } finally {
          session.isApproved = false
        }
        session.state = 'saved'
        session.dataset = choice.name
        // The mapping and the rejected rows can still be fetched; what was delivered is not needed any more.
        rmSync(join(session.folder, 'files'), { recursive: true, force: true })
        keepIfThere(session) // that it became a dataset is seen by the dataset as well
        return uploadOf(session)
      }),
    cancel: async (id) => {
      const session = find(id)
      if (session.isApproved)
        throw new RequestTrouble('This import is under way.', 'Wait until it is done, or stop it.', 'not-now')
      await session.job?.stop()
      remove(session)
    },
    rejectedFile: (id) => `${outOf(find(id))}.rejected.csv`,
    mappingFile: (id) => mappingOf(find(id)),
    close: () => {
      closing.abort()
      opened?.close()
      opened = undefined
    },
  }
}

function refuseName(name: string, taken: readonly string[], store: string): void {
  if (name !== 'new' && !taken.includes(name) && !existsSync(join(store, name))) return
  throw new DataError([
    { code: 'out-exists', file: name, message: `There is a dataset \`${name}\` already.`, hint: 'Take another name.' },
  ])
}

/** Somebody is sending to it, or it is becoming a dataset. */
const isHeld = ({ coming, isApproved }: Session): boolean => coming.size > 0 || isApproved

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

const todayOf = (): number => dayOf(new Date().toISOString().slice(0, 10))

const notThere = (): RequestTrouble =>
  new RequestTrouble('This import is not there any more.', 'It was cancelled. Choose the files again.')
