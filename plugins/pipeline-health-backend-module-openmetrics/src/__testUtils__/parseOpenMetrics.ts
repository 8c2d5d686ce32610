/** A family of an exposition that keeps the rules. */
export interface ParsedFamily {
  type: string;
  unit?: string;
  help: string;
  samples: { labels: { [name: string]: string }; value: number }[];
}

const METADATA = /^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$/;
const SAMPLE = /^([a-z_]+)(?:\{(.*)\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$/;
const LABEL = /([a-z_]+)="((?:[^"\\\n]|\\[\\"n])*)"(,|$)/y;

/**
 * Reads gauges by the grammar of OpenMetrics 1.0, and throws where a line breaks
 * it: metadata first, families not interleaved, no series twice, the unit at the
 * end of the name, `# EOF` last.
 */
export function parseOpenMetrics(text: string): Map<string, ParsedFamily> {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.pop() !== '# EOF') {
    throw new Error('It must end with # EOF and a line feed');
  }
  const families = new Map<string, ParsedFamily>();
  const series = new Set<string>();
  let current = '';
  for (const line of lines) {
    const [, keyword, named, rest] = METADATA.exec(line) ?? [];
    if (keyword === 'TYPE') {
      refuse(families.has(named), `Two families: ${line}`);
      families.set(named, { type: rest, help: '', samples: [] });
      current = named;
      continue;
    }
    const [, name, labels, value] = SAMPLE.exec(line) ?? [];
    const family = families.get(current);
    if (!family || current !== (named ?? name)) {
      throw new Error(`Out of place: ${line}`);
    }
    if (keyword) {
      refuse(family.samples.length > 0, `Metadata after samples: ${line}`);
      family[keyword === 'UNIT' ? 'unit' : 'help'] = rest;
      refuse(
        keyword === 'UNIT' && !named.endsWith(`_${rest}`),
        `No unit in the name: ${line}`,
      );
    } else {
      const key = line.slice(0, line.lastIndexOf(' '));
      refuse(series.has(key), `Twice: ${line}`);
      series.add(key);
      family.samples.push({ labels: labelsOf(labels), value: Number(value) });
    }
  }
  return families;
}

function labelsOf(text: string | undefined): { [name: string]: string } {
  const labels: { [name: string]: string } = {};
  let at = 0;
  while (text && at < text.length) {
    LABEL.lastIndex = at;
    const [all, name, value] = LABEL.exec(text) ?? [];
    if (all === undefined || name in labels) {
      throw new Error(`Labels: ${text}`);
    }
    labels[name] = value.replace(/\\(.)/g, (_, it) => (it === 'n' ? '\n' : it));
    at += all.length;
  }
  return labels;
}

function refuse(wrong: boolean, why: string): void {
  if (wrong) {
    throw new Error(why);
  }
}
