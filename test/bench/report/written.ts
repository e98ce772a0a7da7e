import type { Times } from '../times.ts'

/** Three figures that matter: 1234, 56.7, 0.0123. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (value === 0) return '0'
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(Math.min(places, 6))
}

/** The least time and how far the middle one lies above it: `12.3 (+4 %)`. */
export function times({ least, median }: Times): string {
  return `${number(least)} (+${Math.round((median / least - 1) * 100)} %)`
}

/** `3.2 ×`: how many times as long, or as much. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? `${number(value)} ×` : ''
}

/** 2,400,000. */
export function whole(value: number): string {
  return value.toLocaleString('en-GB')
}
