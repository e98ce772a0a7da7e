import type { AboutOf } from './AboutOf.ts'
import { dataAbout } from './data.ts'
import { jobAbout } from './job.ts'
import { modelAbout } from './model.ts'
import { objectAbout } from './object.ts'
import { payoutAbout } from './payout.ts'
import { reconciliationAbout } from './reconciliation.ts'
import { serviceAbout } from './service.ts'
import { uploadAbout } from './upload.ts'

/** What is told of every call of the contract: one that is left out does not compile. */
export const callsAbout: AboutOf = {
  ...payoutAbout,
  ...modelAbout,
  ...dataAbout,
  ...reconciliationAbout,
  ...objectAbout,
  ...jobAbout,
  ...uploadAbout,
  ...serviceAbout,
}
