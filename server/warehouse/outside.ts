import { NOT_LISTED_HERE } from '../../models/index.ts'

/** Words that say of a patient to be listed at no clinic of the dataset. */
export const OUTSIDE: readonly string[] = NOT_LISTED_HERE
