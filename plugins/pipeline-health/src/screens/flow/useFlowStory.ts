import {
  KindDescription,
  Link,
  Pipeline,
  RelationRole,
  Stage,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo } from 'react';
import { formatDuration } from '../../format/duration';
import { stageTitle } from '../../format/stageTitle';
import { formatUnit, formatUnitShort } from '../../format/value';
import { metricsOf } from '../../hooks/kindMetrics';
import { useKinds } from '../../hooks/useKinds';
import { KindWords, useKindWords } from '../../hooks/useKindWords';
import { Translate, useTranslate } from '../../translation/useTranslate';
import { shortNames } from './shortNames';

/** As many letters of a name as a box of the drawing has room for. */
const NAME_LENGTH = 21;

/** The width of a letter on a link. */
const LETTER = 7;

/** Words that grow by a letter move nothing. */
const STEP = 28;

/** What is told of a stage wherever the flow is shown. */
export interface ToldStage {
  stage: Stage;
  name: string;
  /** The name, cut in the middle where it is long. */
  shortName: string;
  kind: string;
  /** The one number to look at; absent when none was read. */
  figure?: { value: string; title: string };
  /** Why there is no figure. */
  note?: string;
  /** The name of the stage that explains this one's health. */
  causeName?: string;
  isFirstBroken: boolean;
  keepsDeadLetters: boolean;
}

/** What is told of a link wherever the flow is shown. */
export interface ToldLink extends Link {
  /** What the link does: `delivers to`. */
  words: string;
  role?: RelationRole;
  /** What it carries now: `1.1K/min`. */
  throughput?: string;
  lag?: string;
  /** Whether failures go this way now. */
  isFailing: boolean;
  /** About how wide its words are, in pixels. */
  labelWidth: number;
}

/** The way of the data in words and numbers. */
export interface FlowStory {
  stages: ToldStage[];
  links: ToldLink[];
}

/** Tells the flow of a pipeline in the words of its kinds. */
export function useFlowStory(pipeline: Pipeline): FlowStory {
  const t = useTranslate();
  const words = useKindWords();
  const { items } = useKinds();
  return useMemo(
    () => flowStory(pipeline, items, words, t),
    [pipeline, items, words, t],
  );
}

function flowStory(
  pipeline: Pipeline,
  kinds: readonly KindDescription[],
  words: KindWords,
  t: Translate,
): FlowStory {
  const { stages, links, reason, health, keyFigure } = pipeline;
  // What could not be asked is not known to be broken.
  const isBroken = health === 'critical' || health === 'warning';
  const names = new Map(stages.map(stage => [stage.arn, stageTitle(stage)]));
  const short = shortNames([...names.values()], NAME_LENGTH);
  const kindOf = (stage: Stage) => kinds.find(it => it.kind === stage.kind);
  const figureOf = (stage: Stage): ToldStage['figure'] => {
    if (keyFigure?.stage === stage.arn) {
      const { value, unit } = keyFigure;
      return {
        value: brief(value, unit),
        title: words.figure(keyFigure),
      };
    }
    const metrics = metricsOf(stage, kindOf(stage));
    // Nothing that happens tells less than what does.
    const metric =
      metrics.find(each => stage.readings[each].value !== 0) ?? metrics[0];
    const reading = metric === undefined ? undefined : stage.readings[metric];
    return (
      reading && {
        value: brief(reading.value, reading.unit),
        title: words.metric(stage.kind, metric),
      }
    );
  };
  return {
    stages: stages.map(stage => {
      const { arn, consequenceOf, problem } = stage;
      const name = names.get(arn) ?? stage.name;
      const figure = problem ? undefined : figureOf(stage);
      return {
        stage,
        name,
        shortName: short.get(name) ?? name,
        kind: words.kind(stage.kind),
        figure,
        note: noteOf(stage, figure, t),
        causeName: consequenceOf && (names.get(consequenceOf) ?? consequenceOf),
        isFirstBroken: isBroken && reason?.stage === arn,
        keepsDeadLetters: links.some(
          ({ to, relation }) => to === arn && relation === 'dead-letter-queue',
        ),
      };
    }),
    links: links.map(link => toldLink(link, pipeline, kinds, words, t)),
  };
}

function noteOf(
  { problem }: Stage,
  figure: ToldStage['figure'],
  t: Translate,
): string | undefined {
  if (problem) {
    return t(`problem.${problem.code}`);
  }
  return figure ? undefined : t('stage.notRead');
}

function toldLink(
  link: Link,
  { stages, links }: Pipeline,
  kinds: readonly KindDescription[],
  words: KindWords,
  t: Translate,
): ToldLink {
  const ends = [link.from, link.to].flatMap(
    arn => stages.find(it => it.arn === arn) ?? [],
  );
  const [teller, relation] = ends.flatMap(stage => {
    const said = kinds
      .find(({ kind }) => kind === stage.kind)
      ?.relations.find(it => it.relation === link.relation);
    return said ? [[stage, said] as const] : [];
  })[0] ?? [undefined, undefined];
  // Figures of a stage are of all its links of the relation together.
  const isAlone =
    links.filter(
      ({ from, to, relation: other }) =>
        other === link.relation && [from, to].includes(teller?.arn ?? ''),
    ).length === 1;
  const readingOf = (metric: string | undefined) =>
    isAlone && metric ? teller?.readings[metric] : undefined;
  const throughput = readingOf(relation?.throughput);
  const lag = readingOf(relation?.lag);
  const told = {
    words: words.relation(
      link.relation,
      ends.map(({ kind }) => kind),
    ),
    throughput:
      throughput &&
      t('flow.perMinute', { amount: brief(throughput.value, 'count') }),
    lag: lag && t('flow.lag', { duration: formatDuration(lag.value) }),
  };
  const letters = Math.max(
    ...Object.values(told).map(text => text?.length ?? 0),
  );
  return {
    ...link,
    ...told,
    role: relation?.role,
    labelWidth: Math.ceil((letters * LETTER) / STEP) * STEP,
    isFailing: relation?.role === 'failure' && isTroubled(stages, link.to),
  };
}

/** Whether something is wrong at the end of a link. */
function isTroubled(stages: readonly Stage[], arn: string): boolean {
  const health = stages.find(it => it.arn === arn)?.health;
  return health === 'critical' || health === 'warning';
}

/** A number that fits into a box; one of many digits is rounded. */
function brief(value: number, unit: Unit): string {
  return Math.abs(value) < 100_000
    ? formatUnit(value, unit)
    : formatUnitShort(value, unit);
}
