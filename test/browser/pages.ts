import type { Page } from 'playwright-core'
import { EXAMPLES, saveMeanwhile } from './examples.ts'
import { quiet } from './quiet.ts'
import type { WholeApp } from './startApp.ts'

/** A page, or a state of one, to look at. */
export interface Shown {
  readonly name: string
  readonly path: string
  /** What is there when all of it is there. */
  readonly waitFor: string
  /** What is opened first. */
  readonly open?: RegExp
  /** What else is done first. */
  readonly act?: (page: Page, app: WholeApp) => Promise<void>
  /** A state of a page that is looked at in whole elsewhere. */
  readonly isState?: true
  /** It shows the reader's own figures and none that are invented. */
  readonly isOwn?: true
}

const BASE = 'stockholm_2015_filled'

/** How a page is looked at by test: in both languages at both widths; a further state of it on a phone, in English. */
export function viewsOf({
  isState,
}: Pick<Shown, 'isState'>): readonly { readonly width: number; readonly language: 'sv' | 'en' }[] {
  const one = [{ width: 390, language: 'en' }] as const
  return isState
    ? one
    : [...one, { width: 1440, language: 'sv' }, { width: 1440, language: 'en' }, { width: 390, language: 'sv' }]
}

/** Every page and state that is looked at, by eye and by test. */
export const PAGES: readonly Shown[] = [
  { name: 'compare', path: '/', waitFor: 'table' },
  { isState: true, name: 'compare without the lock', path: '/?neutral=no', waitFor: 'table' },
  {
    isState: true,
    name: 'compare with a changed rate',
    path: `/?m=${BASE}&m=${BASE}~doctor_visit_fee:110`,
    waitFor: 'table',
    open: /Ändra satser|Change rates/,
  },
  {
    isState: true,
    name: 'compare with the models to choose from',
    path: '/',
    waitFor: 'table',
    open: /Nytt alternativ|New alternative/,
  },
  {
    isState: true,
    name: 'compare with models that cannot be paid',
    path: `/?m=${BASE}&m=cms_hcc_v24_filled&m=nowhere`,
    waitFor: '[role=alert]',
  },
  {
    isState: true,
    name: 'compare another dataset',
    path: '/?data=demonstration&period=2026&m=chronic_care_pilot&m=fewer_kronor_per_visit',
    waitFor: 'table',
  },
  { isState: true, name: 'statement of a year', path: '/clinic/c22?at=2017&of=0&beside=A', waitFor: 'table' },
  {
    name: 'statement of a month',
    path: '/clinic/c22?at=2017-03&of=0&beside=before&open=visit_payment',
    waitFor: 'table',
  },
  { name: 'rule book', path: '/rules/vastra_gotaland', waitFor: 'main h1' },
  { name: 'catalogue', path: '/catalogue?words=stockholm', waitFor: 'main h1' },
  { name: 'data', path: '/data', waitFor: 'main h1' },
  { name: 'data import', path: '/data/new', waitFor: '.data-drop' },
  { isState: true, isOwn: true, name: 'counts in place of rows', path: '/data/counts', waitFor: '.data-drop' },
  { name: 'data quality', path: '/data/demonstration', waitFor: '.marked-chart' },
  { name: 'saved', path: '/saved', waitFor: '.saved-list' },
  { isState: true, name: 'list of work', path: '/saved', waitFor: '.saved-list', open: /^(Arbeten|Work)/ },
  { isState: true, name: 'own document that is wrong', path: '/saved', waitFor: '.own-document', act: wrongDocument },
  { name: 'versions', path: EXAMPLES.versions, waitFor: '.diff-pay td' },
  { isState: true, name: 'conflict', path: EXAMPLES.disputed, waitFor: '.save-form', act: conflict },
  { name: 'api-docs', path: '/api-docs', waitFor: 'h3' },
  { name: 'problems', path: '/problems', waitFor: 'dt' },
  { isState: true, name: 'statement of no clinic', path: '/clinic/c220', waitFor: 'main h1' },
]

/** Waits until a page is whole. */
export async function settled(page: Page, { waitFor, open, act }: Shown, app: WholeApp): Promise<void> {
  await page.locator(waitFor).first().waitFor()
  if (open) await page.getByRole('button', { name: open }).first().click()
  if (act) await act(page, app)
  await quiet(page)
}

/** A name is changed that another has saved a version of in the meantime. */
async function conflict(page: Page, { objects }: WholeApp): Promise<void> {
  await page.getByRole('textbox', { name: /^(Namn|Name)$/ }).fill('Besök för en tia mer')
  await saveMeanwhile(objects, EXAMPLES.disputed)
  await page.getByRole('button', { name: /^(Spara namn och beskrivning|Save name and description)$/ }).click()
  await page.getByRole('alertdialog').getByRole('listitem').first().waitFor()
}

/** A scenario is pasted that extends nothing that there is. */
async function wrongDocument(page: Page): Promise<void> {
  await page.locator('.own-document summary').click()
  await page.locator('.own-document textarea').fill('format: 1\nscenario: lower\nextends: { model: nowhere }\n')
  await page.locator('.own-document [type=submit]').click()
  await page.locator('.findings li').first().waitFor()
}
