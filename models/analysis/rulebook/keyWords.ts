import type { Table } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import type { RowKey } from '../../table/RowKey.ts'
import { isWhole } from './isWhole.ts'
import { factOf, wordCell } from './nameOf.ts'
import { capitalised, type Text } from './Text.ts'
import { type FigureKind, writeBareFigure } from './writeFigure.ts'
import type { Writing } from './Writing.ts'

/**
 * A key in words: `0–17` of whole numbers, `80 och uppåt`, `från 2,5 till under 5` of all others, for a number may lie
 * between the last whole number of a band and the next band; `vid 20` where rows are the points of a line.
 */
export function keyWords(key: RowKey, place: number, table: Table, writing: Writing): Text {
  const { words, model } = writing
  const by = table.by[place]
  switch (key.type) {
    case 'word':
      return capitalised(wordCell(key.word, writing, by?.type === 'fact' ? factOf(by, model) : undefined))
    case 'boolean':
      return [key.value ? words.yes : words.no]
    case 'band': {
      const written = (value: number): string =>
        by ? writeBareFigure(value, kindOf(by, writing), writing) : writing.numbers.number(value)
      const from = written(key.from)
      const isLast = place === table.by.length - 1
      if (key.to === undefined) return [words.band.andUp(from)]
      if (isLast && table.reads === 'line') return [words.band.at(from)]
      const isBand = isLast && table.reads !== 'step' ? false : areWhole(by, place, table, writing)
      if (!isBand) return [words.band.below(from, written(key.to))]
      return [key.to - key.from === 1 ? words.band.exactly(from) : words.band.to(from, written(key.to - 1))]
    }
  }
}

/** Rows written by where they begin (`0.0`) may hold any number, and so may all others of a number that need not be whole. */
function areWhole(by: Expression | undefined, place: number, table: Table, { model }: Writing): boolean {
  return table.decimalKeys?.[place] !== true && by !== undefined && isWhole(by, model)
}

/** A share is written in per cent, as everywhere in a rule book. */
function kindOf(by: Expression, { model }: Writing): FigureKind {
  const unit = by.kind === 'number' ? by.unit : { powers: {} }
  const isShare =
    (by.type === 'indicator' && by.what === 'share') || (by.type === 'fact' && factOf(by, model).unit === 'share')
  return { name: 'name' in by ? by.name : '', unit, ...(isShare && { range: [0, 1] as const }) }
}
