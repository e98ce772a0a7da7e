import type { TextKey } from './sv.ts'

/** Every word of the screen in English, by the keys of sv.ts: one that is missing or left over does not compile. */
export const en: Readonly<Record<TextKey, string>> = {
  'app.name': 'Kapitera',
  'app.skip': 'Skip to the content',
  'app.language': 'Language',
  'language.sv': 'Svenska',
  'language.en': 'English',
  'invented.tag': 'Example, invented data',
  'invented.why': 'The clinics, residents and rates are invented. The figures are those of no real region.',
  'state.loading': 'Computing',
  'state.failed': 'The payouts could not be fetched.',
  'state.failed.number': 'Number to quote: {instance}',
  'state.retry': 'Try again',
  'payout.title': 'What is every clinic paid?',
  'payout.lead':
    'For {period}, {count} clinics are paid {total} together. {most} is paid most ({highest}), {least} least ({lowest}).',
  'payout.empty': 'There are no clinics here. Import a dataset to see its payouts.',
  'payout.chart': 'How the money is spread',
  'payout.chart.axis': 'Paid for {period}, millions of kronor',
  'payout.table': 'Payouts by clinic',
  'payout.table.note': 'All amounts in kronor. Every row and column adds up to the öre.',
  'payout.clinic': 'Clinic',
  'payout.total': 'Total',
  'payout.region': 'The region',
  'payout.notSettled': 'not settled yet',
  'payout.foot': 'Model {model}, dataset {dataset}, period {period}.',
}
