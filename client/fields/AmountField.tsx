import { formatFigure } from '../format/formatFigure.ts'
import { formatUnit } from '../format/formatUnit.ts'
import { useLanguage } from '../text/useText.ts'
import type { FieldProps } from './FieldProps.ts'
import { NumberBox } from './NumberBox.tsx'
import { useAccepted } from './useAccepted.ts'

/** A field for money, points, weights and whatever else is typed as it is stored. */
export function AmountField({ unit, ...props }: FieldProps) {
  const language = useLanguage()
  const write = (value: number): string => formatFigure(value, unit, language, { isBare: true })
  const words = formatUnit(unit, language)

  return <NumberBox {...props} unit={words} write={write} accepted={useAccepted(props.range, write, words)} />
}
