import { useText } from '../text/useText.ts'

/** What a field accepts, in words: `0–1 000 kr per vårdkontakt`. */
export function useAccepted(
  range: readonly [number, number] | null,
  write: (value: number) => string,
  unit: string,
): string {
  const text = useText()
  if (!range) return text('field.anyNumber')
  return text('field.range', { low: write(range[0]), high: write(range[1]), unit }).trim()
}
