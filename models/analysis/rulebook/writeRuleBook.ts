import { GROUPS, type Model, type Parameter } from '../../document/Model.ts'
import { aboutSection } from './aboutSection.ts'
import { chooseSteps } from './chooseSteps.ts'
import { conditionsSection } from './conditionsSection.ts'
import { dataSection, hasData } from './dataSection.ts'
import { indicatorSection } from './indicatorSection.ts'
import { paymentOfStep } from './nameOf.ts'
import type { Numbers } from './Numbers.ts'
import { overviewSection } from './overviewSection.ts'
import { paymentSection } from './paymentSection.ts'
import { oversOf, readByAll, readByModel } from './readBy.ts'
import type { Block, Language, RuleBook, Section } from './RuleBook.ts'
import { sourcesSection } from './sourcesSection.ts'
import { readsBlocks } from './startsOf.ts'
import { stepSection } from './stepSection.ts'
import { tableSection } from './tableSection.ts'
import { undecidedFigures } from './undecidedFigures.ts'
import { undecidedSection } from './undecidedSection.ts'
import { wholesOf } from './wholePayment.ts'
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
  const all = readByAll(model)
  const wholes = wholesOf(model)
  const writing: Writing = {
    model,
    language,
    words,
    numbers,
    steps: chooseSteps(all.formulas, model, wholes.nameless),
    opened: wholes.opened,
    tables: model.tables.filter((table) => all.tables.has(table)),
    overs: oversOf(model),
    told: new Set(),
    level: 'clinic',
  }
  const shown = new Map<Parameter, string>()
  const undecided = undecidedFigures(read, writing)
  const { headings } = words
  const named = writing.steps.filter((formula) => !paymentOfStep(formula, model))
  const steps = named.filter((formula) => read.formulas.has(formula))
  const beside = named.filter((formula) => !read.formulas.has(formula))
  const indicators = model.indicators.filter((one) => all.indicators.has(one))

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
      beside.length > 0,
      collected(
        'beside',
        headings.beside,
        beside.map((formula) => (own) => stepSection(formula, { number: own, shown }, writing)),
        [{ type: 'paragraph', text: [words.beside] }],
      ),
    ],
    [
      indicators.length > 0,
      collected(
        'indicators',
        headings.indicators,
        indicators.map((indicator) => (own) => indicatorSection(indicator, own, writing)),
        readsBlocks(
          indicators.map((one) => [one, one.limits]),
          writing,
        ),
      ),
    ],
    [
      writing.tables.length > 0,
      collected(
        'tables',
        headings.tables,
        writing.tables.map((table) => (own) => tableSection(table, own, writing)),
        readsBlocks(
          writing.tables.map((one) => [one, one.values]),
          writing,
        ),
      ),
    ],
    [hasData(read), (number) => dataSection(read, number, writing)],
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
  const { from, to } = model.valid
  const period = words.about.period(numbers.date(from), to && numbers.date(to))
  const subtitle = [model.jurisdiction?.[language], period].flatMap((part) => part ?? [])
  return {
    model: model.name,
    language,
    title: model.label[language],
    subtitle: subtitle.join(', '),
    sections: [about, ...sections],
  }
}

function collected(id: string, heading: string, each: readonly Numbered[], blocks: readonly Block[] = []): Numbered {
  return (number) => ({
    id,
    number,
    heading,
    blocks,
    sections: each.map((section, place) => section(`${number}.${place + 1}`)),
  })
}
