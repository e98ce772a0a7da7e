import type { AboutOf } from './AboutOf.ts'
import type { Order } from '../pricing.ts'

const ORDER: Order = {
  dataset: 'demonstration',
  period: '2026',
  entries: [{ model: 'chronic_care_pilot', clinics: 'all' }],
}

/** The calls about what is paid. */
export const payoutAbout = {
  'POST /api/pricing': {
    tag: 'payout',
    title: {
      sv: 'En modell på en datamängd: summor per vårdcentral, och det som prissätter dem',
      en: 'A model on a dataset: sums by clinic, and the program that prices them',
    },
    examples: [
      { name: 'pilot', request: { dataset: 'demonstration', period: '2026', model: 'chronic_care_pilot' } },
      {
        name: 'changedRate',
        request: {
          dataset: 'demonstration',
          period: '2026-Q1',
          model: 'chronic_care_pilot',
          changes: { visit_fee: 1200 },
        },
      },
    ],
  },
  'POST /api/statement': {
    tag: 'payout',
    title: { sv: 'Vad en vårdcentral får betalt, term för term', en: 'What one clinic is paid, term by term' },
    examples: [{ name: 'pilot', request: { order: ORDER, clinic: 'alvstranden' } }],
  },
  'POST /api/origin': {
    tag: 'payout',
    title: { sv: 'Hur en kvantitet i ett besked räknades', en: 'How a quantity of a statement was counted' },
    examples: [
      {
        name: 'visits',
        request: {
          order: ORDER,
          clinic: 'alvstranden',
          model: 'chronic_care_pilot',
          payment: 'visit_payment',
          of: { type: 'parameter', name: 'visit_fee' },
          first: '2026-01',
        },
      },
    ],
  },
} as const satisfies Partial<AboutOf>
