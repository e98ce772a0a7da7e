import { useText } from '../../text/useText.ts'

/** The engine's exact sentence, which names the place. It is in English: below what is said in the reader's language, and quieter. */
export function ExactWords({ words }: { readonly words: string }) {
  const text = useText()
  return (
    <span className="exact-words">
      {text('problem.exact')} <span lang="en">{words}</span>
    </span>
  )
}
