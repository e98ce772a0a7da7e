import { GROUPS, type Model, type Parameter } from '../../document/Model.ts'
import { aboutSection } from './aboutSection.ts'
import { chooseSteps } from './chooseSteps.ts'
import { conditionsSection } from './conditionsSection.ts'
import { dataSection } from './dataSection.ts'
import { indicatorSection } from './indicatorSection.ts'
import { paymentOfStep } from './nameOf.ts'
import type { Numbers } from './Numbers.ts'
import { overviewSection } from './overviewSection.ts'
import { paymentSection } from './paymentSection.ts'
import { readByModel } from './readBy.ts'
import type { Language, RuleBook, Section } from './RuleBook.ts'
import { sourcesSection } from './sourcesSection.ts'
import { stepSection } from './stepSection.ts'
import { tableSection } from './tableSection.ts'
import { undecidedFigures } from './undecidedFigures.ts'
import { undecidedSection } from './undecidedSection.ts'
import type { Writing } from './Writing.ts'
import { wordsEn } from './words.en.ts'
import { wordsSv } from './words.sv.ts'

const WORDS = { sv: wordsSv, en: wordsEn } as const

type Numbered = (number: string) => Section

/**
 * A checked model as a rule book: what is paid, for whom, when, by which rates from which source, and what is missing.
 * Everything in it comes from the model; nothing is written by hand for one of them.
 */
export function writeRuleBook(model: Model, language: Language, numbers: Numbers): RuleBook {
  const words = WORDS[language]
  const read = readByModel(model)
  const writing: Writing = {
    model,
    language,
    words,
    numbers,
    steps: chooseSteps(read.formulas, model),
    tables: model.tables.filter((table) => read.tables.has(table)),
    told: new Set(),
    level: 'clinic',
  }
  const shown = new Map<Parameter, string>()
  const undecided = undecidedFigures(read, writing)
  const { headings } = words
  const steps = writing.steps.filter((formula) => !paymentOfStep(formula, model))
  const indicators = model.indicators.filter((one) => read.indicators.has(one))

  const parts: readonly (readonly [isThere: boolean, section: Numbered])[] = [
    [model.payments.length > 0, (number) => overviewSection(number, writing)],
    ...GROUPS.map((group): readonly [boolean, Numbered] => {
      const payments = model.payments.filter((payment) => payment.group === group)
      const each = payments.map((payment) => (own: string) => paymentSection(payment, { number: own, shown }, writing))
      return [payments.length > 0, collected(`group-${group}`, words.groups[group], each)]
    }),
    [
      steps.length > 0,
      collected(
        'steps',
        headings.steps,
        steps.map((formula) => (own) => stepSection(formula, { number: own, shown }, writing)),
      ),
    ],
    [
      indicators.length > 0,
      collected(
        'indicators',
        headings.indicators,
        indicators.map((indicator) => (own) => indicatorSection(indicator, own, writing)),
      ),
    ],
    [
      writing.tables.length > 0,
      collected(
        'tables',
        headings.tables,
        writing.tables.map((table) => (own) => tableSection(table, own, writing)),
      ),
    ],
    [read.facts.size > 0, (number) => dataSection(read.facts, number, writing)],
    [
      model.grouping !== undefined,
      (number) =>
        model.grouping ? conditionsSection(model.grouping, number, writing) : overviewSection(number, writing),
    ],
    [undecided.length > 0, (number) => undecidedSection(undecided, number, writing)],
    [model.sources.length > 0, (number) => sourcesSection(number, writing)],
  ]
  const there = parts.filter(([isThere]) => isThere)
  const sections = there.map(([, section], place) => section(String(place + 2)))
  const undecidedAt = sections.find(({ id }) => id === 'undecided')?.number ?? ''
  const about = aboutSection(undecided, { number: '1', undecidedAt }, writing)
  const subtitle = [model.jurisdiction?.[language], model.name].flatMap((part) => part ?? [])
  return {
    model: model.name,
    language,
    title: model.label[language],
    subtitle: subtitle.join(', '),
    sections: [about, ...sections],
  }
}

function collected(id: string, heading: string, each: readonly Numbered[]): Numbered {
  return (number) => ({
    id,
    number,
    heading,
    blocks: [],
    sections: each.map((section, place) => section(`${number}.${place + 1}`)),
  })
}
