import { useText } from '../../text/useText.ts'

const STEPS = ['files', 'columns', 'check', 'approve'] as const

/** The four steps, and at which one the import is. */
export function StepList({ at }: { readonly at: 0 | 1 | 2 | 3 }) {
  const text = useText()
  return (
    <ol className="data-steps" aria-label={text('data.step.label')}>
      {STEPS.map((step, place) => (
        <li key={step} aria-current={place === at ? 'step' : undefined}>
          {place < at ? (
            <>
              <span aria-hidden="true">✓ </span>
              <span className="visually-hidden">{text('data.step.done')}: </span>
            </>
          ) : null}
          {text(`data.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
