import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** The colours that React needs by value, charts above all; style sheets use the same from tokens.css. */
export const colour = {
  ink: '#14202b',
  ink2: '#46535f',
  ink3: '#616e7a',
  hairline: '#d6dce2',
  action: '#1d3557',
  selected: '#eef3f9',
  gain: '#1266b0',
  loss: '#b8480b',
  same: '#75818d',
  onDark: '#ffffff',
} as const

/** Ten steps about the one colour of action; the one in use, number 7, has 12.4 against white. */
const ACTION = [
  '#eef3f9',
  '#d9e4f1',
  '#b3c8e2',
  '#8cabd2',
  '#6a92c4',
  '#4d78ab',
  '#33587f',
  '#1d3557',
  '#162943',
  '#0f1d30',
] as const

/** Mantine in the house's colours, type and corners. */
export const theme = createTheme({
  primaryColor: 'action',
  primaryShade: 7,
  autoContrast: true,
  colors: { action: ACTION },
  black: colour.ink,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace',
  defaultRadius: 4,
  headings: { fontWeight: '680' },
})

/** Mantine's own dimmed and error text are too pale for WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': colour.ink2, '--mantine-color-error': '#9b1c1c' },
  dark: {},
})
