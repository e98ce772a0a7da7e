import type { AboutOf } from './AboutOf.ts'

/** The calls about models and their rules. */
export const modelAbout = {
  'GET /api/models': {
    tag: 'model',
    title: {
      sv: 'Katalogens modeller, och varför var och en inte kan köras',
      en: 'The models of the catalogue, each with why it cannot run',
    },
    examples: [{ name: 'demonstration', request: { dataset: 'demonstration', period: '2026' } }],
  },
  'GET /api/catalogue': {
    tag: 'model',
    title: {
      sv: 'Katalogens dokument, vad vart och ett behöver och vad datamängden saknar',
      en: 'The documents of the catalogue, what each needs and what the dataset lacks',
    },
    examples: [{ name: 'demonstration', request: { dataset: 'demonstration', period: '2026' } }],
  },
  'GET /api/catalogue/comparison': {
    tag: 'model',
    title: { sv: 'Två dokument sida vid sida', en: 'Two documents side by side' },
    examples: [{ name: 'pilotAndFee', request: { a: 'chronic_care_pilot', b: 'fee_for_service' } }],
  },
  'GET /api/rules': {
    tag: 'model',
    title: { sv: 'En modell som regelbok', en: 'A model as a rule book' },
    examples: [
      { name: 'swedish', request: { model: 'chronic_care_pilot', language: 'sv' } },
      { name: 'english', request: { model: 'capitation', language: 'en' } },
    ],
  },
} as const satisfies Partial<AboutOf>
