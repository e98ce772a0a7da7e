import { readFileSync } from 'node:fs'
import { compareStructures, type Need, type Period, PlanTrouble, structureOf } from '../../models/index.ts'
import { catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueCard, DocumentComparison } from '../contract/catalogue.ts'
import { cardOf } from './modelCards.ts'
import { allModels, modelByName } from './modelsByName.ts'
import { type PlannedModel, plannedModel } from './plannedModels.ts'
import { readinessOf } from './readinessOf.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** Every model of the catalogue with what it needs, and what a dataset lacks of that. */
export function catalogueCards({ dataset }: ServedDataset, period: Period): CatalogueCard[] {
  return allModels().map(({ model }) => {
    const { trouble, tables, needs, open, ratesOf } = readinessOf(model, dataset, period)
    const planned = plannedOrNothing(() => plannedModel(model))
    return {
      ...cardOf(model),
      ...(trouble && { trouble }),
      tables: [...(planned?.needs.tables ?? [])],
      needs: (planned?.needs.needs ?? []).map(named),
      openRates: [...(planned?.open ?? [])],
      missing: { tables: [...tables], needs: needs.map(named), openRates: [...open] },
      ratesOf: ratesOf ?? null,
    }
  })
}

/** A model that cannot be planned has its trouble told beside it, and no needs. */
function plannedOrNothing(plan: () => PlannedModel): PlannedModel | undefined {
  try {
    return plan()
  } catch (error) {
    if (error instanceof PlanTrouble) return undefined
    throw error
  }
}

function named({ type, name, stops, label }: Need): CatalogueCard['needs'][number] {
  return { type, name, stops, label: label ?? null }
}

/**
 * Two documents of the catalogue side by side.
 *
 * @throws RequestTrouble where there is none of a name
 */
export function compareDocuments(a: string, b: string): DocumentComparison {
  const [one, other] = [structureOf(modelByName(a).model), structureOf(modelByName(b).model)]
  const side = (name: string, { label, currency, labels }: typeof one): DocumentComparison['a'] => ({
    name,
    label,
    currency,
    labels: { ...labels },
    text: textOf(name),
  })
  const { alike, onlyA, onlyB } = compareStructures(one, other)
  return {
    a: side(a, one),
    b: side(b, other),
    alike: alike.map((pair) => ({
      by: pair.by,
      a: paymentOf(pair.a),
      b: paymentOf(pair.b),
      onlyA: [...pair.onlyA],
      onlyB: [...pair.onlyB],
    })),
    onlyA: onlyA.map(paymentOf),
    onlyB: onlyB.map(paymentOf),
  }
}

type PaymentOfStructure = ReturnType<typeof structureOf>['payments'][number]

function paymentOf(payment: PaymentOfStructure): DocumentComparison['onlyA'][number] {
  return {
    ...payment,
    facts: [...payment.facts],
    words: [...payment.words],
    conditions: [...payment.conditions],
    indicators: [...payment.indicators],
    tables: [...payment.tables],
    previous: [...payment.previous],
    rates: [...payment.rates],
  }
}

function textOf(name: string): string {
  const found = catalogue().find((one) => one.name === name)
  return found ? readFileSync(found.path, 'utf8') : ''
}
