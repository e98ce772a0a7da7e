import type { AboutOf } from './AboutOf.ts'

const PILOT = { dataset: 'demonstration', period: '2026', model: 'chronic_care_pilot' } as const

/** The calls about what was paid. */
export const reconciliationAbout = {
  'GET /api/reconciliation': {
    tag: 'reconciliation',
    title: { sv: 'Det utbetalda mot en modell', en: 'What was paid against a model' },
    examples: [
      { name: 'first', request: { dataset: 'demonstration', period: '2026' } },
      { name: 'pilot', request: { ...PILOT } },
    ],
  },
  'GET /api/reconciliation/share': {
    tag: 'reconciliation',
    title: {
      sv: 'Hur stor del av det utbetalda som modellen återskapar',
      en: 'The share of what was paid that the model reproduces',
    },
    examples: [{ name: 'pilot', request: { ...PILOT } }],
  },
  'POST /api/reconciliation/note': {
    tag: 'reconciliation',
    title: { sv: 'Sparar vad någon säger om en avvikelse', en: 'Keeps what a person says of a residual' },
    examples: [
      {
        name: 'rounded',
        request: {
          ...PILOT,
          residual: 'alvstranden/visit_payment/2026-01',
          class: 'correction',
          note: 'Paid again in February.',
          author: 'E. Berg',
        },
      },
    ],
  },
} as const satisfies Partial<AboutOf>
