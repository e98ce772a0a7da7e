/** A column: how high, what stands below it, and whether it is what the page shows. */
export interface Column {
  readonly name: string
  readonly value: number
  readonly tick: string
  readonly isShown: boolean
}

export interface ColumnBarsProps {
  readonly columns: readonly Column[]
  /** The one that is pointed at or reached by an arrow key. */
  readonly looked: number | undefined
  readonly onLook: (column: number | undefined) => void
  readonly onChoose: (column: number) => void
}

/** How high the columns are, with what stands below them. */
export const COLUMNS_HEIGHT = 124
