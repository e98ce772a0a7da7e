import type { Letter } from '../../comparison/Comparison.ts'

interface LetterSquareProps {
  readonly letter: Letter
  readonly isShown?: boolean
}

/** A model as a letter in a square, 0 for the base; filled for the one that is shown. */
export function LetterSquare({ letter, isShown = false }: LetterSquareProps) {
  return (
    <span className="letter" data-shown={isShown || undefined}>
      {letter}
    </span>
  )
}
