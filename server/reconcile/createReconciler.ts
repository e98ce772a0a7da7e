import { compareWords, dayOf, type Model, type Period, readPeriod, type Reconciliation } from '../../models/index.ts'
import type { Request, Response } from '../contract/contract.ts'
import { folderOf } from '../command/prepareRuns.ts'
import type { Region } from '../region/createRegion.ts'
import { readinessOf } from '../region/readinessOf.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'
import { allModels, modelByName } from '../region/modelsByName.ts'
import { keepNote, NoResidual } from './keepNote.ts'
import type { NoteStore } from './Note.ts'
import { noteFile } from './noteFile.ts'
import { notesBeside } from './notesBeside.ts'
import { notedResiduals } from './notedResiduals.ts'
import { inPeriod, lastKnown, type PaidRow } from './PaidRow.ts'
import { readPaid } from './readPaid.ts'
import { reconcilePaid } from './reconcilePaid.ts'
import { shareOf } from './reconciledShare.ts'
import { reconciliationAnswer, residualAnswer } from './reconciliationAnswer.ts'

type Calls = 'GET /api/reconciliation' | 'GET /api/reconciliation/share' | 'POST /api/reconciliation/note'

/** What the page asks about what was paid. */
export type Reconciler = {
  readonly [K in Calls]: (request: Request<K>) => Promise<Response<K>>
}

/** So many reconciliations are kept; the one that was made first goes first. */
const MOST = 24

/** Answers about what was paid in a region's datasets. What was read and computed is kept between the calls. */
export function createReconciler(region: Region): Reconciler {
  const rows = new Map<string, Promise<readonly PaidRow[]>>()
  const made = new Map<string, Promise<Reconciliation>>()

  function paidIn({ dataset, data }: ServedDataset): Promise<readonly PaidRow[]> {
    if (!dataset.has('paid')) return Promise.resolve([])
    const today = dayOf(new Date().toISOString().slice(0, 10))
    const read = () => readPaid(dataset, { folder: folderOf(data), today })
    // What is paid into a database may change from one question to the next.
    return dataset.paid ? read() : kept(rows, dataset.hash, read)
  }

  function reconciled(served: ServedDataset, model: string, period: Period): Promise<Reconciliation> {
    const entries = entriesOf(served, model)
    const hashes = entries.map((entry) => modelByName(entry.model).hash)
    const make = async (): Promise<Reconciliation> => {
      const order = { dataset: served.name, period: period.text, entries: [...entries] }
      const [ordered, paid] = await Promise.all([region.counted(order), paidIn(served)])
      return reconcilePaid({ parts: ordered.parts, entries: ordered.entries, paid, period })
    }
    if (served.dataset.paid) return make() // as `paidIn`
    return kept(made, JSON.stringify([served.name, served.dataset.hash, entries, hashes, period.text]), make)
  }

  return {
    'GET /api/reconciliation': async ({ dataset: name, period: text, model: asked }) => {
      const [served, period] = [region.served(name), periodOf(text)]
      const { dataset } = served
      if (!dataset.has('paid')) return { model: null, label: null, hasPaid: false, matching: [], reconciliation: null }
      const paid = inPeriod(await paidIn(served), period)
      const matching = modelsThatPay(paid, served, period).map(({ name: own, label }) => ({ name: own, label }))
      const model = asked ?? matching[0]?.name ?? null
      if (model === null) return { model, label: null, hasPaid: true, matching, reconciliation: null }
      const [reconciliation, { clinics }] = await Promise.all([
        reconciled(served, model, period),
        region.region({ dataset: name, period: text }),
      ])
      const notes = await storeOf(served).read(model)
      const payments = modelsOf(served, model).flatMap((one) => one.payments)
      return {
        model,
        label: labelOf(served, model),
        hasPaid: true,
        matching,
        reconciliation: reconciliationAnswer({
          reconciliation,
          noted: notedResiduals(reconciliation, notes, period),
          warnings: notes.warnings,
          payments,
          clinics,
          currency: modelsOf(served, model)[0]?.currency ?? '',
          knownAt: lastKnown(paid, dataset.description.asOf),
        }),
      }
    },
    'GET /api/reconciliation/share': async ({ dataset, period, model }) => {
      const served = region.served(dataset)
      if (!served.dataset.has('paid')) return { hasPaid: false, share: null }
      return { hasPaid: true, share: shareOf(await reconciled(served, model, periodOf(period))) }
    },
    'POST /api/reconciliation/note': async ({ dataset, period: text, ...saying }) => {
      const [served, period] = [region.served(dataset), periodOf(text)]
      if (!served.dataset.has('paid'))
        throw new RequestTrouble(`The dataset \`${dataset}\` has no table \`paid\`.`, 'Deliver what was paid.')
      const reconciliation = await reconciled(served, saying.model, period)
      const store = storeOf(served)
      await keepNote(saying, reconciliation.lines, store).catch((error: unknown) => {
        throw error instanceof NoResidual ? new RequestTrouble(error.message, error.hint) : error
      })
      const { residuals } = notedResiduals(reconciliation, await store.read(saying.model), period)
      return residualAnswer(residuals.find(({ key }) => key === saying.residual))
    },
  }
}

/** Makes something once for a key; what failed is tried again. */
function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = all.get(key) ?? make()
  all.set(key, found)
  found.catch(() => all.delete(key))
  for (const old of [...all.keys()].slice(0, Math.max(0, all.size - MOST))) all.delete(old)
  return found
}

const storeOf = ({ data }: ServedDataset): NoteStore => noteFile(notesBeside(folderOf(data)))

/** A model pays all clinics; an assignment of the dataset says which. */
function entriesOf({ assignments }: ServedDataset, name: string) {
  return assignments.find((one) => one.name === name)?.entries ?? [{ model: name, clinics: 'all' as const }]
}

function modelsOf(served: ServedDataset, name: string): readonly Model[] {
  const names = new Set(entriesOf(served, name).map((entry) => entry.model))
  return [...names].map((one) => modelByName(one).model)
}

function labelOf(served: ServedDataset, name: string) {
  return served.assignments.find((one) => one.name === name)?.label ?? modelByName(name).model.label
}

/** Models of the catalogue that have every payment that was paid and can run, the fewest other payments first. */
function modelsThatPay(paid: readonly PaidRow[], { dataset }: ServedDataset, period: Period): readonly Model[] {
  const names = new Set(paid.map(({ payment }) => payment))
  if (names.size === 0) return []
  return allModels()
    .map(({ model }) => model)
    .filter(({ payments }) => [...names].every((name) => payments.some((one) => one.name === name)))
    .filter((model) => readinessOf(model, dataset, period).trouble === undefined)
    .toSorted((a, b) => a.payments.length - b.payments.length || compareWords(a.name, b.name))
}

function periodOf(text: string): Period {
  const period = readPeriod(text)
  if (!period) throw new RequestTrouble(`\`${text}\` is no period.`, 'Write 2016, 2016-Q1 or 2016-03.')
  return period
}
