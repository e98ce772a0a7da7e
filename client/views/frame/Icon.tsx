/** Drawn on 16 by 16, in the colour of the text beside it. */
const DRAWN = {
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3 7h10v7H3z',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'm10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3.2 3.2 0 0 1 4.5 4.5L11.500 9M9 11.500l-1.2 1.2a3.2 3.2 0 0 1-4.5-4.5L4.500 7',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.500 3.500 3.500L13 4.500',
  warning: 'M8 2 14.500 13.500h-13zM8 6.500v3.500M8 11.600v.4',
  plus: 'M8 3v10M3 8h10',
} as const

/** A small sign beside words; it says nothing that they do not. */
export function Icon({ name }: { readonly name: keyof typeof DRAWN }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path d={DRAWN[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
