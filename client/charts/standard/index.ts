export { ColumnDrawing } from './ColumnDrawing.tsx'
export { ScatterDrawing } from './ScatterDrawing.tsx'
export { StackedDrawing } from './StackedDrawing.tsx'
