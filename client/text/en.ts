import { apiEn } from './api.en.ts'
import { catalogueEn } from './catalogue.en.ts'
import { chartEn } from './chart.en.ts'
import { compareEn } from './compare.en.ts'
import { dataEn } from './data.en.ts'
import { frameEn } from './frame.en.ts'
import { reconcileEn } from './reconcile.en.ts'
import { rulesEn } from './rules.en.ts'
import { savedEn } from './saved.en.ts'
import { statementEn } from './statement.en.ts'
import type { TextKey } from './sv.ts'

/** Every word of the screen in English, by the keys of sv.ts: one that is missing or left over does not compile. */
export const en: Readonly<Record<TextKey, string>> = {
  ...frameEn,
  ...compareEn,
  ...statementEn,
  ...rulesEn,
  ...reconcileEn,
  ...catalogueEn,
  ...dataEn,
  ...chartEn,
  ...savedEn,
  ...apiEn,
}
