import type { Section } from './RuleBook.ts'
import { joinTexts, type Text } from './Text.ts'
import type { UndecidedFigure } from './undecidedFigures.ts'
import { idOf, type Writing } from './Writing.ts'

/** What is missing or not decided, and which payments rest on it. */
export function undecidedSection(figures: readonly UndecidedFigure[], number: string, writing: Writing): Section {
  const { words, language, model } = writing
  const isPaid = model.payments.length > 0
  const { undecided, basis, headings } = words
  const paymentLinks = ({ payments }: UndecidedFigure): Text =>
    payments.length === 0
      ? [undecided.unused]
      : joinTexts(
          payments.map(({ name, label }) => [{ text: label[language], to: idOf.payment(name) }]),
          ', ',
        )
  return {
    id: 'undecided',
    number,
    heading: headings.undecided,
    blocks: [
      { type: 'paragraph', text: [undecided.intro] },
      {
        type: 'table',
        caption: [undecided.caption],
        columns: undecided.columns.slice(0, isPaid ? 4 : 3).map((column) => [column]),
        rows: figures.map((figure) => [
          [{ text: figure.label, to: figure.to }],
          [figure.span],
          [basis[figure.basis]],
          ...(isPaid ? [paymentLinks(figure)] : []),
        ]),
        numbers: [],
      },
    ],
    sections: [],
  }
}
