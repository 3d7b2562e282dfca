/**
 * What a chart shows, in words, for readers who cannot see it: made from the same data.
 */
import { chartGroups, sayValue, type ChartPlan, type ShownDatum } from './plan.js'

const most = 40

/** The alt text: what the chart is, and its data, at most forty of them. */
export function describe(plan: ChartPlan): string {
  const sentences =
    plan.mark === 'timeline' ? events(plan) : plan.mark === 'bar' ? [bars(plan)] : series(plan)
  const left = plan.left
    ? [
        `${plan.left} ${plan.left === 1 ? 'row' : 'rows'} without a value ${plan.left === 1 ? 'is' : 'are'} not shown.`,
      ]
    : []
  return [`${plan.title}.`, ...sentences, ...left].join(' ')
}

function events(plan: ChartPlan): string[] {
  const { x } = plan
  const ordered = [...plan.shown].sort((one, other) => one.x - other.x)
  const lanes = chartGroups(plan).length > 1
  const when = ({ x: from, end, approximate }: ShownDatum): string => {
    const place =
      end === undefined ? sayValue(from, x) : `${sayValue(from, x)} to ${sayValue(end, x)}`
    return approximate ? `about ${place}` : place
  }
  const said = ordered
    .slice(0, most)
    .map((shown) => `${when(shown)}: ${lanes ? `${shown.group}, ` : ''}${shown.text}`)
  return [`${x.label}: ${said.join('; ')}${more(ordered.length)}.`]
}

function bars(plan: ChartPlan): string {
  return `${plan.x.label}: ${plan.shown
    .slice(0, most)
    .map(({ group, x }) => `${group} ${sayValue(x, plan.x)}`)
    .join(', ')}${more(plan.shown.length)}.`
}

function series(plan: ChartPlan): string[] {
  const points = (shown: readonly ShownDatum[]): string =>
    shown
      .slice(0, most)
      .map(
        (point) =>
          `${sayValue(point.x, plan.x)}, ${sayValue(point.y ?? 0, plan.y)}${point.text ? ` (${point.text})` : ''}`,
      )
      .join('; ') + more(shown.length)
  const axes = `Each point gives ${plan.x.label}, then ${plan.y.label}.`
  const groups = chartGroups(plan)
  if (groups.length === 1 && groups[0] === '') return [axes, `${points(plan.shown)}.`]
  return [
    axes,
    ...groups.map(
      (group) => `${group}: ${points(plan.shown.filter((shown) => shown.group === group))}.`,
    ),
  ]
}

const more = (count: number): string => (count > most ? `, and ${count - most} more` : '')
