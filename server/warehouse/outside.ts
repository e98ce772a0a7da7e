/** Words that say of a patient to be listed at no clinic of the dataset. */
export const OUTSIDE: readonly string[] = ['unlisted', 'other_region', 'other_country']
