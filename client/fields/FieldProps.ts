import type { ChangeHow } from './useTypedNumber.ts'

/** What every field of a rate is given, in the rate's own unit. */
export interface FieldProps {
  readonly label: string
  readonly value: number
  /** As the document writes it: `SEK/patient/month`. */
  readonly unit: string
  readonly range: readonly [number, number] | null
  readonly onChange: (value: number, how: ChangeHow) => void
  readonly slides?: boolean | undefined
  readonly wait?: number | undefined
}
