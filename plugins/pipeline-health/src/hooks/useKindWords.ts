import {
  KeyFigure,
  ListKindsResponse,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import { labelOfKey } from '../format/value';
import {
  TranslateKind,
  useKindTranslation,
} from '../translation/kindTranslation';
import { metricRow } from './kindMetrics';
import { useKinds } from './useKinds';

/** What a fact of an inventory is called, and what it counts. */
export interface FactWords {
  title: string;
  unit?: Unit;
}

/**
 * What a person calls what kinds have: as the app's translations say it, else as
 * the kind says it, else the key spelled out.
 */
export interface KindWords {
  kind(kind: string): string;
  /** Of one part, such as a queue, with the part: `Queries that wait: etl`. */
  metric(kind: string, metric: string): string;
  /** What a pipeline is about now, whose kind is not told. */
  figure(figure: Pick<KeyFigure, 'metric' | 'title'>): string;
  /** Kinds may call a relation alike: those of `kinds` are asked first. */
  relation(relation: string, kinds: readonly string[]): string;
  /** A fact by its path in the inventory, if it has a word: `source.topic`. */
  fact(kind: string, path: string): FactWords | undefined;
  /** A fact behind a finding or an action, whatever its kind. */
  evidence(name: string): string;
  /** What can be done, by its id. */
  action(id: string): string;
}

/** The words of the kinds that are served, in the language of the app. */
export function useKindWords(): KindWords {
  const { items } = useKinds();
  const translate = useKindTranslation();
  return useMemo(() => kindWords(items, translate), [items, translate]);
}

/** The words of these kinds. */
export function kindWords(
  kinds: ListKindsResponse['items'],
  translate: TranslateKind,
): KindWords {
  const find = (kind: string) => kinds.find(each => each.kind === kind);
  return {
    kind: kind => translate(`kind.${kind}`) ?? find(kind)?.title ?? kind,
    metric(kind, metric) {
      const row = metricRow(find(kind), metric);
      const name = row?.metric ?? metric;
      const title = translate(`metric.${name}`) ?? row?.title;
      const part = metric.slice(name.length + 1);
      if (title === undefined) {
        return labelOfKey(metric);
      }
      return part ? `${title}: ${part}` : title;
    },
    figure({ metric, title }) {
      const [name, ...part] = metric.split('.');
      // What a finding counts is a fact behind it.
      const translated =
        translate(`metric.${name}`) ?? translate(`evidence.${name}`);
      return translated === undefined
        ? title
        : [translated, ...part].join(': ');
    },
    relation(relation, first) {
      const all = [...first.flatMap(kind => find(kind) ?? []), ...kinds];
      return (
        translate(`relation.${relation}`) ??
        all
          .flatMap(kind => kind.relations)
          .find(each => each.relation === relation)?.title ??
        relation.replace(/-/g, ' ')
      );
    },
    fact(kind, path) {
      const said = find(kind)?.inventory.find(({ key }) => key === path);
      const title = translate(`inventory.${kind}.${path}`) ?? said?.title;
      return title === undefined ? undefined : { title, unit: said?.unit };
    },
    action: id => translate(`action.${id}.title`) ?? labelOfKey(id),
    evidence: name => translate(`evidence.${name}`) ?? labelOfKey(name),
  };
}
