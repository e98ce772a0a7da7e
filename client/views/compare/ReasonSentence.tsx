import { memo } from 'react'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { mainReason } from './mainReason.ts'
import { useWriting } from './useWriting.ts'

interface ReasonSentenceProps {
  readonly analysis: Analysis
  readonly selected: ClinicLine
}

/** In words: the payment that matters most, and how the clinic differs from the region in it. */
export const ReasonSentence = memo(function ReasonSentence({ analysis, selected }: ReasonSentenceProps) {
  const text = useText()
  const language = useLanguage()
  const write = useWriting(analysis.currency)
  const { clinic, change } = analysis.lines[selected.change.place] ?? selected

  return <p className="reason">{reason()}</p>

  function reason(): string {
    const main = mainReason(analysis, { ...selected, change })
    if (!main) return text('compare.reason.nothing')
    const { step, contacts, paid } = main
    const payment = [...analysis.base.payments, ...analysis.shown.payments].find(({ name }) => name === step.payment)
    const isPerListed = change.perListed !== null && clinic.listed
    const first = text(isPerListed ? 'compare.reason.main' : 'compare.reason.whole', {
      payment: payment?.label[language] ?? step.payment,
      change: write.inKronorChange(step.change / (isPerListed || 1)),
    })
    if (contacts) {
      const words = {
        clinic: clinic.name,
        rate: inSentence(contacts.rate[language]),
        own: write.number(contacts.own, 2),
        region: write.number(contacts.region, 2),
      }
      return `${first} ${text('compare.reason.contacts', words)}`
    }
    if (!paid) return first
    const words = {
      clinic: clinic.name,
      letter: paid.by.letter,
      own: write.inKronor(paid.own),
      region: write.inKronor(paid.region),
    }
    return `${first} ${text(paid.by === analysis.base ? 'compare.reason.paid.base' : 'compare.reason.paid', words)}`
  }
})

/** A label within a sentence begins with a small letter, unless it is an abbreviation. */
const inSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? `${label.charAt(0).toLocaleLowerCase()}${label.slice(1)}` : label
