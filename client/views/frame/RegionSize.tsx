import { memo } from 'react'
import { useRegion } from '../../api/queries.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface RegionSizeProps {
  readonly dataset: string
  readonly period: string
}

/** How many clinics and listed patients: of how many it is known, where some are missing. */
export const RegionSize = memo(function RegionSize({ dataset, period }: RegionSizeProps) {
  const text = useText()
  const language = useLanguage()
  const region = useRegion(dataset, period)
  if (region.state !== 'ready') return null

  const listed = region.data.clinics.flatMap((clinic) => clinic.listed ?? [])
  const words = {
    count: formatNumber(region.data.clinics.length, language),
    listed: formatNumber(
      listed.reduce((sum, one) => sum + one, 0),
      language,
    ),
  }
  const isWhole = listed.length === region.data.clinics.length
  return (
    <span>
      {isWhole
        ? text('context.clinics', words)
        : text('context.clinics.partial', { ...words, known: formatNumber(listed.length, language) })}
    </span>
  )
})
