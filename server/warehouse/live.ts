/** In place of a hash, which data that others may change has not. */
export const LIVE = 'live'
