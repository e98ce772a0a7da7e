import type { Basis, Parameter, Payment, Table } from '../../document/Model.ts'
import { spanOf } from './figureItems.ts'
import { rateLabel } from './nameOf.ts'
import { type ReadParts, readBy } from './readBy.ts'
import { writeTableNumber } from './tableSection.ts'
import { capitalised, plainText } from './Text.ts'
import { idOf, type Writing } from './Writing.ts'

/** A figure that is missing or that nobody has decided, on its days, with the payments that rest on it. */
export interface UndecidedFigure {
  readonly label: string
  /** Where the rule book tells it. */
  readonly to: string
  readonly span: string
  readonly basis: Basis
  readonly payments: readonly Payment[]
}

type Figures = readonly { readonly from: string; readonly basis: Basis }[]

/** Figures of a model that are not decided, in the order of the document; only those that a payment reads. */
export function undecidedFigures(read: ReadParts, writing: Writing): readonly UndecidedFigure[] {
  const { model, language } = writing
  const parts = model.payments.map((payment) => ({ payment, read: readBy([payment], model) }))
  const restingOn = (isRead: (parts: ReadParts) => boolean): readonly Payment[] =>
    parts.filter((one) => isRead(one.read)).map(({ payment }) => payment)
  const found = (
    label: string,
    to: string,
    values: Figures,
    payments: readonly Payment[],
  ): readonly UndecidedFigure[] =>
    values.flatMap(({ from, basis }, place) =>
      basis === 'decided' ? [] : [{ label, to, span: spanOf(from, values[place + 1]?.from, writing), basis, payments }],
    )
  const capitalisedRate = (one: Parameter): string => plainText(capitalised([rateLabel(one, writing)]))
  const numbered = (one: Table): string =>
    writing.words.table.named(one.label[language], writeTableNumber(one, writing))
  return [
    ...[...read.parameters].flatMap((one) =>
      found(
        capitalisedRate(one),
        idOf.rate(one.name),
        one.values,
        restingOn(({ parameters }) => parameters.has(one)),
      ),
    ),
    ...[...read.tables].flatMap((one) =>
      found(
        numbered(one),
        idOf.table(one.name),
        one.values,
        restingOn(({ tables }) => tables.has(one)),
      ),
    ),
    ...[...read.indicators].flatMap((one) =>
      found(
        one.label[language],
        idOf.indicator(one.name),
        one.limits,
        restingOn(({ indicators }) => indicators.has(one)),
      ),
    ),
  ]
}
