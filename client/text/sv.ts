import { apiSv } from './api.sv.ts'
import { catalogueSv } from './catalogue.sv.ts'
import { chartSv } from './chart.sv.ts'
import { compareSv } from './compare.sv.ts'
import { dataSv } from './data.sv.ts'
import { frameSv } from './frame.sv.ts'
import { reconcileSv } from './reconcile.sv.ts'
import { rulesSv } from './rules.sv.ts'
import { savedSv } from './saved.sv.ts'
import { statementSv } from './statement.sv.ts'

/** Every word of the screen in Swedish. Words in braces are filled in: `{clinic}`. The keys are those of en.ts. */
export const sv = {
  ...frameSv,
  ...compareSv,
  ...statementSv,
  ...rulesSv,
  ...reconcileSv,
  ...catalogueSv,
  ...dataSv,
  ...chartSv,
  ...savedSv,
  ...apiSv,
} as const

/** A key of the texts: the same in every language. */
export type TextKey = keyof typeof sv
