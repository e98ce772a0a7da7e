import { Bar, BarChart, CartesianGrid, Label, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { colour } from '../style/theme.ts'

/** One bar: whose it is, and how long. */
export interface AmountBar {
  readonly label: string
  readonly amount: number
}

interface AmountChartProps {
  readonly bars: readonly AmountBar[]
  /** What the chart shows, for those who do not see it. */
  readonly title: string
  /** A sentence with the unit. */
  readonly axis: string
  readonly write: (amount: number) => string
}

const ROW = 32
const AXIS = 56

/** Horizontal bars from zero, in the order given, each with its amount written on it. */
export function AmountChart({ bars, title, axis, write }: AmountChartProps) {
  const tick = { fill: colour.ink2, fontSize: 12 }

  return (
    <figure className="chart" aria-label={title}>
      <ResponsiveContainer width="100%" height={bars.length * ROW + AXIS}>
        <BarChart
          data={bars.map((bar) => ({ ...bar }))}
          layout="vertical"
          margin={{ top: 0, right: 48, bottom: 24, left: 0 }}
          title={title}
          desc={bars.map(({ label, amount }) => `${label}: ${write(amount)}`).join('. ')}
        >
          <CartesianGrid horizontal={false} stroke={colour.hairline} />
          <XAxis
            type="number"
            domain={[0, 'auto']}
            tickCount={5}
            tick={tick}
            tickFormatter={write}
            stroke={colour.ink2}
          >
            <Label value={axis} position="bottom" offset={4} fill={colour.ink2} fontSize={12} />
          </XAxis>
          <YAxis
            type="category"
            dataKey="label"
            width={96}
            interval={0}
            tick={tick}
            tickLine={false}
            stroke={colour.ink2}
          />
          <Tooltip
            formatter={(amount) => [write(Number(amount)), axis]}
            cursor={{ fill: colour.hairline, opacity: 0.5 }}
          />
          <Bar dataKey="amount" fill={colour.action} isAnimationActive={false}>
            <LabelList
              dataKey="amount"
              position="right"
              fill={colour.ink}
              fontSize={12}
              formatter={(amount) => write(Number(amount))}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
