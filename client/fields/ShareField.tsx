import { formatNumber } from '../format/formatNumber.ts'
import { useLanguage } from '../text/useText.ts'
import type { FieldProps } from './FieldProps.ts'
import { NumberBox } from './NumberBox.tsx'
import { useAccepted } from './useAccepted.ts'

/** A share, stored as 0 to 1 and typed in per cent. */
export function ShareField({ value, range, onChange, unit: _share, ...props }: FieldProps) {
  const language = useLanguage()
  const write = (percent: number): string => formatNumber(percent, language, { decimals: decimalsOf(percent) })
  const inPercent = range && ([percentOf(range[0]), percentOf(range[1])] as const)

  return (
    <NumberBox
      {...props}
      value={percentOf(value)}
      range={inPercent}
      unit="%"
      write={write}
      accepted={useAccepted(inPercent, write, '%')}
      onChange={(percent, how) => onChange(Number((percent / 100).toPrecision(15)), how)}
    />
  )
}

/** Without what a binary fraction adds: 0.07 is 7, not 7.000000000000001. */
const percentOf = (share: number): number => Number((share * 100).toPrecision(12))

const decimalsOf = (percent: number): number =>
  (
    percent
      .toFixed(4)
      .replace(/\.?0+$/, '')
      .split('.')[1] ?? ''
  ).length
