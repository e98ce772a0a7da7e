import type { Payment } from '../../document/Model.ts'
import type { Section } from './RuleBook.ts'
import { idOf, type Writing } from './Writing.ts'

/** All payments at a glance: group, for whom, and how often. */
export function overviewSection(number: string, { model, words, language }: Writing): Section {
  const { overview, headings, groups } = words
  return {
    id: 'overview',
    number,
    heading: headings.overview,
    blocks: [
      {
        type: 'table',
        caption: [overview.caption],
        columns: overview.columns.map((column) => [column]),
        rows: model.payments.map((payment) => [
          [{ text: payment.label[language], to: idOf.payment(payment.name) }],
          [groups[payment.group]],
          [overview.each[paidFor(payment)]],
          [overview.over[payment.over]],
        ]),
        numbers: [],
      },
    ],
    sections: [],
  }
}

function paidFor({ each, paidTo, pot }: Payment): 'patient' | 'contact' | 'charged' | 'clinic' | 'indicator' | 'pot' {
  if (pot) return 'pot'
  return each === 'contact' && paidTo === 'listing_clinic' ? 'charged' : each
}
