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
  'POST /api/models/check': {
    tag: 'model',
    title: {
      sv: 'Läser en egen modell eller ett eget scenario mot katalogen och säger vad som är fel',
      en: 'Reads a model or scenario of one’s own against the catalogue, and says what is wrong',
    },
    examples: [
      {
        name: 'scenario',
        request: {
          text: [
            'format: 1',
            'scenario: base_250',
            'extends: { model: chronic_care_pilot }',
            'status: illustrative',
            'label: { sv: Grundersättning 250 kr, en: Base payment of SEK 250 }',
            'sources: { memo: { title: Memo (invented), published: 2026-02-10 } }',
            'changes:',
            '  parameters:',
            '    base_fee: { values: { 2026-07-01: { value: 250, source: memo p. 1, basis: estimated } } }',
            '',
          ].join('\n'),
        },
      },
      { name: 'wrong', request: { text: 'format: 1\nmodel: unfinished\n' } },
    ],
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
