import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { JobCard } from '../contract/jobs.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import { hashOfData } from '../run/hashOf.ts'
import { StoreTrouble } from '../store/index.ts'
import { refuseText } from '../store/refuseText.ts'
import { told } from '../store/told.ts'
import { cardOf, fileOf } from './cardOf.ts'
import type { JobDatabase, JobTable } from './JobTables.ts'
import type { JobDraft, Jobs } from './Jobs.ts'
import type { Kind } from './Kind.ts'
import type { Queue } from './Queue.ts'

/** What the board needs: where jobs are kept, what can be done, and who is told that something changed. */
export interface BoardParts {
  readonly database: JobDatabase
  readonly queue: Queue
  readonly kinds: readonly Kind[]
  readonly place: string
  /** How many jobs of one user may wait. */
  readonly mostWaiting: number
  /** For how many days the file of a job is kept. */
  readonly keepFiles: number
  /** Written down alone; nothing is ordered by it. */
  readonly now: () => string
  readonly onBegun: () => void
  readonly onCancelled: (id: string) => void
}

/** Begins, lists and cancels jobs: one table on both stores. */
export function createBoard(parts: BoardParts): Omit<Jobs, 'close'> {
  const { database, queue, kinds, place, mostWaiting, keepFiles, now, onBegun, onCancelled } = parts
  const card = (row: Selectable<JobTable>): JobCard => cardOf(row, keepFiles)

  async function rowOf(id: string): Promise<Selectable<JobTable>> {
    const row = await database.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
    if (row) return row
    throw new RequestTrouble('There is no such job.', 'Look at the list of jobs.')
  }

  async function sentBefore(transaction: JobDatabase, { by, key }: JobDraft, request: string) {
    if (key === undefined) return undefined
    const row = await transaction
      .selectFrom('job')
      .selectAll()
      .where('made_by', '=', by)
      .where('key', '=', key)
      .executeTakeFirst()
    if (row && row.request !== request)
      throw new StoreTrouble(
        'key-used-before',
        'This Idempotency-Key was sent with another request before.',
        'Take a new key for each intent.',
      )
    return row
  }

  const board: Omit<Jobs, 'close'> = {
    begin: async (draft) => {
      const { kind, title, by, key = null } = draft
      refuseText('title', title)
      const request = hashOfData([kind, title, draft.input])
      const before = await sentBefore(database, draft, request)
      if (before) return card(before)
      const known = kinds.find((one) => one.kind === kind)
      if (!known) throw new RequestTrouble(`No job of the kind \`${kind}\` can be begun here.`, 'Choose another kind.')
      const { input, isLocal = false } = await known.read(draft.input, by)
      const row = await database.transaction().execute(async (transaction) => {
        const sent = await sentBefore(transaction, draft, request)
        if (sent) return sent
        await refuseMore(transaction, by, mostWaiting)
        const added = await transaction
          .insertInto('job')
          .values({
            id: randomUUID(),
            kind,
            title,
            made_by: by,
            input: JSON.stringify(input),
            state: 'waiting',
            attempts: 0,
            failures: 0,
            is_cancelled: 0,
            place: isLocal ? place : null,
            round: await nextRound(transaction, by),
            key,
            request,
            created_at: now(),
          })
          .onConflict((conflict) => conflict.columns(['made_by', 'key']).doNothing())
          .returningAll()
          .executeTakeFirst()
        if (added) await queue.put(transaction, { job: added.id, by, ...added })
        return added ?? (await sentBefore(transaction, draft, request))
      })
      if (!row) throw new Error('A job was neither begun nor there.')
      onBegun()
      return card(row)
    },
    find: async (id) => card(await rowOf(id)),
    list: async ({ state, after, limit }) => {
      const rows = await database
        .selectFrom('job')
        .selectAll()
        .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
        .$if(after !== undefined, (query) => query.where('sequence', '<', placeOf(after ?? '')))
        .orderBy('sequence', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items: items.map(card), next: rows.length > limit && last ? String(last.sequence) : null }
    },
    cancel: async (id) => {
      const { place: kept } = await rowOf(id)
      await database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('job')
          .set({ state: 'cancelled', is_cancelled: 1, ended_at: now(), progress: null })
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) return queue.drop(transaction, { job: id, place: kept })
        await transaction
          .updateTable('job')
          .set({ is_cancelled: 1 })
          .where('id', '=', id)
          // Between the two it may have gone back to the queue: it ends then as soon as it is taken.
          .where('state', 'in', ['waiting', 'running'])
          .execute()
      })
      onCancelled(id)
      return card(await rowOf(id))
    },
    file: async (id) => {
      const file = await database.selectFrom('job_file').selectAll().where('job', '=', id).executeTakeFirst()
      if (file) return { name: file.name, type: file.type, bytes: file.bytes }
      const { state, result } = await rowOf(id)
      if (state === 'finished' && result === fileOf(id))
        throw new RequestTrouble(
          `The file of this job was removed ${keepFiles} days after it had finished.`,
          'Do it again: the same draws of the same data give the same file.',
          'file-removed',
        )
      throw new RequestTrouble('This job has made no file.', 'Look whether it has finished.')
    },
  }
  return {
    begin: (draft) => told(() => board.begin(draft)),
    find: (id) => told(() => board.find(id)),
    list: (query) => told(() => board.list(query)),
    cancel: (id) => told(() => board.cancel(id)),
    file: (id) => told(() => board.file(id)),
  }
}

/** Without a limit one user, or a program that begins jobs in a loop, fills the store for all. */
async function refuseMore(transaction: JobDatabase, by: string, most: number): Promise<void> {
  const { waiting } = await transaction
    .selectFrom('job')
    .where('made_by', '=', by)
    .where('state', '=', 'waiting')
    .select(({ fn }) => fn.countAll().as('waiting'))
    .executeTakeFirstOrThrow()
  if (Number(waiting) < most) return
  const message = `${most} of your jobs wait already, and no more may.`
  throw new RequestTrouble(message, 'Wait until some have ended, or cancel some that wait.', 'too-many-jobs')
}

/**
 * The turn of a user's next job: one after the last that the user has waiting or running, and no earlier than the turns
 * that wait now. So one user's hundred jobs and another's one go by turns, not by who came first (start-time fair
 * queueing: Goyal, Vin and Cheng, SIGCOMM 1996, with jobs of equal weight).
 */
async function nextRound(transaction: JobDatabase, by: string): Promise<number> {
  const { first, own } = await transaction
    .selectFrom('job')
    .where('state', 'in', ['waiting', 'running'])
    .select(({ fn, eb }) => [
      fn.min(eb.case().when('state', '=', 'waiting').then(eb.ref('round')).end()).as('first'),
      fn.max(eb.case().when('made_by', '=', by).then(eb.ref('round')).end()).as('own'),
    ])
    .executeTakeFirstOrThrow()
  return Math.max(first ?? 0, own === null ? 0 : own + 1)
}

function placeOf(after: string): number {
  const place = /^\d{1,15}$/.test(after) ? Number(after) : Number.NaN
  if (Number.isSafeInteger(place)) return place
  throw new StoreTrouble(
    'unreadable-page',
    '`after` is no place in a list of jobs.',
    'Take what `next` of the page before says.',
  )
}
