import { RunTrouble } from '../../models/payout/index.ts'
import type { Order } from '../contract/pricing.ts'
import type { Region } from '../region/createRegion.ts'
import type { KeptModel } from '../region/countedModels.ts'
import { originOf } from '../region/originOf.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import { controlClinics } from './controlClinics.ts'
import { controlPricing } from './controlPricing.ts'
import { controlStatement } from './controlStatement.ts'
import type { Disclosure } from './Disclosure.ts'
import { type Pattern, patternOf } from './patternOf.ts'
import type { ReleasedDataset } from './ReleaseLog.ts'
import { refuseTelling } from './refuseTelling.ts'

/** Who asks: the pages know no names yet. */
const WHO = 'page'

/** What was asked for, whatever it is beside its dataset. */
type Asked = Readonly<Record<string, unknown>> & { readonly dataset: string }

/** A region that answers everyone: nothing in its answers tells of fewer patients than the rules allow, and each is logged. */
export function controlledRegion(region: Region, { rules, log }: Disclosure): Region {
  const patterns = new WeakMap<KeptModel, Promise<Pattern>>()

  /** By model, from the whole year that a period is in, under the document's own figures. */
  async function patternsFor(order: Order): Promise<ReadonlyMap<string, Pattern>> {
    const { dataset, entries } = order
    const { parts } = await region.counted({ dataset, entries, period: order.period.slice(0, 4) })
    const of = releasedOf(dataset)
    return new Map(
      await Promise.all(
        parts.map(async (kept) => {
          const made = patterns.get(kept) ?? patternOf(kept, rules, (line) => log.before(of, line))
          patterns.set(kept, made)
          return [kept.model.name, await made] as const
        }),
      ),
    )
  }

  function release(table: string, request: Asked, released: unknown, shown = {}): void {
    log.add({ who: WHO, table, dataset: releasedOf(request.dataset), parameters: request, rules, released, shown })
  }

  function releasedOf(name: string): ReleasedDataset {
    const { description, hash } = region.served(name).dataset
    return { name: description.name, hash }
  }

  return {
    ...region,
    rules: () => rules,
    region: async (request) => {
      const answer = await region.region(request)
      const of = releasedOf(request.dataset)
      const { clinics, shown } = controlClinics(answer.clinics, rules, {
        name: `clinics ${request.period}`,
        before: (cell) => log.before(of, cell),
      })
      release('clinics', request, clinics, shown)
      return { ...answer, clinics }
    },
    pricing: withoutWords(async (request) => {
      const { dataset, period, model, changes, ratesOf } = request
      const order: Order = { dataset, period, entries: [{ model, clinics: 'all' }] }
      const pattern = (await patternsFor(order)).get(model)
      if (!pattern) throw new RequestTrouble(`No clinic is on \`${model}\` here.`, 'Choose a model of the order.')
      refuseTelling(model, pattern, { changes, ratesOf })
      const [kept] = (await region.counted({ ...order, ...(ratesOf === undefined ? {} : { ratesOf }) })).parts
      if (!kept) throw new RequestTrouble(`No clinic is on \`${model}\` here.`, 'Choose a model of the order.')
      const answer = controlPricing(await region.pricing(request), kept, pattern, changes)
      release('pricing', request, answer)
      return answer
    }),
    statement: withoutWords(async (request) => {
      const { order, clinic } = request
      const found = await patternsFor(order)
      refuseIn(order, found)
      const { statement, shown } = controlStatement(await region.statement(request), found, rules)
      release('statement', { ...order, clinic }, statement, shown)
      return statement
    }),
    origin: withoutWords(async (request) => {
      const { order, ...asked } = request
      const found = await patternsFor(order)
      refuseIn(order, found)
      const pattern = found.get(asked.model)
      const isHidden = pattern?.mergedIn(asked.payment, asked.clinic).merged.has(JSON.stringify(asked.of)) ?? true
      if (isHidden) throw new RequestTrouble('This line is not shown by itself here.', 'It is one of the small groups.')
      const served = region.served(order.dataset)
      const { clinic, model, payment, of, first } = asked
      const line = ['origin', model, payment, clinic, first, JSON.stringify(of)].join(' ')
      const before = (group: string) => log.before(releasedOf(order.dataset), `${line} ${group}`)
      const answer = await originOf(await region.counted(order), served, asked, { rules, before })
      const groups = answer.counts.flatMap(({ by }) =>
        by.flatMap(({ fact, rows }) =>
          rows.flatMap(({ value, n }) => (n === null ? [] : [[`${line} ${fact} ${value}`, n] as const])),
        ),
      )
      release('origin', { ...order, ...asked }, answer, Object.fromEntries(groups))
      return answer
    }),
  }
}

function refuseIn(order: Order, patterns: ReadonlyMap<string, Pattern>): void {
  for (const [model, pattern] of patterns)
    refuseTelling(model, pattern, { changes: order.changes?.[model], lock: order.lock, ratesOf: order.ratesOf })
}

/** A word of single rows, and in how many it stands, is the owner's to see: others are told that there is one. */
function withoutWords<A, B>(answer: (asked: A) => Promise<B>): (asked: A) => Promise<B> {
  return async (asked) => {
    try {
      return await answer(asked)
    } catch (error) {
      if (!(error instanceof RunTrouble && error.code === 'unknown-word')) throw error
      throw new RunTrouble(
        'unknown-word',
        'The data has a word that the model does not list. Which one, and in how many rows, is not shown here.',
        'The data’s owner sees it with `kapitera run`, or in a server with `--disclosure off`.',
      )
    }
  }
}
