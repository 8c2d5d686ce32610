import { SummaryReadings } from '@pipeline-health/plugin-pipeline-health-common';

type Name = keyof SummaryReadings;

/** How the values of several stages become the one of their pipeline. */
const JOIN: { [name in Name]: (left: number, right: number) => number } = {
  deadLetterMessages: (left, right) => left + right,
  oldestMessageAge: Math.max,
  deliverySuccess: Math.min,
  dataFreshness: Math.max,
  iteratorAge: Math.max,
  crawlerTables: Math.max,
  crawlerTablesExpected: Math.max,
};

const NAMES = Object.keys(JOIN) as Name[];

/** The row of a pipeline: the worst value over its stages. */
export function joinSummaries(summaries: SummaryReadings[]): SummaryReadings {
  const joined: SummaryReadings = {};
  for (const summary of summaries) {
    for (const name of NAMES) {
      const value = summary[name];
      const other = joined[name];
      if (value !== undefined) {
        joined[name] = other === undefined ? value : JOIN[name](other, value);
      }
    }
  }
  return { ...joined, ...worstCrawler(summaries) };
}

/** Tables and expected tables belong together: those of the crawler with the most beyond. */
function worstCrawler(summaries: SummaryReadings[]): SummaryReadings {
  const [worst] = summaries
    .filter(summary => summary.crawlerTables !== undefined)
    .sort((left, right) => tablesBeyond(right) - tablesBeyond(left));
  return worst
    ? {
        crawlerTables: worst.crawlerTables,
        crawlerTablesExpected: worst.crawlerTablesExpected,
      }
    : {};
}

function tablesBeyond(summary: SummaryReadings): number {
  return (summary.crawlerTables ?? 0) - (summary.crawlerTablesExpected ?? 0);
}
