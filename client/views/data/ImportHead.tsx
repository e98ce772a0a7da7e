import { useText } from '../../text/useText.ts'
import { StepList } from './StepList.tsx'

interface ImportHeadProps {
  readonly at: 0 | 1 | 2 | 3
  readonly title: string
  readonly lead: string
}

/** What the import asks or has found, and at which step it is. */
export function ImportHead({ at, title, lead }: ImportHeadProps) {
  const text = useText()
  return (
    <>
      <p className="data-crumb">{text('data.import.crumb')}</p>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <StepList at={at} />
    </>
  )
}
