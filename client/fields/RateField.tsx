import { AmountField } from './AmountField.tsx'
import type { FieldProps } from './FieldProps.ts'
import { ShareField } from './ShareField.tsx'

/** The field for a figure of a model, by its unit. */
export function RateField(props: FieldProps) {
  return props.unit === 'share' ? <ShareField {...props} /> : <AmountField {...props} />
}
