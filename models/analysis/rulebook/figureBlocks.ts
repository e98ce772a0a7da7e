import type { Parameter } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { figureItems } from './figureItems.ts'
import { figuresOf } from './figuresOf.ts'
import { rateLabel } from './nameOf.ts'
import type { Block, FigureItem } from './RuleBook.ts'
import { capitalised, text } from './Text.ts'
import { writeTableNumber } from './tableSection.ts'
import { idOf, type Writing } from './Writing.ts'

/** The rates of a paragraph, each in full where the rule book first needs it, and with a link from then on. */
export function figureBlocks(
  expressions: readonly Expression[],
  { heading, shown }: { readonly heading: string; readonly shown: Map<Parameter, string> },
  writing: Writing,
): readonly Block[] {
  const { words } = writing
  const { parameters, tables } = figuresOf(expressions, writing)
  const items = parameters.flatMap((parameter): readonly FigureItem[] => {
    const first = shown.get(parameter)
    if (first === undefined) {
      shown.set(parameter, heading)
      return figureItems(parameter, writing)
    }
    const label = capitalised([rateLabel(parameter, writing)])
    const place = [{ text: first, to: idOf.rate(parameter.name) }]
    return [{ isOpen: false, text: words.figure.seeAt(label, place) }]
  })
  const open = tables.flatMap((table): readonly FigureItem[] => {
    if (table.values.every(({ rows }) => rows !== undefined)) return []
    const link = [{ text: writeTableNumber(table, writing), to: idOf.table(table.name) }]
    return [{ isOpen: true, text: text`${capitalised(link)}: ${words.missing}.` }]
  })
  const all = [...items, ...open]
  return all.length === 0 ? [] : [{ type: 'figures', items: all }]
}
