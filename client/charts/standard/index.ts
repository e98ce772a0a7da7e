export { ColumnDrawing } from './ColumnDrawing.tsx'
